"""Tokens of the API: whose, for what, how long, and that nobody can read one out of the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from portal.accounts.enums import Scope
from portal.accounts.exceptions import NoToken
from portal.accounts.models import ApiToken
from portal.accounts.selectors import token_of
from portal.accounts.services import create_token, invite, note_use, revoke_token, switch_off
from portal.accounts.services.invitations import accept
from portal.audit.models import Entry
from tests.cast import Cast, account

NOW = datetime(2026, 11, 22, 9, 41, 17, tzinfo=UTC)


def make(cast: Cast, who: str = "lena", days: int = 30) -> tuple[ApiToken, str]:
    owner = account(getattr(cast, who))
    return create_token(owner=owner, name="Records", scopes=[Scope.FORMS_READ], days=days, now=NOW)


def test_it_is_found_by_what_was_shown_and_not_kept(cast: Cast) -> None:
    token, given = make(cast)
    assert token_of(given, now=NOW) == token and token.owner == account(cast.lena)
    secret = given.partition(".")[2]
    assert len(secret) == 43
    assert secret not in str(ApiToken.objects.filter(pk=token.pk).values().get())
    entry = Entry.objects.get(action="token.created")
    assert entry.chain == f"user:{token.owner_id}" and secret not in str(entry.detail)


def test_anything_else_is_none(cast: Cast) -> None:
    token, given = make(cast)
    other = make(cast, "owen")[1]
    wrong = ["", ".", "x", given[:-1], given + "x", token.pk.hex, f"{token.pk.hex}.", f".{given}", "\ud800.\ud800",
             f"{token.pk.hex}.{other.partition('.')[2]}", f"{UUID(int=7).hex}.{given.partition('.')[2]}"]  # fmt: skip
    assert [one for one in wrong if token_of(one, now=NOW)] == []


def test_it_ends(cast: Cast) -> None:
    token, given = make(cast, days=30)
    assert token_of(given, now=NOW + timedelta(days=30, seconds=-1)) is not None
    assert token_of(given, now=NOW + timedelta(days=30)) is None
    revoke_token(token=token, now=NOW)
    revoke_token(token=token, now=NOW + timedelta(days=1))
    assert token_of(given, now=NOW) is None
    assert ApiToken.objects.get().revoked_at == NOW
    assert Entry.objects.filter(action="token.revoked").count() == 1


def test_it_ends_with_the_account(cast: Cast) -> None:
    given = make(cast)[1]
    switch_off(user=account(cast.lena), by=account(cast.mira), now=NOW)
    assert token_of(given, now=NOW) is None and ApiToken.objects.get().revoked_at == NOW


def test_it_ends_when_an_account_is_opened_anew(cast: Cast) -> None:
    given = make(cast, "dana")[1]
    invitation, _link, _code = invite(person=cast.dana, by=account(cast.lena), now=NOW)
    accept(invitation_id=invitation.pk, username="", password="seven green bicycles", now=NOW)
    assert token_of(given, now=NOW) is None


def test_staff_need_their_second_factor_to_get_one_and_to_use_it(cast: Cast) -> None:
    given = make(cast)[1]
    Authenticator.objects.filter(user=account(cast.lena)).delete()
    assert token_of(given, now=NOW) is None
    with pytest.raises(NoToken):
        make(cast)


@pytest.mark.parametrize("days", [0, -1, 367])
def test_it_is_for_a_time(cast: Cast, days: int) -> None:
    with pytest.raises(ValueError, match="366"):
        make(cast, days=days)


def test_its_use_is_known_to_the_hour(cast: Cast, django_assert_num_queries: object) -> None:
    token, _given = make(cast)
    note_use(token, now=NOW)
    token.refresh_from_db()
    assert token.last_used_at == NOW.replace(minute=0, second=0)
    with django_assert_num_queries(0):  # type: ignore[operator]
        note_use(token, now=NOW)
    note_use(token, now=NOW + timedelta(hours=1))
    token.refresh_from_db()
    assert token.last_used_at == NOW.replace(hour=10, minute=0, second=0)


def test_the_command(cast: Cast) -> None:
    out, errors = StringIO(), StringIO()
    asked = ["--name", "Records", "--scope", "forms:read", "--scope", "drafts:read"]
    call_command("api_token", "create", "lena.hart", *asked, stdout=out, stderr=errors)
    given = out.getvalue().strip()
    token = ApiToken.objects.get()
    assert given.startswith(f"{token.pk.hex}.") and given not in errors.getvalue()
    assert token.scopes == ["drafts:read", "forms:read"]
    out = StringIO()
    call_command("api_token", "list", stdout=out)
    assert str(token.pk) in out.getvalue() and "lena.hart" in out.getvalue() and given not in out.getvalue()
    call_command("api_token", "revoke", str(token.pk), stdout=out)
    out = StringIO()
    call_command("api_token", "list", "--owner", "lena.hart", stdout=out)
    assert "revoked" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("api_token", "create", "nobody", *asked)
    with pytest.raises(CommandError):
        call_command("api_token", "create", "lena.hart", *asked, "--days", "400")
