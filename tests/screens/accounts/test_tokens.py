"""Staff make, see and revoke the tokens of their own programs (T14)."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from portal.accounts.enums import Scope
from portal.accounts.models import ApiToken
from portal.accounts.selectors import demo_code
from portal.accounts.services import create_token
from portal.audit.models import Entry
from portal.people.models import Person, User
from tests.cast import Cast, account, sign_in

pytestmark = pytest.mark.django_db
LIST, NEW = "/accounts/tokens/", "/accounts/tokens/new/"
QUERIES = 8  # the list, however many tokens there are


def fresh(who: Person | User) -> Client:
    """Signed in, and just now proved again."""
    client = sign_in(Client(), who)
    cache.clear()
    client.post("/accounts/2fa/reauthenticate/", {"code": demo_code(account(who), at=time.time())})
    return client


def given(**more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "name": "Records", "scopes": ["readings:read", "drafts:read"], "days": "30"} | more


def shown(response: Any) -> str:
    found = re.search(r"<code[^>]*>([0-9a-f]{32}\.[\w-]{43})</code>", response.content.decode())
    return found[1] if found else ""


def calls(token: str) -> int:
    return Client().get("/api/v1/readings", headers={"authorization": f"Bearer {token}"}).status_code


def revoke(token: ApiToken) -> str:
    return f"{LIST}{token.pk}/revoke/"


def made(cast: Cast, who: Person, **more: Any) -> ApiToken:
    wanted: dict[str, Any] = {"name": "Theirs", "scopes": [Scope.FORMS_READ], "days": 9, "now": timezone.now()}
    return create_token(owner=account(who), **(wanted | more))[0]


def test_it_is_shown_once_works_and_is_recorded(cast: Cast) -> None:
    client = fresh(cast.lena)
    answer = client.post(NEW, given())
    token, kept = shown(answer), ApiToken.objects.get()
    assert kept.owner == account(cast.lena) and kept.scopes == ["drafts:read", "readings:read"]
    assert kept.expires_at - kept.created_at == timedelta(days=30)
    assert "no-store" in answer.headers["Cache-Control"] and calls(token) == 200
    listed = client.get(LIST).content.decode()
    assert token[:8] in listed and "Records" in listed and "Read drafts" in listed
    assert token[9:32] not in listed and token.partition(".")[2] not in listed
    entry = Entry.objects.get(action="token.created")
    assert entry.actor == str(kept.owner_id) and token.partition(".")[2] not in str(entry.detail)


def test_a_form_sent_twice_makes_one(cast: Cast) -> None:
    client, sent = fresh(cast.lena), given()
    assert shown(client.post(NEW, sent))
    again = client.post(NEW, sent, follow=True)
    assert not shown(again) and "shown only once" in again.content.decode()
    assert ApiToken.objects.count() == 1
    # Somebody else's key is no way to their token.
    assert not shown(fresh(cast.owen).post(NEW, sent)) and ApiToken.objects.count() == 1


def test_the_second_step_is_asked_for_again(cast: Cast) -> None:
    client = sign_in(Client(), cast.lena)
    for answer in (client.get(NEW), client.post(NEW, given())):
        assert answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/2fa/reauthenticate/")
    assert not ApiToken.objects.exists() and client.get(LIST).status_code == 200


def test_what_was_filled_in_is_not_lost_by_it(cast: Cast) -> None:
    client = sign_in(Client(), cast.lena)
    asked = client.post(NEW, given()).headers["Location"]
    cache.clear()
    assert shown(client.post(asked, {"code": demo_code(account(cast.lena), at=time.time())}))


@pytest.mark.parametrize(
    "wrong",
    [{"days": "0"}, {"days": "367"}, {"days": ""}, {"days": "x"}, {"scopes": []}, {"scopes": ["all"]}, {"name": ""},
     {"name": "x" * 81}, {"key": "x"}],
)  # fmt: skip
def test_it_needs_a_name_a_scope_and_an_end(cast: Cast, wrong: dict[str, Any]) -> None:
    answer = fresh(cast.lena).post(NEW, given(**wrong))
    assert answer.status_code == 200 and not ApiToken.objects.exists()
    assert ("key" in wrong) or "govuk-error-summary" in answer.content.decode()


def test_how_long_is_for_the_operator_to_say(cast: Cast, settings: Settings) -> None:
    settings.API_TOKEN_DAYS = 14
    client = fresh(cast.lena)
    assert "At most 14" in client.get(NEW).content.decode()
    client.post(NEW, given(days="15"))
    with pytest.raises(ValueError, match="14"):
        made(cast, cast.lena, days=15)
    assert not ApiToken.objects.exists()
    assert shown(client.post(NEW, given(days="14")))


def test_nobody_collects_them(cast: Cast) -> None:
    for _number in range(20):
        made(cast, cast.lena)
    answer = fresh(cast.lena).post(NEW, given())
    assert "too many tokens" in answer.content.decode() and ApiToken.objects.count() == 20
    ApiToken.objects.update(expires_at=datetime(2020, 1, 1, tzinfo=UTC))
    made(cast, cast.lena)
    assert ApiToken.objects.count() == 21


def test_revoked_it_ends_at_once(cast: Cast) -> None:
    client = fresh(cast.lena)
    token = shown(client.post(NEW, given()))
    address = revoke(ApiToken.objects.get())
    assert client.get(address).status_code == 200 and calls(token) == 200
    assert client.post(address).headers["Location"] == LIST
    assert calls(token) == 401
    assert Entry.objects.get(action="token.revoked").actor == str(account(cast.lena).pk)
    assert "Revoked" in client.get(LIST).content.decode()


def test_others_tokens_are_not_there(cast: Cast) -> None:
    other = made(cast, cast.owen)
    client = fresh(cast.lena)
    assert "Theirs" not in client.get(LIST).content.decode()
    assert [client.get(revoke(other)).status_code, client.post(revoke(other)).status_code] == [404, 404]
    other.refresh_from_db()
    assert other.revoked_at is None


def test_it_gives_no_more_than_its_owner_has(cast: Cast) -> None:
    """Every scope, and still no plan that its owner was not given."""
    token = shown(fresh(cast.pat).post(NEW, given(scopes=[scope.value for scope in Scope])))
    assert token
    got = Client().get("/api/v1/readings", headers={"authorization": f"Bearer {token}"})
    assert got.json() == []


def test_families_and_translators_have_no_such_screen(cast: Cast) -> None:
    own = made(cast, cast.dana)
    for who in (cast.dana, cast.ada, cast.mira):
        client = sign_in(Client(), who)
        if account(who).kind in ("practitioner", "policy"):
            continue
        answers = [client.get(LIST), client.get(NEW), client.post(NEW, given()), client.post(revoke(own))]
        assert [one.status_code for one in answers] == [404] * 4
        assert "/accounts/tokens/" not in client.get("/accounts/2fa/").content.decode()
    assert ApiToken.objects.get().revoked_at is None


def test_the_list_costs_the_same_however_long(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for _number in range(5):
        made(cast, cast.lena)
    client = sign_in(Client(), cast.lena)
    client.get(LIST)
    with django_assert_max_num_queries(QUERIES):
        assert client.get(LIST).content.decode().count("/revoke/") == 5


def test_policy_staff_find_it_from_the_cms(cast: Cast) -> None:
    client = sign_in(Client(), cast.pat)
    assert "/accounts/2fa/" in client.get("/cms/account/").content.decode()
    assert LIST in client.get("/accounts/2fa/").content.decode()
