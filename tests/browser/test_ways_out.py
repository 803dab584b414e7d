"""Leaving quickly and leaving without knowing it: what is shown, what is over, what stays behind (T8, T9)."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Browser, Route
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portal.plans.models import Plan
from tests.cast import PASSWORD, Cast, sign_in
from tests.plans import make_plan, release_to, word

from .conftest import ARGUMENTS, CHROMIUM, Window
from .screen import Screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R-X-06")]
CANARY = "Zeta-quincunx-7741"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], mark=CANARY)
    word(made, cast.lena)
    release_to(made, cast.dana, cast.lena)
    return made


@pytest.fixture
def reading(cast: Cast, plan: Plan, window: Window, settings: Settings) -> Screen:
    """Dana reads her plan; the neutral site is a page of this machine."""
    screen = window(phone=True).sign_in(cast.dana)
    settings.EXIT_URL = f"{screen.base}/accounts/help/"
    screen.page.clock.install()
    return screen.open(f"/my/plans/{plan.pk}/")


def gone(screen: Screen, *, forward: bool = True) -> None:
    """The session is over, in the browser and on the server, and no way of the browser's leads back.

    `forward`: not where a form was sent, which a browser would ask to send again.
    """
    page = screen.page
    assert "sessionid" not in {cookie.get("name") for cookie in page.context.cookies()}
    assert not Session.objects.exists()
    page.go_back()
    assert CANARY not in page.content()
    screen.check()
    if forward:
        page.go_forward()
        assert CANARY not in page.content()
    other = page.context.new_page()
    other.goto(f"{screen.base}/my/")
    assert "/accounts/login/" in other.url
    other.close()
    screen.check()


def test_three_presses_of_shift_leave(reading: Screen) -> None:
    page = reading.page
    page.locator("h1").click()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/accounts/help/")
    reading.check()
    gone(reading)


def test_two_presses_do_not(reading: Screen) -> None:
    page = reading.page
    for _ in range(2):
        page.keyboard.press("Shift")
    page.clock.fast_forward(6000)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift+A")
    assert "/my/plans/" in page.url


def test_the_page_is_covered_at_once_however_slow_the_way_out(reading: Screen) -> None:
    """Nothing has to arrive before the plan is gone from the screen."""
    page = reading.page
    held: list[Route] = []
    seen: list[bool] = []
    page.route("**/exit/", lambda route: held.append(route))
    page.expose_function("told", lambda is_seen: seen.append(is_seen))
    # Told from within: the window itself waits for the next page.
    page.evaluate(
        "new MutationObserver(() => told(document.querySelector('main').checkVisibility()))"
        ".observe(document.body, {childList: true})"
    )
    page.get_by_role("button", name="Exit this page").click(no_wait_after=True)
    for _ in range(300):
        page.wait_for_timeout(50)
        if held and seen:
            break
    assert seen == [False]
    held[0].continue_()
    page.wait_for_url("**/accounts/help/")
    reading.check()
    gone(reading)


def test_what_was_read_is_not_in_the_browsers_profile(
    cast: Cast, plan: Plan, browser: Browser, live_server: LiveServer, tmp_path: Path, settings: Settings
) -> None:
    """T8: the whole folder of the browser is searched after it has been closed, and it opens to nothing."""
    settings.EXIT_URL = f"{live_server.url}/accounts/help/"
    session = sign_in(Client(), cast.dana).cookies[django_settings.SESSION_COOKIE_NAME].value

    def start() -> object:
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=CHROMIUM, args=ARGUMENTS, locale="en-GB"
        )

    context = start()
    context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])  # type: ignore[attr-defined]
    page = context.new_page()  # type: ignore[attr-defined]
    page.goto(f"{live_server.url}/my/plans/{plan.pk}/")
    assert CANARY in page.content()
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url("**/accounts/help/")
    context.close()  # type: ignore[attr-defined]
    found = [file for file in tmp_path.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]
    assert found == []
    context = start()
    page = context.new_page()  # type: ignore[attr-defined]
    page.goto(f"{live_server.url}/my/plans/{plan.pk}/")
    assert "/accounts/login/" in page.url
    context.close()  # type: ignore[attr-defined]


def test_a_warning_comes_two_minutes_before_and_one_can_stay(reading: Screen) -> None:
    page = reading.page
    dialog = page.locator("dialog.app-timeout")
    page.clock.run_for(27 * 60_000)
    assert not dialog.is_visible()
    page.clock.run_for(61_000)
    assert dialog.is_visible()
    assert "Are you still there?" in dialog.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Stay signed in"
    reading.check()
    reading.shot("timeout-phone")
    with page.expect_response("**/stay/") as answer:
        page.keyboard.press("Enter")
    assert answer.value.json() == {"left": 30 * 60}
    dialog.wait_for(state="hidden")
    page.clock.run_for(28 * 60_000 + 1000)
    assert dialog.is_visible()
    with page.expect_response("**/stay/"):
        page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.clock.run_for(28 * 60_000 + 1000)
    dialog.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/logout/")
    reading.check()
    gone(reading, forward=False)


def test_who_does_not_answer_is_signed_out_and_comes_back_to_the_same_page(reading: Screen, plan: Plan) -> None:
    page = reading.page
    page.clock.run_for(30 * 60_000 + 2000)
    page.wait_for_url("**/timed-out/**")
    reading.check()
    assert reading.heading() == "We signed you out"
    assert CANARY not in page.content()
    assert "sessionid" not in {cookie.get("name") for cookie in page.context.cookies()}
    page.go_back()
    assert CANARY not in page.content()
    reading.open("/timed-out/?next=/my/plans/" + str(plan.pk) + "/")
    reading.follow("Sign in and go on where you were")
    page.get_by_label("User name").fill("dana.green")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form").first.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**/my/plans/{plan.pk}/")
    reading.check()


def test_on_a_shared_device_it_comes_sooner(reading: Screen) -> None:
    page = reading.page
    reading.press("Other people use this device")
    assert reading.sees("We sign you out when you have been away for 5 minutes.")
    page.clock.run_for(3 * 60_000 + 1000)
    assert page.locator("dialog.app-timeout").is_visible()
    page.clock.run_for(2 * 60_000)
    page.wait_for_url("**/timed-out/**")
    reading.check()


def test_another_window_keeps_the_session_for_both(reading: Screen) -> None:
    page = reading.page
    page.clock.run_for(28 * 60_000 + 1000)
    dialog = page.locator("dialog.app-timeout")
    assert dialog.is_visible()
    other = page.context.new_page()
    other.goto(f"{reading.base}/my/")
    dialog.wait_for(state="hidden")
    other.close()


def test_who_types_is_there(cast: Cast, plan: Plan, window: Window) -> None:
    screen = window().sign_in(cast.lena)
    screen.page.clock.install()
    screen.open(f"/plans/{plan.pk}/wording/family/")
    page = screen.page
    dialog = page.locator("dialog.app-timeout")
    page.clock.run_for(29 * 60_000)
    assert dialog.is_visible()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")  # it closes when the new end counts: only then may the clock go on
    page.clock.run_for(20 * 60_000)
    with page.expect_response("**/stay/"):
        page.locator("main textarea").first.press("a")
    page.clock.run_for(9 * 60_000)  # a minute before the end that typing moved; the page may still be told of it
    dialog.wait_for(state="hidden")
    page.clock.run_for(15 * 60_000)
    assert not dialog.is_visible()
    screen.check()


def test_without_javascript_the_page_says_how_long(cast: Cast, plan: Plan, window: Window) -> None:
    screen = window(phone=True, javascript=False).sign_in(cast.dana)
    screen.open(f"/my/plans/{plan.pk}/")
    assert screen.page.locator(".app-timing").is_visible()
    assert not screen.page.locator("dialog").is_visible()
    screen.press("Other people use this device")
    assert "5 minutes" in screen.page.locator(".app-timing").inner_text()


@pytest.mark.parametrize("javascript", [True, False])
def test_before_the_first_page_one_reads_what_leaving_does(
    cast: Cast, plan: Plan, window: Window, javascript: bool
) -> None:
    screen = window(phone=True, javascript=javascript).sign_in(cast.dana, told=False)
    screen.open(f"/my/plans/{plan.pk}/")
    assert screen.heading() == "Leaving this service quickly"
    screen.shot("safety-phone")
    screen.press("I have read this")
    assert screen.page.url.endswith(f"/my/plans/{plan.pk}/")
