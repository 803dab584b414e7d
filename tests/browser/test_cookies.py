"""Whoever uses the service, the browser is asked to keep no more than the page about cookies says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Response

from content.models import ProcedurePage
from forms import purposes
from tests.cast import Cast, account
from tests.dialogue import read_by
from tests.filling import PURPOSE, FakeHost, make_draft, make_purpose, make_version, page
from tests.manuals import make_manual

from .authoring import admin_window
from .conftest import Window
from .journey import come_in
from .screen import Screen
from .test_ways_in import send, sign_in_with_code

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "() => [localStorage.length, sessionStorage.length]"


def told(screen: Screen) -> set[str]:
    """The cookies that the page about them names."""
    found = screen.open("/en/cookies/").page.locator("main dt code").all_inner_texts()
    assert found
    return {name.strip() for name in found}


def watched(screen: Screen) -> Callable[[], set[str]]:
    """Gives what asks for the cookies that were set in this window from now on, those that went again too."""
    answers: list[Response] = []
    screen.page.on("response", lambda answer: answers.append(answer))

    def names() -> set[str]:
        headers = [one for answer in answers for one in answer.headers_array() if one["name"].lower() == "set-cookie"]
        left = {str(one.get("name")) for one in screen.page.context.cookies()}
        return left | {one["value"].partition("=")[0].strip() for one in headers}

    return names


def session_ends(screen: Screen) -> None:
    screen.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def test_a_visitor_who_searches_and_changes_the_language(window: Window) -> None:
    make_manual()
    screen = window()
    names = watched(screen)
    screen.open("/en/").open("/en/search/?q=meeting")
    screen.page.locator("header summary").click()
    screen.press("Cymraeg")
    assert screen.page.locator("html").get_attribute("lang") == "cy"
    assert settings.LANGUAGE_COOKIE_NAME in names()
    assert names() <= told(screen)
    assert screen.page.evaluate(KEPT) == [0, 0]


def test_a_parent_who_reads_is_signed_out_and_answers(cast: Cast, window: Window) -> None:
    plan = read_by(cast, cast.dana)
    screen = window(phone=True)
    names = watched(screen)
    come_in(screen, "dana.green").open(f"/my/plans/{plan.pk}/").open(f"/my/plans/{plan.pk}/help/")
    screen.choose("Getting there")
    session_ends(screen)
    screen.press("Send")
    assert "/accounts/login/" in screen.page.url
    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "parked-answer"} <= names()
    assert names() <= told(screen)
    assert screen.page.evaluate(KEPT) == [0, 0]


def test_a_worker_who_fills_a_form_and_is_signed_out(
    cast: Cast, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(FakeHost()))
    draft, plan = make_draft(make_version(), account(cast.lena)), read_by(cast, cast.dana)
    screen = window().speak("en")
    names = watched(screen)
    sign_in_with_code(screen, cast)
    screen.open("/children/").open(f"/plans/{plan.pk}/").open(page(draft, "start"))
    session_ends(screen)
    screen.fill("Where do you go?", "The wood")
    send(screen)
    assert "/accounts/login/" in screen.page.url
    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "parked"} <= names()
    assert names() <= told(screen)
    assert screen.page.evaluate(KEPT) == [0, 0]


def test_a_policy_editor_who_works_in_the_editors_room(cast: Cast, window: Window) -> None:
    make_manual()
    page = ProcedurePage.objects.get(slug="core")
    screen = admin_window(window, account(cast.pat))
    names = watched(screen)
    screen.open("/cms/").open(f"/cms/pages/{page.pk}/edit/")
    screen.page.get_by_role("button", name="Toggle sidebar").click()
    screen.page.get_by_role("button", name="Toggle side panel").first.click()
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert ours <= names()
    assert names() - ours == {"wagtail_sidebar_collapsed"}
    assert all(one.get("expires") == -1 for one in screen.page.context.cookies() if one.get("name") not in ours)
    kept = screen.page.evaluate("() => Object.keys(localStorage)")
    assert kept
    assert all(key.startswith("wagtail:") for key in kept)  # how the screen was set up, nothing of a page
    assert names() <= told(screen)
