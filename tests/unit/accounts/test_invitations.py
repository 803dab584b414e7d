"""The life of an invitation, in the database."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction

from portal.accounts import services
from portal.accounts.enums import State
from portal.accounts.exceptions import InvitationShut, NotInvitable, UsernameTaken
from portal.accounts.models import Invitation
from portal.accounts.rules import token_hash
from portal.accounts.selectors import by_token, state
from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.people.models import Person
from tests.cast import Cast, account, make_person

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PASSWORD = "seven green bicycles"


@pytest.fixture
def guest(cast: Cast) -> Person:
    return make_person("Dorota", "Green", None, "pl")


def invited(cast: Cast, person: Person) -> tuple[Invitation, str, str]:
    return services.invite(person=person, by=account(cast.lena), now=NOW)


def open_account(invitation: Invitation, username: str = "dorota") -> None:
    services.accept(invitation_id=invitation.pk, username=username, password=PASSWORD, now=NOW)


def test_neither_token_nor_code_is_kept(cast: Cast, guest: Person) -> None:
    invitation, token, code = invited(cast, guest)
    assert (len(token), len(code), code.isdigit()) == (43, 8, True)
    stored = str(Invitation.objects.filter(pk=invitation.pk).values().get())
    assert token not in stored
    assert code not in stored
    assert invitation.token_hash == token_hash(token)
    assert check_password(code, invitation.code_hash)
    assert by_token(token) == invitation
    assert by_token(token[:-1]) is None


def test_it_lasts_fourteen_days(cast: Cast, guest: Person) -> None:
    invitation, _, _ = invited(cast, guest)
    assert state(invitation, now=NOW + timedelta(days=14, seconds=-1)) is State.OPEN
    assert state(invitation, now=NOW + timedelta(days=14)) is State.EXPIRED


def test_a_newer_one_closes_the_older(cast: Cast, guest: Person) -> None:
    first, _, code = invited(cast, guest)
    second, _, _ = invited(cast, guest)
    first.refresh_from_db()
    assert state(first, now=NOW) is State.CLOSED
    assert state(second, now=NOW) is State.OPEN
    with pytest.raises(InvitationShut):
        services.try_code(invitation=first, code=code, now=NOW)


def test_the_database_allows_one_open_invitation(cast: Cast, guest: Person) -> None:
    invitation, _, _ = invited(cast, guest)
    invitation.pk, invitation.token_hash = None, "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        invitation.save(force_insert=True)


def test_five_wrong_codes_close_it(cast: Cast, guest: Person) -> None:
    """T13: the right code comes too late then."""
    invitation, _, code = invited(cast, guest)
    wrong = "00000000" if code != "00000000" else "11111111"
    assert [services.try_code(invitation=invitation, code=wrong, now=NOW) for _ in range(5)] == [False] * 5
    with pytest.raises(InvitationShut):
        services.try_code(invitation=invitation, code=code, now=NOW)
    with pytest.raises(InvitationShut):
        open_account(invitation)


def test_it_makes_one_family_account(cast: Cast, guest: Person) -> None:
    invitation, _, code = invited(cast, guest)
    assert services.try_code(invitation=invitation, code=code, now=NOW)
    open_account(invitation)
    guest.refresh_from_db()
    user = account(guest)
    assert (user.username, user.kind, user.email, user.is_staff) == ("dorota", AccountKind.FAMILY, "", False)
    assert user.check_password(PASSWORD)
    with pytest.raises(InvitationShut):  # the second of two submits
        open_account(invitation, "another")


def test_a_taken_name_leaves_it_open(cast: Cast, guest: Person) -> None:
    invitation, _, _ = invited(cast, guest)
    with pytest.raises(UsernameTaken):
        open_account(invitation, account(cast.dana).username)
    open_account(invitation)


def test_it_never_makes_an_account_with_rights_of_staff(cast: Cast) -> None:
    """T15: a child's lead without an account, or staff with one, would be in with a password alone."""
    with pytest.raises(NotInvitable):
        invited(cast, cast.tom)
    lead = make_person("Lee", "Marsh", None)
    cast.cai.allocations.update(worker=lead)
    with pytest.raises(NotInvitable):
        invited(cast, lead)


def test_it_does_not_open_a_closed_account(cast: Cast) -> None:
    """T11."""
    invitation, _, _ = invited(cast, cast.dana)
    services.switch_off(user=account(cast.dana), by=account(cast.lena), now=NOW)
    with pytest.raises(InvitationShut):
        open_account(invitation)
    cast.dana.refresh_from_db()
    with pytest.raises(NotInvitable):
        invited(cast, cast.dana)


def test_it_is_the_way_back_into_a_lost_account(cast: Cast) -> None:
    """T11: recovery in person; user name and rights stay, password and second factors are new."""
    user = account(cast.dana)
    services.enrol_totp(user, "JBSWY3DPEHPK3PXP")
    invitation, _, _ = invited(cast, cast.dana)
    open_account(invitation, "")
    user.refresh_from_db()
    assert (user.username, user.check_password(PASSWORD)) == ("dana.green", True)
    assert not Authenticator.objects.filter(user=user).exists()


def test_every_step_is_recorded(cast: Cast, guest: Person) -> None:
    """T17: made, refused and used, without a code or a name."""
    invitation, _, code = invited(cast, guest)
    services.try_code(invitation=invitation, code="x", now=NOW)
    open_account(invitation)
    kept = Entry.objects.filter(chain=f"invitation:{invitation.pk}").order_by("number")
    assert [entry.action for entry in kept] == ["invitation.made", "invitation.refused", "invitation.used"]
    assert not any(code in str(entry.detail) or "Dorota" in str(entry.detail) for entry in kept)
