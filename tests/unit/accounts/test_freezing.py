"""Freezing an account in one press, and opening it again (T11)."""

from datetime import timedelta

import pytest
from django.test import Client

from portal.accounts.enums import Scope
from portal.accounts.exceptions import NotFrozen, NotInvitable
from portal.accounts.models import ApiToken, Freeze
from portal.accounts.services import create_token, freeze, invite, switch_off, unfreeze
from portal.people.models import User
from tests.cast import Cast, account, sign_in
from tests.plans import NOW

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_everything_that_was_open_ends_and_stays_ended(cast: Cast) -> None:
    dana, lena = account(cast.dana), account(cast.lena)
    client = sign_in(Client(), cast.dana)
    create_token(owner=dana, name="A reader", scopes=[Scope.READINGS_READ], days=9, now=NOW)
    invite(person=cast.dana, by=lena, now=NOW)
    assert client.get("/my/").status_code == 200
    freeze(user=dana, by=lena, now=NOW)
    freeze(user=dana, by=lena, now=NOW)
    assert Freeze.objects.count() == 1
    assert client.get("/my/").status_code == 302
    assert not ApiToken.objects.filter(revoked_at=None).exists()
    assert not cast.dana.invitations.filter(closed_at=None).exists()
    with pytest.raises(NotInvitable):
        invite(person=cast.dana, by=lena, now=NOW)
    unfreeze(user=dana, reason="Safe", by=lena, now=NOW)
    assert client.get("/my/").status_code == 302, "a session from before does not come back"
    again = Client()
    again.force_login(fresh(dana), backend="portal.accounts.backends.Backend")
    assert again.get("/accounts/sessions/").status_code == 200
    freeze(user=dana, by=lena, now=NOW + timedelta(hours=1))
    assert not fresh(dana).is_active
    assert Freeze.objects.count() == 2


def test_what_is_closed_for_good_is_not_opened_by_who_froze_it(cast: Cast) -> None:
    dana, lena = account(cast.dana), account(cast.lena)
    freeze(user=dana, by=lena, now=NOW)
    switch_off(user=dana, by=lena, now=NOW)
    with pytest.raises(NotFrozen):
        unfreeze(user=dana, reason="Safe", by=lena, now=NOW)
    with pytest.raises(NotFrozen):
        freeze(user=dana, by=lena, now=NOW)
    assert not Freeze.objects.filter(ended_at=None).exists()


def test_staff_are_not_frozen_and_a_reason_is_needed(cast: Cast) -> None:
    lena = account(cast.lena)
    with pytest.raises(NotFrozen):
        freeze(user=account(cast.tom), by=lena, now=NOW)
    with pytest.raises(NotFrozen):
        unfreeze(user=account(cast.dana), reason="Safe", by=lena, now=NOW)
    freeze(user=account(cast.dana), by=lena, now=NOW)
    with pytest.raises(NotFrozen):
        unfreeze(user=account(cast.dana), reason=" ", by=lena, now=NOW)
