"""The ways in and out, in a real browser: password and code, passkey, invitation, exit (point 8 of the spine)."""

import time

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.accounts import services
from portal.accounts.selectors import demo_code
from tests.cast import PASSWORD, Cast, account, make_person

from .conftest import Window
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def send(screen: Screen) -> Screen:
    """Press the button of the form one types into."""
    screen.page.locator("main form:has(input:visible) button[type=submit]:not([aria-label])").last.click()
    screen.page.wait_for_load_state("load")
    return screen.check()


def sign_in_with_code(screen: Screen, cast: Cast) -> None:
    screen.open("/accounts/login/").fill("User name", "lena.hart")
    screen.page.locator("#id_password").fill(PASSWORD)
    screen.press("Sign in")
    assert screen.heading() == "The second step"
    screen.fill("Code", demo_code(account(cast.lena), at=time.time()))
    screen.press("Sign in")


def test_staff_sign_in_with_a_code_then_with_a_passkey(cast: Cast, window: Window) -> None:
    """T12, T15: the scripts of allauth work under our content security policy."""
    screen = window()
    page = screen.page
    sign_in_with_code(screen, cast)
    assert page.url.endswith("/children/")
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    screen.open("/accounts/2fa/webauthn/add/")
    assert screen.heading() == "Confirm that it is you"
    screen.fill("Code", demo_code(account(cast.lena), at=time.time())).press("Continue")
    screen.choose("Let me sign in with this key alone")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/recovery-codes/")
    screen.check()
    for address in ("", "webauthn/", "recovery-codes/"):
        screen.open(f"/accounts/2fa/{address}")
    screen.open("/accounts/sessions/").open("/accounts/password/change/").open("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    screen.check()
    assert screen.heading() == "You have signed out"
    screen.open("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/children/")
    screen.check()


def test_a_passkey_that_fails_is_said(cast: Cast, window: Window) -> None:
    screen = window()
    screen.open("/accounts/login/")
    failed = screen.page.locator("#key-failed")
    assert not failed.is_visible()
    screen.page.evaluate("() => { navigator.credentials.get = async () => { throw new Error('no') } }")
    screen.page.get_by_role("button", name="Sign in with a passkey").click()
    failed.wait_for(state="visible")
    screen.check()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_parent_comes_in_by_invitation_on_a_phone(cast: Cast, window: Window, javascript: bool) -> None:
    """T13, with and without JavaScript."""
    guest = make_person("Dorota", "Zielinska", None)
    _, token, code = services.invite(person=guest, by=account(cast.lena), now=timezone.now())
    screen = window(phone=True, javascript=javascript)
    screen.open(f"/invitation/{token}/").fill("Your code", "1234")
    send(screen)
    assert screen.page.title().startswith("Error: ")
    screen.fill("Your code", f"{code[:4]} {code[4:]}")
    send(screen)
    screen.shot("invitation-account-phone")
    screen.fill("Choose a user name", "dorota")
    screen.page.locator("#id_password").fill("seven green bicycles")
    send(screen)
    assert screen.heading() == "Make your account safer"
    screen.follow("Not now")
    assert screen.heading() == "Leaving this service quickly"
    screen.press("I have read this")
    assert screen.page.url.endswith("/my/")
    other = window(phone=True, javascript=javascript).open(f"/invitation/{token}/")
    assert other.heading() == "This link does not work"


@pytest.mark.parametrize("language", ["cy", "ur"])
def test_strangers_pages_in_other_languages(window: Window, language: str) -> None:
    screen = window(phone=True).speak(language)
    for address in ("/accounts/login/", "/accounts/help/", "/invitation/x/"):
        screen.open(address)
        assert screen.page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.requirement("R-X-06")
def test_exit_leaves_nothing_to_go_back_to(cast: Cast, window: Window, settings: Settings, javascript: bool) -> None:
    """T8, T9: one press, no question; Back shows nothing of what was there."""
    screen = window(phone=True, javascript=javascript).sign_in(cast.dana)
    settings.EXIT_URL = f"{screen.base}/accounts/help/"  # a page of this machine stands for the neutral site
    screen.open("/my/")
    seen = screen.heading()
    screen.page.get_by_role("button", name="Exit this page").click()
    screen.page.wait_for_url("**/accounts/help/")
    screen.check()
    assert "sessionid" not in {cookie.get("name") for cookie in screen.page.context.cookies()}
    screen.page.go_back()
    if javascript:  # its address was replaced in the history
        assert screen.page.url == "about:blank"
    else:
        assert "/accounts/login/" in screen.check().page.url
    assert seen not in screen.page.content()
    screen.open("/my/")
    assert "/accounts/login/" in screen.page.url


def test_after_signing_out_back_shows_nothing(cast: Cast, window: Window) -> None:
    """T8."""
    screen = window().sign_in(cast.dana)
    screen.open("/my/")
    seen = screen.heading()
    screen.press("Sign out")
    assert screen.heading() == "You have signed out"
    screen.page.go_back()
    screen.check()
    assert screen.heading() != seen
