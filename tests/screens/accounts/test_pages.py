"""Every page of the room, for everybody: no address fails, and each has a heading and a title."""

import re

import pytest
from django.test import Client

from tests.cast import Cast, account, sign_in

from .doors import every_address

pytestmark = pytest.mark.django_db


def own_addresses() -> list[str]:
    own = ("/accounts/", "/start/", "/language/", "/invitation/", "/exit/")
    return [address for address in every_address() if address.startswith(own)]


def test_no_page_fails_for_anybody(cast: Cast) -> None:
    """Bad input too: broken UTF-8, keys that are no keys."""
    junk = {"code": b"\xff\xfe", "password": b"\xff", "login": b"\x00", "credential": "[]", "language": b"\xff"}
    for who in (None, cast.dana, cast.lena, cast.pat):
        for address in own_addresses():
            client = Client()
            if who:
                sign_in(client, who)
            for response in (client.get(address), client.head(address), client.post(address, junk)):
                assert response.status_code < 500, address


@pytest.mark.parametrize(
    "credential",
    ["", "1", '"x"', "[]", "{}", "null", '{"id": 1}', '{"id": "eA", "rawId": "eA", "type": "public-key"}',
     '{"id": "eA", "rawId": "eA", "type": "public-key", "response": []}',
     '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "eA", "userHandle": "AA",'
     ' "authenticatorData": "eA", "signature": "eA"}}',
     '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", "userHandle": 5,'
     ' "authenticatorData": "' + "A" * 80 + '", "signature": "eA", "attestationObject": "eA"}}'],
)  # fmt: skip
def test_a_key_that_is_none_is_refused(cast: Cast, credential: str) -> None:
    anybody, lena = Client(), sign_in(Client(), cast.lena)
    anybody.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})
    assert anybody.post("/accounts/2fa/webauthn/login/", {"credential": credential}).status_code in (302, 200)
    assert "_auth_user_id" not in anybody.session
    lena.session["x"] = 1
    for address in ("add/", "reauthenticate/"):
        response = lena.post(f"/accounts/2fa/webauthn/{address}", {"credential": credential}, follow=True)
        assert response.status_code == 200


PAGES = {
    "anybody": ["/accounts/login/", "/accounts/help/", "/invitation/x/"],
    "signed in": [
        "/accounts/logout/", "/accounts/2fa/", "/accounts/password/change/", "/accounts/sessions/",
        "/accounts/2fa/reauthenticate/", "/accounts/2fa/webauthn/",
    ],
}  # fmt: skip


# The policy allows it by its hash: tests/screens/content/test_public_pages.py.
ONE_INLINE = '<script>document.body.classList.add("js-enabled", "govuk-frontend-supported");</script>'


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ur"])
def test_pages_have_a_heading_a_title_and_a_language(cast: Cast, language: str) -> None:
    anybody, lena = Client(), sign_in(Client(), cast.lena)
    for client, pages in ((anybody, PAGES["anybody"]), (lena, PAGES["signed in"])):
        for page in pages:
            client.cookies["django_language"] = language
            text = client.get(page).content.decode()
            assert len(re.findall(r"<h1[ >]", text)) == 1, page
            assert f'<html lang="{language}"' in text
            assert not re.search(r"<title>\s*–", text), page
            others = text.replace(ONE_INLINE, "")
            assert not re.search(r"<script(?![^>]*(?:src=|type=\"application/json\"))", others), page
            assert " style=" not in text, page


def test_every_page_is_never_stored(cast: Cast) -> None:
    """T8."""
    for who in (None, cast.lena):
        client = sign_in(Client(), who) if who else Client()
        for address in own_addresses():
            assert client.get(address).headers["Cache-Control"] == "no-store", address
            if who:
                sign_in(client, who)


def test_the_names_of_children_stand_nowhere(cast: Cast) -> None:
    page = sign_in(Client(), cast.lena).get("/accounts/2fa/").content.decode()
    assert account(cast.dana).username not in page
    assert "Robin" not in page
