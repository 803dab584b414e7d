"""The first stop of the Tab key leads past what stands above every page (R-004-01)."""

from __future__ import annotations

import pytest

from forms import purposes
from tests.cast import Cast, account
from tests.dialogue import read_by
from tests.filling import PURPOSE, FakeHost, make_draft, make_purpose, make_version, page
from tests.manuals import make_manual

from .conftest import Window
from .journey import on_phone
from .screen import Screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R-004-01")]
HERE = "() => document.activeElement.getAttribute('href') ?? document.activeElement.id"
INSIDE = "() => document.querySelector('main').contains(document.activeElement)"


def skips(screen: Screen, *, javascript: bool) -> None:
    """Tab is on a skip link that one can see; Enter, and the next stop is in what the page is about."""
    page, keys = screen.page, screen.page.keyboard
    keys.press("Tab")
    link = page.locator(":focus")
    assert page.evaluate(HERE) == "#main-content" and link.is_visible()
    box = link.bounding_box()
    assert box and box["width"] > 100 and box["y"] >= 0
    keys.press("Enter")
    page.wait_for_url("**#main-content")
    if javascript:  # the focus itself goes there, and is heard
        assert page.evaluate(HERE) == "main-content"
    keys.press("Tab")
    assert page.evaluate(INSIDE)


@pytest.mark.parametrize("javascript", [True, False])
def test_on_the_public_home(window: Window, javascript: bool) -> None:
    make_manual()
    skips(window(javascript=javascript).open("/en/"), javascript=javascript)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_on_a_familys_plan_before_the_link_to_leave(cast: Cast, window: Window, language: str) -> None:
    plan = read_by(cast, cast.dana)
    screen = on_phone(window, cast.dana, language).open(f"/my/plans/{plan.pk}/")
    skips(screen, javascript=True)
    assert screen.page.locator(".govuk-js-exit-this-page-skiplink").count() == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_step_of_a_form(cast: Cast, window: Window, javascript: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(FakeHost()))
    draft = make_draft(make_version(), account(cast.lena))
    screen = window(javascript=javascript).speak("en").sign_in(cast.lena).open(page(draft, "start"))
    skips(screen, javascript=javascript)
