"""Ways out, and what stays behind: nothing (T8, T9)."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from portal.audit.models import Entry
from tests.cast import Cast, account, sign_in

from .doors import user_id

pytestmark = pytest.mark.django_db
FORGET = '"cache", "cookies", "storage"'


@pytest.mark.parametrize("method", ["get", "post"])
def test_exit_ends_everything_and_goes_elsewhere(cast: Cast, method: str) -> None:
    """T9: without a form, a token or JavaScript."""
    client = sign_in(Client(enforce_csrf_checks=True), cast.dana)
    key = client.session.session_key
    response = getattr(client, method)("/exit/")
    assert (response.status_code, response.headers["Location"]) == (302, "https://www.bbc.co.uk/weather")
    assert response.headers["Clear-Site-Data"] == FORGET
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies["sessionid"].value == ""
    assert not Session.objects.filter(pk=key).exists()
    assert Entry.objects.filter(chain=f"user:{account(cast.dana).pk}", action="sign-out").exists()


def test_exit_works_for_everybody_and_waits_for_nobody(cast: Cast) -> None:
    assert Client().get("/exit/").status_code == 302
    client = sign_in(Client(), cast.dana)
    assert client.get("/exit/", headers={"sec-purpose": "prefetch;prerender"}).status_code == 204
    assert client.head("/exit/").status_code == 405
    assert user_id(client) is not None
    with override_settings(EXIT_URL="https://example.org/"):
        assert client.get("/exit/").headers["Location"] == "https://example.org/"


def test_sign_out_asks_then_forgets(cast: Cast) -> None:
    """T8."""
    client = sign_in(Client(), cast.dana)
    client.cookies["django_language"] = "pl"
    assert client.get("/accounts/logout/").status_code == 200
    assert user_id(client) is not None
    key = client.session.session_key
    response = client.post("/accounts/logout/")
    assert response.headers["Clear-Site-Data"] == FORGET
    assert '<html lang="pl"' in response.content.decode()
    assert not Session.objects.filter(pk=key).exists()
    assert "messages" not in response.cookies


def test_sign_out_sends_nobody_to_another_site(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana)
    assert client.post("/accounts/logout/", {"next": "https://evil.example/"}).status_code == 200


def test_the_second_step_can_be_called_off(cast: Cast) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "lena.hart", "password": "only-invented-people-here"})
    client.post("/accounts/logout/", {"next": "/accounts/login/"})
    assert client.get("/accounts/2fa/authenticate/").headers["Location"] == "/accounts/login/"
