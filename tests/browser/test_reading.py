"""The page of a plan as it looks: every level, by day and night, small and enlarged, its pictures and hard words."""

from typing import Any

import pytest
from playwright.sync_api import Page

from portal.procedures.enums import Level
from tests.cast import Cast
from tests.readings import HARD, SENTENCES, reading

from .conftest import Window
from .reading import Desk, desk

pytestmark = pytest.mark.django_db(transaction=True)
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
GROUND = "getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)"
# Every template, in the format it is given in; the parents' also in large print.
LOOKS = [(level, "easy_read" if level == "parent_easy" else "standard") for level in Level.values]
LOOKS += [("parent", "large_print")]
COLOURS: list[dict[str, Any]] = [
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
]
LOOKED_AT = {"en", "ur"}  # a picture of each takes longer than axe


@pytest.fixture
def plan(cast: Cast, window: Window, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return desk(cast, window, monkeypatch)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_every_look_stands_up_to_axe_by_day_by_night_and_in_colours_of_the_readers_own(
    plan: Desk, language: str
) -> None:
    """At 320 pixels, where nothing may hang over the side. Each is opened once and seen three times."""
    screen = plan.seat(phone=True)
    page = screen.page
    page.set_viewport_size({"width": 320, "height": 640})
    for level, form in LOOKS:
        name = f"reading-{level}-{form}-{language}"
        page.emulate_media(color_scheme="light", forced_colors="none")
        plan.show(screen, reading(language, level, form))
        assert page.evaluate(FITS), name
        assert page.locator("article").get_attribute("lang") == language
        grounds = [page.evaluate(GROUND)]
        for colours in COLOURS:
            page.emulate_media(**colours)
            grounds.append(screen.check_colours().page.evaluate(GROUND))
            if language in LOOKED_AT:
                screen.shot(f"{name}-{colours['color_scheme']}-{colours['forced_colors']}")
        # A symbol drawn for white paper stands on white, whatever the reader's colours are.
        symbol = page.locator(".app-symbol").first.evaluate("e => getComputedStyle(e).backgroundColor")
        assert [sum(ground) > 600 for ground in grounds[:2]] == [True, False] and symbol == "rgb(255, 255, 255)", name


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ur", "rtl"), ("bn", "ltr"), ("ar", "rtl")])
def test_at_320_pixels_and_enlarged_four_times_nothing_hangs_over_the_side(
    plan: Desk, language: str, direction: str
) -> None:
    screen = plan.seat()
    # A window of 1280 by 1024 pixels, enlarged to 400 %, has 320 by 256 of them.
    screen.page.set_viewport_size({"width": 320, "height": 256})
    for level, form in (
        ("parent", "standard"),
        ("parent", "large_print"),
        ("parent_easy", "easy_read"),
        ("under_7", "standard"),
    ):
        plan.reading = reading(language, level, form)
        screen.speak(language).page.goto(f"{screen.base}{plan.path}")
        assert screen.page.evaluate(FITS), (level, form)
        assert screen.page.locator("html").get_attribute("dir") == direction
        screen.shot(f"reading-{language}-{level}-{form}-320")
    screen.check()


def _expanded(page: Page) -> list[bool]:
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    buttons = [one for one in tree if one.get("role", {}).get("value") == "button"]
    named = [one for one in buttons if one.get("name", {}).get("value") == HARD["en"][0]]
    return [any(p["name"] == "expanded" and p["value"]["value"] for p in one.get("properties", [])) for one in named]


@pytest.mark.requirement("R-001-14")
def test_a_hard_word_opens_and_shuts_by_keyboard(plan: Desk) -> None:
    screen = plan.show(plan.seat(), reading())
    page = screen.page
    word, meaning = page.locator(".app-hard__word").first, page.locator(".app-hard__meaning").first
    assert meaning.is_hidden() and not _expanded(page)[0]
    word.focus()
    page.keyboard.press("Enter")
    assert meaning.is_visible() and _expanded(page)[0]
    assert meaning.inner_text().split("\n") == list(HARD["en"])
    # Right below the word, and nothing of it outside the window.
    below, above = meaning.bounding_box(), word.bounding_box()
    assert below and above and 0 <= below["y"] - above["y"] - above["height"] < 30 and below["x"] >= 0
    screen.check()
    page.keyboard.press("Escape")
    assert meaning.is_hidden() and word.evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_hard_word_opens_at_a_touch_and_without_scripts(plan: Desk, javascript: bool) -> None:
    screen = plan.seat(phone=True, javascript=javascript)
    plan.show(screen, reading("ur"))
    screen.page.locator(".app-hard__word").first.tap()
    meaning = screen.page.locator(".app-hard__meaning").first
    assert meaning.is_visible()
    box = meaning.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 844
    screen.shot(f"reading-hard-word-{'with' if javascript else 'without'}-scripts")
    screen.page.touchscreen.tap(5, 300)  # beside it: the margin of the page
    assert meaning.is_hidden()


PLAIN = """() => [...document.querySelectorAll('article :is(p, li, dt, dd, a, h1, h2, h3, strong, span)')]
  .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => [e.innerText.slice(0, 40), getComputedStyle(e)])
  .filter(([, s]) => parseFloat(s.fontSize) < 21.33 || s.fontStyle !== 'normal' || s.textDecorationLine !== 'none'
    || s.hyphens === 'auto' || s.textAlign === 'justify')
  .map(([text, s]) => [text, s.fontSize, s.fontStyle, s.textDecorationLine])"""


@pytest.mark.requirement("R-X-05")
@pytest.mark.parametrize(("language", "phone"), [("en", False), ("en", True), ("ur", True), ("pl", False)])
def test_easy_read_is_large_plain_and_has_its_pictures_before_the_words(plan: Desk, language: str, phone: bool) -> None:
    screen = plan.show(plan.seat(phone=phone), reading(language, "parent_easy", "easy_read"))
    assert screen.page.evaluate(PLAIN) == []
    for entry in screen.page.locator(".app-entry").all():
        picture = entry.locator(".app-entry__picture img").bounding_box()
        words = entry.locator(".app-entry__said").bounding_box()
        assert picture and words and picture["width"] >= 76
        assert (picture["x"] > words["x"]) == (language == "ur")
        assert picture["y"] < words["y"] + words["height"] and words["y"] < picture["y"] + picture["height"]
    screen.shot(f"reading-easy-{language}-{'phone' if phone else 'desk'}")


def test_children_read_larger_letters_than_their_parents(plan: Desk) -> None:
    screen = plan.seat()
    sizes = {}
    for level in ("parent", "from_16", "from_12", "from_7", "under_7"):
        plan.reading = reading("en", level)
        screen.page.goto(f"{screen.base}{plan.path}")
        size = screen.page.locator(".app-entry__text p").first.evaluate("e => getComputedStyle(e).fontSize")
        sizes[level] = float(size.removesuffix("px"))
    screen.check()
    assert sizes["parent"] <= sizes["from_12"] < sizes["from_7"] < sizes["under_7"]
    assert sizes["under_7"] >= 24 and sizes["from_7"] >= 21


def test_on_paper_there_are_words_and_numbers_alone(plan: Desk, tmp_path: object) -> None:
    screen = plan.show(plan.seat(), reading())
    screen.page.emulate_media(media="print")
    for hidden in (
        ".govuk-exit-this-page",
        "nav.app-contents",
        ".govuk-back-link",
        ".app-respond",
        ".app-languages",
        "#say-something",
    ):
        for one in screen.page.locator(hidden).all():
            assert one.is_hidden(), hidden
    after = "e => getComputedStyle(e, '::after').content"
    assert {one.evaluate(after) for one in screen.page.locator("main a").all()} <= {'""', "none"}
    phone = screen.page.locator(".app-phone").first
    assert phone.is_visible() and phone.inner_text() == "01632 960101"
    assert screen.page.locator("#words-explained").is_visible()
    screen.shot("reading-print")
