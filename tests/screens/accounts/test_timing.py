"""When a session ends, and what the page says of it (T8, T14)."""

import time

import pytest
from django.test import Client
from pytest_django import Settings

from portal.people.models import User
from tests.cast import PASSWORD, Cast, account, sign_in

from .doors import code_step, password_step, user_id

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
FORGET = '"cache", "cookies", "storage"'


def away(client: Client, seconds: float) -> None:
    """As if the last page were that many seconds ago."""
    session = client.session
    session["seen"] = int(time.time() - seconds)
    session.save()


@pytest.mark.parametrize("who", ["dana", "lena"])
@pytest.mark.parametrize(("shared", "idle"), [(False, 30 * 60), (True, 5 * 60)])
def test_a_session_without_a_page_ends_sooner_on_a_shared_device(cast: Cast, who: str, shared: bool, idle: int) -> None:
    """The server ends it, for staff too: what the page shows is comfort only."""
    client = sign_in(Client(), getattr(cast, who))
    if shared:
        client.post("/shared-device/", {"shared": "yes"})
    away(client, idle)
    assert client.get("/accounts/2fa/").status_code == 200
    assert user_id(client) is not None
    away(client, idle + 61)
    response = client.get("/accounts/sessions/?from=here")
    assert response.headers["Location"] == f"{LOGIN}?next=/accounts/sessions/%3Ffrom%3Dhere"
    assert user_id(client) is None
    assert "You were away for a while" in client.get(LOGIN).content.decode()


def test_a_background_call_of_a_session_that_is_over_leaves_no_message(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana)
    away(client, 31 * 60 + 1)
    assert client.get("/my/", headers={"sec-fetch-mode": "cors"}).status_code == 302
    assert "You were away" not in client.get(LOGIN).content.decode()


@pytest.mark.parametrize("ticked", [True, False])
def test_whose_device_it_is_can_be_said_when_signing_in(cast: Cast, ticked: bool) -> None:
    client = Client()
    client.post(LOGIN, {"login": "dana.green", "password": PASSWORD} | ({"shared": "on"} if ticked else {}))
    assert client.session["shared"] is ticked
    assert client.session.get_expire_at_browser_close()
    assert client.get("/accounts/2fa/").context["timing"] == {
        "left": (5 if ticked else 30) * 60, "minutes": 5 if ticked else 30, "shared": ticked,
    }  # fmt: skip


def test_it_is_remembered_through_the_second_step(cast: Cast) -> None:
    client = Client()
    client.post(LOGIN, {"login": "lena.hart", "password": PASSWORD, "shared": "on"})
    code_step(client, cast.lena)
    assert (user_id(client), client.session["shared"]) == (str(account(cast.lena).pk), True)


def test_whose_device_it_is_can_be_said_later_and_taken_back(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana)
    response = client.post("/shared-device/", {"shared": "yes", "next": "/accounts/2fa/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/accounts/2fa/")
    page = client.get("/accounts/2fa/").content.decode()
    assert "Other people use this device." in page
    assert "5 minutes" in page
    client.post("/shared-device/", {"shared": "no"})
    assert "30 minutes" in client.get("/accounts/2fa/").content.decode()
    assert client.get("/shared-device/").status_code == 405
    evil = client.post("/shared-device/", {"shared": "yes", "next": "https://evil.example/"})
    assert evil.headers["Location"] == "/start/"


def test_who_is_not_signed_in_has_no_device_to_speak_of(client: Client, db: None) -> None:
    assert client.post("/shared-device/", {"shared": "yes"}).headers["Location"].startswith(LOGIN)
    assert client.post("/stay/").json() == {"left": 0}
    assert b"data-left" not in client.get(LOGIN).content


def test_staying_moves_the_limit_but_not_the_longest(cast: Cast, settings: Settings) -> None:
    client = sign_in(Client(), cast.dana)
    away(client, 29 * 60)
    assert client.post("/stay/").json() == {"left": 30 * 60}
    assert client.session["seen"] >= int(time.time()) - 1
    session = client.session
    session["since"] = int(time.time()) - settings.SESSION_LONGEST + 90
    session.save()
    assert 85 <= client.post("/stay/").json()["left"] <= 90
    away(client, 31 * 60 + 1)
    assert client.post("/stay/").json() == {"left": 0}
    assert client.get("/stay/").status_code == 405


def test_staying_needs_the_form_of_our_own_page(cast: Cast) -> None:
    client = sign_in(Client(enforce_csrf_checks=True), cast.dana)
    assert client.post("/stay/").status_code == 403
    assert client.post("/shared-device/", {"shared": "no"}).status_code == 403


def test_when_the_time_is_over_the_way_back_leads_to_the_same_place(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana)
    key = client.session.session_key
    response = client.get("/timed-out/", {"next": "/accounts/sessions/"})
    page = response.content.decode()
    assert response.status_code == 200
    assert response.headers["Clear-Site-Data"] == FORGET
    assert response.headers["Cache-Control"] == "no-store"
    assert 'href="/accounts/login/?next=%2Faccounts%2Fsessions%2F"' in page
    assert not client.session.model.objects.filter(pk=key).exists()  # type: ignore[attr-defined]
    back = Client()
    back.get("/accounts/login/?next=/accounts/sessions/")
    data = {"login": "dana.green", "password": PASSWORD, "next": "/accounts/sessions/"}
    assert back.post(LOGIN, data).headers["Location"] == "/accounts/sessions/"


def test_a_page_fetched_ahead_ends_nothing_and_another_site_is_no_way_back(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana)
    assert client.get("/timed-out/", headers={"sec-purpose": "prefetch"}).status_code == 204
    assert user_id(client) is not None
    page = client.get("/timed-out/?next=https://evil.example/").content.decode()
    assert "evil" not in page.partition("<main")[2]
    assert "next=%2Fstart%2F" in page


def test_without_javascript_a_page_says_after_how_long(cast: Cast) -> None:
    page = sign_in(Client(), cast.dana).get("/accounts/2fa/").content.decode()
    before = page.partition("<main")[0]
    assert "<noscript>" in before
    assert "We sign you out when you have been away for 30 minutes." in before


def test_a_password_that_is_wrong_says_nothing_of_the_device(cast: Cast) -> None:
    client = Client()
    client.post(LOGIN, {"login": "dana.green", "password": "wrong", "shared": "on"})
    assert "shared" not in client.session
    password_step(client, cast.dana)
    assert client.session["shared"] is False
    assert User.objects.filter(pk=str(user_id(client))).exists()
