"""What is typed is kept: while somebody types, when two tabs write the same step, when a session ends in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from forms.models import Draft, DraftStep, Parked, Upload
from portal.people.models import User
from tests import twelve
from tests.filling import page

from ..unit.forms.keeping.conftest import place
from .conftest import Window
from .hands import Pointer
from .screen import Screen
from .test_filling import draft, host, lena, picture
from .visit import Story
from .waiting import comes

__all__ = ["draft", "host", "lena", "picture", "place"]
pytestmark = pytest.mark.django_db(transaction=True)


def stored(draft: Draft, step: str, question: str) -> object:
    """What the database holds of a question now."""
    row = DraftStep.objects.filter(draft=draft, step=twelve.step_id(step)).first()
    return {**row.typed, **row.answers}.get(question) if row else None


def keeps(draft: Draft, step: str, question: str, *wanted: object) -> bool:
    """Whether the database comes to hold one of these; not as soon as it holds something, such as half a sentence."""
    return comes(lambda: stored(draft, step, question) in wanted)


def at(draft: Draft, step: str) -> str:
    return page(draft, twelve.step_id(step))


def test_what_was_typed_is_stored_within_three_seconds(window: Window, draft: Draft, lena: User) -> None:
    screen = window().speak("en").sign_in(lena).open(at(draft, "child"))
    screen.page.clock.install()  # three seconds of the page: a machine that is busy must not make them longer
    for words, all_words in (("I want to go", "I want to go"), (" home", "I want to go home")):
        screen.page.locator("#id_child-says").press_sequentially(words, delay=30)
        screen.page.clock.run_for(3000)
        assert keeps(draft, "child", "child-says", all_words)
    row = DraftStep.objects.get(draft=draft, step=twelve.step_id("child"))
    assert not row.complete
    screen.check().shot("visit-en-autosaved")
    # What is not valid is kept too, as it was typed.
    screen.open(at(draft, "week")).fill(
        "On how many of the last 10 school days was the child at school?", "about seven"
    )
    assert keeps(draft, "week", "school-days", "about seven")
    screen.open(f"/drafts/{draft.pk}/")
    assert screen.page.get_by_text("In progress", exact=True).count() or screen.page.get_by_text("Not finished").count()
    screen.open(at(draft, "week"))
    assert screen.page.locator("#id_school-days").input_value() == "about seven"


def test_questions_and_options_come_and_go(window: Window, draft: Draft, lena: User) -> None:
    screen = window().speak("en").sign_in(lena).open(at(draft, "visit"))
    hand = Pointer(screen)
    asked = screen.page.locator('option[value="why-asked"]')
    hand.pick("announced", "ann-agreed")
    expect(asked).to_be_enabled()
    hand.pick("announced", "ann-none")
    expect(asked).to_be_disabled()
    hand.choose("reason", "why-worry")
    hand.shown("worried-who")
    hand.write("worried-who", "A neighbour")
    hand.choose("reason", "why-routine")
    hand.shown("worried-who", visible=False)
    hand.choose("reason", "why-worry")
    assert hand.box("worried-who").input_value() == "A neighbour"
    screen.check().open(at(draft, "next"))
    hand.pick("agreed", "agree-doctor")
    hand.pick("agreed", "agree-none")
    expect(screen.page.locator('[value="agree-doctor"]')).not_to_be_checked()


def test_a_long_list_is_searched_by_keyboard(window: Window, draft: Draft, lena: User) -> None:
    for language, typed, name in (("en", "gal", "Bengali"), ("cy", "gal", "Bengaleg"), ("ur", "پش", "پشتو")):
        screen = window(language=language).speak(language).sign_in(lena).open(at(draft, "talking"))
        keys, box = screen.page.keyboard, screen.page.locator("input#id_language")
        box.focus()
        keys.press("Control+a")
        keys.type(typed)
        expect(screen.page.get_by_role("option", name=name, exact=True)).to_be_visible()
        screen.check().shot(f"visit-{language}-searched")
        keys.press("ArrowDown")
        keys.press("Enter")
        expect(box).to_have_value(name)
        hand = Pointer(screen)
        hand.shown("interpreted")
        assert comes(lambda: stored(draft, "talking", "language"))
        # Emptied is not answered: what depended on it goes.
        box.fill("")
        keys.press("Tab")
        hand.shown("interpreted", visible=False)
        assert keeps(draft, "talking", "language", None, "")
        screen.check()


def test_two_tabs_on_one_step_are_both_shown(window: Window, draft: Draft, lena: User) -> None:
    screen = window().speak("en").sign_in(lena).open(at(draft, "child"))
    other = Screen(screen.page.context.new_page(), screen.base)
    other.open(at(draft, "child"))
    screen.page.locator("#id_child-says").fill("First tab")
    assert keeps(draft, "child", "child-says", "First tab")
    other.page.locator("#id_child-says").fill("Second tab")
    expect(other.page.locator("[data-autosave]")).to_contain_text("saved somewhere else")
    assert stored(draft, "child", "child-says") == "First tab"
    other.check()
    with other.page.expect_navigation():
        other.page.get_by_role("button", name="Save and continue").last.click()
    other.check().shot("visit-en-conflict")
    shown = other.page.locator("main").inner_text()
    assert "First tab" in shown and "Second tab" in shown
    other.page.get_by_label("Keep your text").first.check()
    with other.page.expect_navigation():
        other.page.get_by_role("button", name="Save and continue").click()
    other.check()
    assert stored(draft, "child", "child-says") == "Second tab"
    other.finish()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_session_that_ends_in_the_middle_costs_nothing(
    window: Window, draft: Draft, lena: User, javascript: bool
) -> None:
    screen = window(javascript=javascript).speak("en").sign_in(lena).open(at(draft, "child"))
    Session.objects.all().delete()
    screen.page.locator("#id_child-says").fill("Nobody asked me.")
    if javascript:
        expect(screen.page.locator("[data-autosave]")).to_contain_text("You are signed out")
    with screen.page.expect_navigation():
        screen.page.get_by_role("button", name="Save and continue").last.click()
    screen.check().shot(f"visit-en-signed-out-{javascript}")
    assert "/accounts/login/" in screen.page.url
    assert Parked.objects.exists()
    screen.sign_in(lena).open(screen.page.url)  # the page of signing in sends on whoever is signed in
    assert screen.page.url.endswith(at(draft, "child"))
    assert screen.page.locator("#id_child-says").input_value() == "Nobody asked me."
    assert screen.page.locator(".govuk-notification-banner").is_visible()
    screen.shot(f"visit-en-back-{javascript}")
    with screen.page.expect_navigation():
        screen.page.get_by_role("button", name="Save and come back later").click()
    screen.check()
    assert stored(draft, "child", "child-says") == "Nobody asked me."


def test_a_file_is_added_and_stays(window: Window, draft: Draft, lena: User, picture: Path) -> None:
    screen = window().speak("en").sign_in(lena).open(at(draft, "sign"))
    hand = Pointer(screen)
    hand.attach("notes", picture)
    expect(screen.page.get_by_text("Blue mark.png").first).to_be_visible()
    screen.check().shot("visit-en-file-chosen")
    screen.page.get_by_role("button", name="Choose file").hover()
    screen.check()
    hand.press()  # the declaration is missing: the step is shown again, with the file
    assert screen.sees("Blue mark.png")
    assert screen.page.title().startswith("Error: ")
    (upload,) = Upload.objects.all()
    assert stored(draft, "sign", "notes") == [str(upload.pk)]
    hand.press(f"remove-notes-{upload.pk}")
    assert stored(draft, "sign", "notes") in (None, [])


def live(page: Page, question: str, text: str) -> None:
    """See what a calculated value says."""
    expect(page.locator(f'[data-question="{question}"] output')).to_have_text(text)


def test_calculated_values_keep_up(window: Window, draft: Draft, lena: User, picture: Path) -> None:
    screen = window().speak("en").sign_in(lena).open(at(draft, "visit"))
    story = Story(Pointer(screen), draft, "en", picture)
    story.visit()
    story.go()
    screen.open(at(draft, "people"))
    hand = Pointer(screen)
    hand.press("add-people")
    live(screen.page, "people-count", "–")
    first, second = hand.rows("people")
    hand.pick(f"{first}-person-known", "yes")
    live(screen.page, "people-count", "1")
    hand.pick(f"{second}-person-known", "yes")
    live(screen.page, "people-count", "2")
    screen.check().open(at(draft, "rooms"))
    (room,) = hand.rows("rooms")
    hand.pick(f"{room}-room-fit", "no")
    hand.write(f"{room}-room-cost", "1,080.50")
    live(screen.page, "rooms-cost", "1,080.5 pounds")
    hand.pick(f"{room}-room-fit", "yes")
    live(screen.page, "rooms-cost", "–")
    screen.check().open(at(draft, "next"))
    hand.date("next-on", "1", "4", "2026")
    live(screen.page, "next-days", "30")
    hand.pick("agreed", "agree-doctor")
    live(screen.page, "agreed-count", "1")
