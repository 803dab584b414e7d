"""Telephone numbers, times and names keep their order in languages that run from right to left."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from portal.dialogue.services import reply
from portal.engagement.enums import NeedKind
from portal.engagement.services import add_need
from portal.people.models import Person
from portal.wording.enums import Audience
from portal.wording.names import shown
from tests.cast import Cast, account
from tests.dialogue import LATER, answered, read_by
from tests.figures import FIGURES, WORDS, figured
from tests.plans import NOW, make_plan, release_to, translated, word

from .conftest import Window
from .order import reversed_figures, torn
from .reading import desk

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_look_at_the_order_finds_what_is_reversed(window: Window) -> None:
    """Without this the tests below could not fail."""
    page = window().page
    page.set_content('<p dir="rtl">فون: 01632 960111</p><p dir="rtl">فون: <bdi dir="ltr">01632 960222</bdi></p>')
    assert reversed_figures(page) == ["فون: 01632 960111"]


@pytest.mark.requirement("R-001-22")
def test_names_follow_each_other_as_the_sentence_runs(window: Window) -> None:
    """Two Latin names and a figure, in Urdu: first the right one. Without their signs they would change places."""
    page = window().page
    text = "[[Lena]]، [[Tom]] 5 ملیں گے"
    for words, names in ((shown(text, "rtl"), True), (shown(text), False)):
        page.set_content(f'<p dir="rtl">{words}</p>')
        places = page.evaluate(
            """() => ["Lena", "Tom", "5"].map((word) => {
              const node = document.querySelector("p").firstChild;
              const range = document.createRange();
              range.setStart(node, node.data.indexOf(word));
              range.setEnd(node, node.data.indexOf(word) + word.length);
              return range.getBoundingClientRect().left;
            })"""
        )
        assert (places == sorted(places, reverse=True)) is names


@pytest.mark.parametrize("language", ["ur", "ar"])
def test_figures_and_names_keep_their_order(cast: Cast, language: str, window: Window) -> None:
    Person.objects.filter(pk=cast.amina.pk).update(language=language)
    Person.objects.filter(pk=cast.lena.pk).update(phone="01632 960001")
    cast.amina.refresh_from_db()
    plan = make_plan(cast.sami, cast.lena, cast.lena, [cast.tom], actions=2)
    word(plan, cast.lena)
    translated(plan, language, Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    release_to(plan, cast.amina, cast.lena)
    screen = window(phone=True, language=language).sign_in(cast.amina).speak(language)
    seen = 0
    for path in (
        reverse("family:home"),
        reverse("family:plan", args=[plan.pk]),
        "/accounts/2fa/",
        "/accounts/sessions/",
    ):
        screen.open(path)
        assert screen.page.locator("html").get_attribute("dir") == "rtl"
        assert reversed_figures(screen.page) == [], path
        seen += screen.page.locator("main").inner_text().count("01632 960001")
    assert seen, "the number to ring stands on none of these pages"


@pytest.mark.requirement("R-001-22")
@pytest.mark.parametrize(("level", "format"), [("parent", "standard"), ("parent_easy", "easy_read")])
@pytest.mark.parametrize("language", sorted(WORDS))
def test_figures_within_the_words_of_a_plan_keep_their_order(
    cast: Cast, language: str, level: str, format: str, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headings, introductions, what is said and what was, meanings; and the text stays what it is for whoever copies
    it: the same letters, no sign between them."""
    plan = desk(cast, window, monkeypatch)
    screen = plan.show(plan.seat(phone=True), figured(language, level, format))
    page = screen.page
    if level == "parent":
        page.locator(".app-hard__word").first.tap()
    assert reversed_figures(page) == [] and torn(page) == []
    for place in ("h2", ".app-contents__list", ".app-removed", ".app-entry__text p", ".app-glossary dd"):
        assert any(WORDS[language] in text for text in page.locator(f"article {place}").all_inner_texts()), place
    screen.shot(f"order-plan-{language}-{level}")


@pytest.mark.requirement("R-001-22")
@pytest.mark.parametrize("language", sorted(WORDS))
def test_figures_within_what_was_said_keep_their_order(cast: Cast, language: str, window: Window) -> None:
    """For the family in their language, and for the lead, who reads English and finds their words on the agenda."""
    Person.objects.filter(pk=cast.dana.pk).update(language=language)
    cast.dana.refresh_from_db()
    plan = read_by(cast, cast.dana)
    words = f"{WORDS[language]}\n{FIGURES}"
    reply(key=uuid.uuid4(), answer=answered(plan, cast.dana, text=words), text=words, language=language,
          by=account(cast.lena), now=LATER)  # fmt: skip
    add_need(key=uuid.uuid4(), plan=plan, person=cast.dana, kind=NeedKind.TRAVEL, what=words, language=language,
             by=account(cast.lena), now=NOW)  # fmt: skip
    hers, theirs = window(phone=True).sign_in(cast.dana), window().sign_in(cast.lena)
    for screen, tongue, name in (
        (hers, language, "family:answers"),
        (hers, language, "family:help"),
        (theirs, "en", "practice:agenda"),
        (theirs, "ur", "practice:agenda"),
        (theirs, "en", "practice:needs"),
    ):
        screen.speak(tongue).open(reverse(name, args=[plan.pk]))
        assert screen.page.locator("html").get_attribute("lang") == tongue
        assert words in screen.page.locator("main").inner_text(), name
        assert reversed_figures(screen.page) == [] and torn(screen.page) == [], (name, tongue)
        screen.shot(f"order-{name.replace(':', '-')}-{tongue}-{language}")
