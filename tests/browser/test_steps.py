"""A step with rules and rows in a real browser: with the script, without it, in Urdu, by keyboard alone."""

from __future__ import annotations

import pytest

from forms import purposes
from forms.models import Draft, DraftStep, FormVersion
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import PURPOSE, FakeHost, make_draft, make_purpose, page
from tests.screens.forms.drafts.rich import ordered, pets, rooms

from .conftest import Window
from .waiting import comes

pytestmark = pytest.mark.django_db(transaction=True)
CONTINUE = 'main button.govuk-button:not([name])[type="submit"]'


@pytest.fixture
def lena() -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


@pytest.fixture(autouse=True)
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


def draft_of(version: FormVersion, lena: User) -> Draft:
    return make_draft(version, lena)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_questions_come_up_as_they_are_needed_and_are_kept(window: Window, lena: User, language: str) -> None:
    draft = draft_of(pets(), lena)
    screen = window(phone=language == "ur").speak(language).sign_in(lena).open(page(draft, "about"))
    shown = screen.page
    name = shown.locator('input[name="name"]')
    assert not name.is_visible()
    shown.check('input[name="pet"][value="yes"]')
    name.wait_for(state="visible")
    name.fill("Rex")
    # The page may have stored the first answer before there was a second one.
    rows = DraftStep.objects.filter(draft=draft)
    assert comes(lambda: [row.answers for row in rows.all()] == [{"pet": True, "name": "Rex"}])
    shown.locator("[data-autosave]:not(:empty)").wait_for()
    screen.check().shot(f"rules-{language}")
    with shown.expect_navigation():
        shown.locator(CONTINUE).last.click()
    screen.check().shot(f"rules-{language}-missing")
    assert shown.locator(".govuk-error-summary li").count() == 1  # the breed: the script has shown it


def test_without_the_script_the_server_asks_again(window: Window, lena: User) -> None:
    draft = draft_of(pets(), lena)
    screen = window(javascript=False).sign_in(lena).open(page(draft, "about"))
    shown = screen.page
    assert not shown.locator('input[name="name"]').is_visible()
    shown.check('input[name="pet"][value="yes"]')
    shown.locator(CONTINUE).last.click()
    assert screen.sees("Your answers bring up more questions")
    assert shown.locator(".govuk-error-summary").count() == 0
    shown.fill('input[name="name"]', "Rex")
    shown.check('input[name="breed"][value="cat"]')
    screen.shot("rules-noscript")
    shown.locator(CONTINUE).last.click()
    assert shown.url.endswith(page(draft, "later"))
    screen.check()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_new_row_has_the_focus_and_enter_continues(window: Window, lena: User, javascript: bool) -> None:
    draft = draft_of(rooms(), lena)
    screen = window(javascript=javascript).sign_in(lena).open(page(draft, "house"))
    shown = screen.page
    with shown.expect_navigation():
        shown.locator('button[name="add-rooms"]').press("Enter")
    shown.keyboard.type("Typed where the focus is")
    with shown.expect_navigation():
        shown.keyboard.press("Enter")
    boxes = shown.locator('input[name$="-room"]')
    assert [box.input_value() for box in boxes.all()] == ["", "Typed where the focus is"]
    screen.check().shot(f"rooms-{'script' if javascript else 'noscript'}")


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_list_in_sections_and_a_form_that_ends(window: Window, lena: User, language: str) -> None:
    draft = draft_of(ordered(), lena)
    screen = window(phone=language == "ur").speak(language).sign_in(lena).open(f"/drafts/{draft.pk}/")
    screen.check().shot(f"list-{language}")
    screen.open(page(draft, "one"))
    screen.page.check('input[name="fits"][value="no"]')
    with screen.page.expect_navigation():
        screen.page.locator(CONTINUE).last.click()
    screen.check().shot(f"end-{language}")
    assert "Ends with stop." in screen.page.inner_text("main")
