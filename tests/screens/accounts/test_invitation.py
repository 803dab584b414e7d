"""An invitation in the browser (T13): from the link to the plan, and every way that must not work."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.accounts import services
from portal.accounts.models import Invitation
from portal.people.models import Person
from tests.cast import Cast, account, make_person, sign_in

from .doors import is_usable, user_id

pytestmark = pytest.mark.django_db
ACCOUNT = {"username": "dorota", "password": "seven green bicycles", "language": "pl"}


@pytest.fixture
def guest(cast: Cast) -> Person:
    return make_person("Dorota", "Zielinska", None, "pl")


@pytest.fixture
def way_in(cast: Cast, guest: Person) -> tuple[str, str]:
    """(address, code) of an open invitation."""
    _, token, code = services.invite(person=guest, by=account(cast.lena), now=timezone.now())
    return f"/invitation/{token}/", code


def test_from_the_link_to_the_plan(guest: Person, way_in: tuple[str, str]) -> None:
    address, code = way_in
    client = Client()
    assert client.get(address).status_code == 200
    assert client.post(address, {"code": f"{code[:4]} {code[4:]}"}).headers["Location"] == address
    page = client.get(address).content.decode()
    assert '<html lang="pl"' in page  # now we know who reads
    response = client.post(address, ACCOUNT)
    assert response.headers["Location"] == "/start/safer/"
    assert response.cookies["django_language"].value == "pl"
    assert is_usable(client)
    guest.refresh_from_db()
    assert user_id(client) == str(account(guest).pk)
    assert not mail.outbox


def test_looking_changes_and_tells_nothing(guest: Person, way_in: tuple[str, str]) -> None:
    """T13: scanners of letters and browsers that fetch ahead."""
    address, code = way_in
    before = Invitation.objects.values().get()
    for _ in range(10):
        for response in (Client().get(address), Client().head(address), Client().options(address),
                         Client().get(address, headers={"sec-purpose": "prefetch"})):  # fmt: skip
            assert response.status_code == 200
            text = response.content.decode()
            assert not any(word in text for word in ("Dorota", "Zielinska", "Robin", "Green", code))
            assert "sessionid" not in response.cookies
    assert Invitation.objects.values().get() == before
    assert Client().post(address, {"code": code}).status_code == 302


def test_a_second_browser_needs_the_code_too(way_in: tuple[str, str]) -> None:
    """T13: a forwarded link, even after the code was typed elsewhere."""
    address, code = way_in
    Client().post(address, {"code": code})
    other = Client()
    other.post(address, ACCOUNT)
    assert user_id(other) is None
    assert 'name="username"' not in other.get(address).content.decode()


def test_the_session_of_the_code_is_a_new_one(way_in: tuple[str, str]) -> None:
    """T14: whoever planted a session does not share the proof."""
    address, code = way_in
    client = Client()
    session = client.session
    session["planted"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted or ""
    client.post(address, {"code": code})
    attacker = Client()
    attacker.cookies["sessionid"] = planted or ""
    assert 'name="username"' not in attacker.get(address).content.decode()


def test_the_proof_of_one_invitation_opens_no_other(cast: Cast, way_in: tuple[str, str]) -> None:
    address, code = way_in
    client = Client()
    client.post(address, {"code": code})
    other = make_person("Jan", "Zielinski", None)
    _, token, _ = services.invite(person=other, by=account(cast.lena), now=timezone.now())
    client.post(f"/invitation/{token}/", ACCOUNT)
    assert user_id(client) is None


def test_the_proof_grows_old(way_in: tuple[str, str]) -> None:
    address, code = way_in
    client = Client()
    client.post(address, {"code": code})
    session = client.session
    session["invitation"] = [session["invitation"][0], session["invitation"][1] - 30 * 60]
    session.save()
    assert 'name="username"' not in client.get(address).content.decode()


def test_used_twice_is_shut(way_in: tuple[str, str]) -> None:
    """T13: replay; and a double submit makes one account."""
    address, code = way_in
    client = Client()
    client.post(address, {"code": code})
    before = client.cookies["sessionid"].value
    client.post(address, ACCOUNT)
    again = Client()
    again.cookies["sessionid"] = before
    for browser in (client, again, Client()):
        for response in (browser.get(address), browser.post(address, {"code": code}), browser.post(address, ACCOUNT)):
            assert response.status_code == 410
    assert is_usable(client)


def test_one_page_for_unknown_used_expired_and_closed(cast: Cast, guest: Person, way_in: tuple[str, str]) -> None:
    """T13, T23: the same words; only the status says gone or never there."""
    address, _ = way_in

    def text(path: str, status: int) -> str:
        response = Client().get(path, headers={"accept-language": "en"})
        assert response.status_code == status
        body = response.content.decode()
        return body[body.index("<h1") : body.index("</main>")]

    unknown = text("/invitation/no-such-token/", 404)
    assert "ask your social worker for a new link" in unknown
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert text(address, 410) == unknown
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1), failures=5)
    assert text(address, 410) == unknown
    Invitation.objects.update(failures=0, used_at=timezone.now())
    assert text(address, 410) == unknown
    Invitation.objects.update(used_at=None)
    services.invite(person=guest, by=account(cast.lena), now=timezone.now())
    assert text(address, 410) == unknown


@pytest.mark.parametrize("language", ["cy", "pl", "ur"])
def test_it_speaks_the_language_of_the_browser(language: str) -> None:
    response = Client().get("/invitation/x/", headers={"accept-language": language})
    assert f'<html lang="{language}"' in response.content.decode()


def test_five_wrong_codes_shut_it(way_in: tuple[str, str]) -> None:
    address, code = way_in
    wrong = "00000000" if code != "00000000" else "11111111"
    answers = [Client().post(address, {"code": wrong}).status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 410, 410]
    assert Client().post(address, {"code": code}).status_code == 410


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"username": "DANA.green"}, "Somebody else has this user name"),
        ({"username": "a b"}, "Enter a valid username"),
        ({"username": ""}, '<a href="#id_username">Choose a user name</a>'),
        ({"password": "short"}, "too short"),
        ({"password": "password1234"}, "too common"),
        ({"username": "dorotazielinska", "password": "dorotazielinska"}, "too similar"),
        ({"language": "xx"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_an_account_is_said(way_in: tuple[str, str], changed: dict[str, str], said: str) -> None:
    address, code = way_in
    client = Client()
    client.cookies["django_language"] = "en"
    client.post(address, {"code": code})
    response = client.post(address, {**ACCOUNT, **changed})
    assert response.status_code == 200
    assert said in response.content.decode()
    assert ACCOUNT["password"] not in response.content.decode()
    assert client.post(address, ACCOUNT).status_code == 302


def test_it_is_the_way_back_into_an_account(cast: Cast) -> None:
    """T11: in person, through staff; sessions elsewhere end."""
    elsewhere = sign_in(Client(), cast.dana)
    _, token, code = services.invite(person=cast.dana, by=account(cast.lena), now=timezone.now())
    client = Client()
    client.post(f"/invitation/{token}/", {"code": code})
    page = client.get(f"/invitation/{token}/").content.decode()
    assert 'name="username"' not in page
    assert "dana.green" in page
    client.post(f"/invitation/{token}/", {"password": ACCOUNT["password"], "language": "en"})
    assert is_usable(client)
    assert user_id(client) == str(account(cast.dana).pk)
    assert not is_usable(elsewhere)
