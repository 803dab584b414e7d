"""What the middleware does for every page: language, headers, forms that come too late."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db


def test_the_language_of_a_signed_in_reader(cast: Cast) -> None:
    """Their own choice first, then what we know of them, then the browser."""
    client = sign_in(Client(), cast.piotr)
    page = "/accounts/2fa/"
    assert '<html lang="pl"' in client.get(page, headers={"accept-language": "cy"}).content.decode()
    client.post("/language/", {"language": "cy", "next": page})
    assert '<html lang="cy"' in client.get(page).content.decode()
    cast.dana.language = "hu"  # no language of the screens
    cast.dana.save()
    client = sign_in(Client(), cast.dana)
    assert '<html lang="ur"' in client.get(page, headers={"accept-language": "ur"}).content.decode()
    assert 'dir="rtl"' in client.get(page, headers={"accept-language": "ur"}).content.decode()


def test_the_choice_of_a_language_is_all_that_is_kept(client: Client) -> None:
    response = client.post("/language/", {"language": "ur", "next": "/accounts/login/"})
    assert response.headers["Location"] == "/accounts/login/"
    cookie = response.cookies["django_language"]
    assert (cookie.value, cookie["max-age"], bool(cookie["httponly"]), cookie["samesite"]) == ("ur", "", True, "Lax")
    assert set(response.cookies) == {"django_language"}


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "", "http:///x"])
def test_a_language_leads_to_no_other_site(client: Client, target: str) -> None:
    assert client.post("/language/", {"language": "cy", "next": target}).headers["Location"] == "/"


@pytest.mark.parametrize("language", ["", "xx", "hu", "en-x", "../etc"])
def test_a_language_we_do_not_speak_changes_nothing(client: Client, language: str) -> None:
    assert not client.post("/language/", {"language": language, "next": "/"}).cookies
    assert client.get("/language/").status_code == 405


def test_headers_of_every_answer(cast: Cast) -> None:
    """T8, T21: never stored, no foreign script, no camera; also for what does not exist."""
    for client in (Client(), sign_in(Client(), cast.dana)):
        for address in ("/accounts/help/", "/nowhere/", "/accounts/2fa/", "/my/"):
            headers = client.get(address).headers
            assert headers["Cache-Control"] == "no-store", address
            assert "camera=()" in headers["Permissions-Policy"]
            assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
            assert headers["X-Frame-Options"] == "DENY"


def test_what_is_not_found_is_not_found(cast: Cast) -> None:
    """T1: no redirect to a language, which would tell apart what exists."""
    for address in ("/nowhere/", "/plans/7a9b7a0e-0000-4000-8000-000000000000/x/"):
        assert Client().get(address).status_code == 404


def test_public_text_may_be_kept_but_not_what_a_reader_sees_signed_in(cast: Cast) -> None:
    anybody = Client().get("/en/")
    assert anybody.status_code in (200, 404)
    if anybody.status_code == 200:
        assert "no-store" not in anybody.headers.get("Cache-Control", "")
    assert sign_in(Client(), cast.dana).get("/en/").headers["Cache-Control"] == "no-store"


def test_the_editor_has_a_policy_of_its_own(cast: Cast) -> None:
    """Wagtail's inline scripts run there and nowhere else; previews may be framed by the same site alone."""
    client = sign_in(Client(), cast.pat)
    policy = client.get("/cms/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-inline" not in client.get("/start/").headers["Content-Security-Policy"]


TYPED = "Dana wants help with the mornings."


def test_a_form_that_comes_too_late_loses_nothing(cast: Cast) -> None:
    """What was typed is shown, in the reader's language, and secrets are not."""
    client = sign_in(Client(enforce_csrf_checks=True), cast.piotr)
    data = {"answer": TYPED, "password": "my secret words", "csrfmiddlewaretoken": "a b"}
    response = client.post(reverse("accounts:shared_device"), data, headers={"sec-fetch-site": "same-origin"})
    page = response.content.decode()
    assert response.status_code == 403
    assert '<html lang="pl"' in page
    assert TYPED in page
    assert "my secret words" not in page
    response = client.post(reverse("accounts:shared_device"), data, headers={"sec-fetch-site": "cross-site"})
    assert (response.status_code, TYPED in response.content.decode()) == (403, False)


def test_such_a_form_may_be_broken_too(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    body = b"answer=" + b"\xff\xfe " * 10 + b"&<script>=<script>alert(1)</script> x"
    response = strict.post(reverse("account_login"), body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 403
    assert "<script>alert" not in response.content.decode()
