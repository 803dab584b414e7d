"""T15, and finding 1 of the security model: a password alone opens nothing, wherever it is posted."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.cast import PASSWORD, Cast, account

from .doors import code_step, every_address, is_usable, password_step, user_id

pytestmark = pytest.mark.django_db


def test_a_password_posted_to_every_address_gives_no_session_of_staff(cast: Cast) -> None:
    """T15: every address of every app, with the fields of every login form we know."""
    user = account(cast.lena)
    credentials = {"login": user.username, "username": user.username, "password": PASSWORD, "password1": PASSWORD}
    tried = 0
    for address in every_address():
        client = Client(raise_request_exception=False)
        client.post(address, credentials)
        assert user_id(client) is None, address
        assert not is_usable(client), address
        tried += 1
    assert tried > 150  # the walk walks


def test_nor_does_it_for_staff_who_have_no_second_factor_yet(cast: Cast) -> None:
    """T15: they get a session, and it opens the ways to set one up and nothing else."""
    user = account(cast.lena)
    Authenticator.objects.filter(user=user).delete()
    client = Client(raise_request_exception=False)
    password_step(client, user)
    assert user_id(client) == str(user.pk)
    assert not is_usable(client)
    allowed = set()
    for address in every_address():
        if address in LEAVING or address.startswith("/static/"):
            continue
        response = client.get(address)
        if response.headers.get("Location", "") != "/accounts/2fa/" and response.status_code != 404:
            allowed.add(address)
    assert allowed == {
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/help/",
        "/accounts/logout/",
        "/accounts/reauthenticate/",
        "/language/",
    }


LEAVING = {"/exit/"}


def test_a_session_without_its_factor_must_use_the_one_there_is(cast: Cast) -> None:
    """T15: a forgotten session with a password alone may neither see the recovery codes nor add a key of its own."""
    user = account(cast.lena)
    app = Authenticator.objects.get(user=user)
    Authenticator.objects.filter(user=user).delete()
    client = Client()
    password_step(client, user)
    app.save(force_insert=True)  # set up meanwhile, in another browser
    for address in ("/accounts/2fa/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/recovery-codes/", "/cms/", "/my/"):
        for response in (client.get(address), client.post(address)):
            assert response.headers["Location"].startswith("/accounts/2fa/reauthenticate/?next="), address
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert not is_usable(client)
    client.post("/accounts/2fa/reauthenticate/", {"code": "000000"})
    assert not is_usable(client)


def test_with_the_second_step_staff_are_in(cast: Cast) -> None:
    client = Client()
    assert password_step(client, cast.lena).headers["Location"] == "/accounts/2fa/authenticate/"
    assert user_id(client) is None
    assert code_step(client, cast.lena, "000000").status_code == 200
    assert user_id(client) is None
    assert code_step(client, cast.lena).headers["Location"] == "/start/"
    assert is_usable(client)


@pytest.mark.parametrize(
    "address",
    ["/cms/login/", "/cms/login/?next=/cms/", "/cms/password_reset/", "/cms/password_reset/confirm/x/y/",
     "/_util/login/", "/en/_util/login/", "/cy/_util/login/", "/admin/", "/admin/login/"],
)  # fmt: skip
def test_other_doors_lead_to_the_one(client: Client, address: str) -> None:
    """T15."""
    for response in (client.get(address), client.post(address, {"username": "x", "password": "y"})):
        assert (response.status_code, response.headers["Location"]) == (302, "/accounts/login/")


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "inactive/", "password/set/", "password/reset/", "password/reset/done/",
     "password/reset/key/1-set-password/", "login/code/", "login/code/confirm/", "3rdparty/", "social/signup/",
     "2fa/recovery-codes/download/", "2fa/webauthn/signup/", "2fa/trust/"],
)  # fmt: skip
def test_what_we_do_not_need_is_not_there(client: Client, address: str) -> None:
    """T11: no reset by letter, no signing up."""
    assert client.get(f"/accounts/{address}").status_code == 404


@pytest.mark.parametrize("who", ["dana", "lena", "mira"])
def test_the_cms_does_not_exist_for_others(cast: Cast, who: str) -> None:
    """T6: two worlds; 404 and no loop between Wagtail and the sign-in page."""
    client = Client()
    password_step(client, getattr(cast, who))
    if account(getattr(cast, who)).needs_second_factor:
        code_step(client, getattr(cast, who))
    assert is_usable(client)
    for address in ("/cms/", "/cms/pages/", "/cms/api/main/pages/", "/cms/users/", "/cms/account/"):
        assert client.get(address).status_code == 404


def test_it_exists_for_policy_editors(cast: Cast) -> None:
    client = Client()
    password_step(client, cast.pat)
    assert client.get("/cms/").status_code == 302
    code_step(client, cast.pat)
    assert client.get("/cms/").status_code == 200


def test_anonymous_readers_of_the_cms_come_to_the_one_door(client: Client) -> None:
    assert client.get("/cms/").headers["Location"] == "/accounts/login/?next=/cms/"
