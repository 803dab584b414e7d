"""A form of twelve steps with logic and rows, filled to the end: by keyboard, without JavaScript, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms import purposes
from forms.models import Draft, Submission
from portal.people.enums import AccountKind
from portal.people.models import User
from tests import twelve
from tests.cast import make_user
from tests.filling import make_draft
from tests.uploads import PNG

from ..unit.forms.keeping.conftest import place
from .conftest import Window
from .hands import Keyboard, Pointer
from .screen import Screen
from .visit import Story

__all__ = ["place"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> twelve.VisitHost:
    host = twelve.VisitHost()
    host.known = {"own_key": "p-1"}
    monkeypatch.setitem(purposes._purposes, twelve.VISIT, twelve.make_visit(host))
    return host


@pytest.fixture
def lena() -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


@pytest.fixture
def draft(lena: User, host: twelve.VisitHost) -> Draft:
    return make_draft(twelve.version(), lena)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Blue mark.png"
    path.write_bytes(PNG)
    return path


def send(story: Story, shots: str) -> None:
    """Check the answers, send them, and see that what was sent is what was written."""
    hand = story.hand
    hand.screen.shot(f"{shots}-check")
    shown = hand.page.locator("main").inner_text()
    for text in ("The school", "Bridge Words", "Karl Moss", "Broken window", "230", "Blue mark.png", "Joan"):
        assert text in shown, text
    with hand.page.expect_navigation():
        hand._press(hand.page.locator('main form[action$="/submit/"] button'))
    hand.screen.check().shot(f"{shots}-sent")
    (submission,) = Submission.objects.all()
    answers = submission.answers
    assert [row.get("person-why") for row in answers["people"]] == [None, "He moved in last week."]
    assert answers["rooms"][0]["faults"][0]["fault-until"] == "2026-03-09"
    assert answers["rooms-cost"] == 230.5
    assert answers["next-latest"] == "2026-03-16" and answers["next-days"] == 30
    assert answers["language"] == "lang-polish" and answers["interpreter"] == {"name": "Bridge Words"}
    assert answers["signs"] == ["sign-tired", "sign-hurt"] and answers["mood"] == 2
    assert len(answers["harm-photos"]) == 1
    assert "own-words" not in answers and "unseen-why" not in answers


def enter(story: Story) -> None:
    """From the list of steps into the first."""
    hand = story.hand
    hand.screen.open(f"/drafts/{story.draft.pk}/")
    if story.shots:
        hand.screen.shot(f"{story.shots}-tasks")
    assert hand.page.locator("main h2").all_inner_texts()[:4] == [
        twelve.words(story.language)[f"{section}.title"] for section in twelve.data()["sections"]
    ]
    hand.screen.follow(twelve.words(story.language)[f"{twelve.step_id('visit')}.title"])


def test_with_nothing_but_a_keyboard(window: Window, draft: Draft, lena: User, picture: Path) -> None:
    hand = Keyboard(window().speak("en").sign_in(lena))
    story = Story(hand, draft, "en", picture)
    story.shots = "visit-en-keyboard"
    enter(story)
    story.whole()
    send(story, story.shots)


def test_in_welsh_without_javascript(window: Window, draft: Draft, lena: User, picture: Path) -> None:
    hand = Pointer(window(javascript=False, language="cy").speak("cy").sign_in(lena))
    story = Story(hand, draft, "cy", picture, script=False)
    story.shots = "visit-cy-plain"
    enter(story)
    story.whole()
    assert story.asked_again >= 10
    send(story, story.shots)


def narrow(screen: Screen, width: int) -> None:
    """See that nothing has to be scrolled sideways at this width."""
    screen.page.set_viewport_size({"width": width, "height": 800})
    wide = screen.page.evaluate(
        """() => [document.documentElement.scrollWidth - innerWidth,
        [...document.querySelectorAll("main *")].filter((e) => { const b = e.getBoundingClientRect();
          return b.width && (b.right > innerWidth + 1 || b.left < -1) && !e.closest(".govuk-visually-hidden"); })
          .map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)]"""
    )
    assert wide[0] <= 0, f"{screen.page.url} at {width}: {wide}"


def test_in_urdu_on_a_phone(window: Window, draft: Draft, lena: User, picture: Path) -> None:
    screen = window(phone=True, language="ur-PK").speak("ur").sign_in(lena)
    hand = Pointer(screen)
    story = Story(hand, draft, "ur", picture)
    story.shots = "visit-ur-phone"
    enter(story)
    assert screen.page.locator("html").get_attribute("dir") == "rtl"
    for tell in (story.visit, story.talking, story.seen, story.people, story.rooms, story.repairs, story.money,
                 story.child, story.week, story.harm, story.next, story.sign):  # fmt: skip
        story.at(tell.__name__)
        tell()
        narrow(screen, 320)  # what 400 % of 1280 leaves
        screen.shot(f"visit-ur-320-{tell.__name__}")
        screen.page.set_viewport_size({"width": 390, "height": 844})
        story.go(tell.__name__)
    narrow(screen, 320)
    screen.shot("visit-ur-320-check")
    # Figures keep their order inside the Urdu around them.
    assert "\u2066" in screen.page.locator("main").inner_text()
    screen.page.set_viewport_size({"width": 390, "height": 844})
    send(story, story.shots)


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
def test_the_form_ends_where_the_child_was_not_seen(
    window: Window, draft: Draft, lena: User, picture: Path, host: twelve.VisitHost, language: str
) -> None:
    screen = window(language=language).speak(language).sign_in(lena)
    hand, words = Pointer(screen), twelve.words(language)
    story = Story(hand, draft, language, picture)
    enter(story)
    story.visit()
    hand.write("arrived", "19:00")
    story.go()
    story.talking()
    story.go()
    hand.pick("child-seen", "no")
    story.come_up("unseen-warning", "unseen-why")
    # A warning without a heading is in the reader's language like any other.
    assert not screen.page.locator('[data-question="unseen-warning"]').get_attribute("lang")
    hand.pick("unseen-why", "unseen-asleep")
    screen.shot(f"visit-{language}-unseen")
    story.go()
    expect(screen.page.get_by_text(words["end-unseen.text"].partition(". ")[0].partition("۔ ")[0])).to_be_visible()
    screen.shot(f"visit-{language}-ended")
    button = screen.page.locator('main form[action$="/submit/"] button')
    with screen.page.expect_navigation():
        button.dblclick()
    screen.check()
    (submission,) = Submission.objects.all()
    assert len(host.received) == 1
    assert submission.answers["unseen-why"] == "unseen-asleep" and "people" not in submission.answers
