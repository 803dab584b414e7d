"""What a family member reads before the first page: how to leave quickly, and what that does not do (T9)."""

import pytest
from django.test import Client

from portal.audit.models import Entry
from portal.people.models import User
from tests.cast import Cast, account, sign_in

pytestmark = pytest.mark.django_db
PLAN = "/my/plans/7a9b7a0e-0000-4000-8000-000000000000/"


@pytest.mark.requirement("R-X-06")
def test_it_comes_once_an_account_before_the_first_page(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana, told=False)
    for address in ("/my/", PLAN, f"{PLAN}pdf/"):
        response = client.get(address)
        assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/safety/"), address
    page = client.get("/safety/?next=/my/").content.decode()
    for words in ("Exit this page", "Shift key 3 times", "It signs you out.", "list of pages you visited", "999"):
        assert words in page
    response = client.post("/safety/", {"next": "/my/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/my/")
    assert client.get("/my/").status_code == 200
    # It is kept at the account: another device does not ask again, and nothing is in a cookie.
    assert sign_in(Client(), cast.dana, told=False).get("/my/").status_code == 200
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    assert Entry.objects.filter(chain=f"user:{account(cast.dana).pk}", action="safety.read").count() == 1


def test_it_can_be_read_again_and_counts_once(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana, told=False)
    client.post("/safety/")
    first = User.objects.get(pk=account(cast.dana).pk).told_at
    assert client.get("/safety/").status_code == 200
    assert client.post("/safety/").headers["Location"] == "/start/"
    assert User.objects.get(pk=account(cast.dana).pk).told_at == first is not None


def test_it_stands_in_nobody_elses_way(cast: Cast) -> None:
    """Staff have no such page to read, and who is to leave or to sign out is not stopped."""
    lena = sign_in(Client(), cast.lena, told=False)
    assert lena.get("/children/").status_code == 200
    client = sign_in(Client(), cast.dana, told=False)
    for address in ("/accounts/2fa/", "/accounts/logout/", "/accounts/help/"):
        assert client.get(address).status_code == 200
    assert client.get("/exit/").status_code == 302
    assert Client().get("/safety/").headers["Location"].startswith("/accounts/login/")


def test_it_leads_to_no_other_site(cast: Cast) -> None:
    client = sign_in(Client(), cast.dana, told=False)
    page = client.get("/safety/?next=https://evil.example/").content.decode()
    assert 'name="next" value=""' in page.partition("<main")[2]
    assert client.post("/safety/", {"next": "//evil.example"}).headers["Location"] == "/start/"


@pytest.mark.parametrize("language", ["cy", "ur"])
def test_it_speaks_the_readers_language(cast: Cast, language: str) -> None:
    client = sign_in(Client(), cast.dana, told=False)
    client.cookies["django_language"] = language
    assert f'<html lang="{language}"' in client.get("/safety/").content.decode()
