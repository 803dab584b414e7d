"""The harness itself: the cast stands, copies come back, sockets are closed."""

import socket

import pytest
from django.test import Client
from pytest_socket import SocketConnectBlockedError

from portal.access.actions import Action
from portal.access.grants import can
from portal.audit.models import Entry
from portal.people.models import Child
from tests.cast import Cast, account, make_cast, sign_in
from tests.plans import make_plan, release_to, word


def test_each_lead_sees_their_own_children_only(cast: Cast) -> None:
    assert can(account(cast.lena), Action.VIEW_CHILD, cast.robin)
    assert not can(account(cast.lena), Action.VIEW_CHILD, cast.cai)
    assert can(account(cast.owen), Action.VIEW_CHILD, cast.cai)
    assert not can(account(cast.dana), Action.VIEW_CHILD, cast.robin)


def test_signing_in_leaves_a_session_as_allauth_does(cast: Cast, client: Client) -> None:
    session = sign_in(client, cast.lena).session
    methods = [record["method"] for record in session["account_authentication_methods"]]
    assert methods == ["password", "mfa"]
    assert session["_auth_user_id"] == str(account(cast.lena).pk)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "again"])
def test_what_a_committing_test_leaves_is_gone_for_the_next(time: str) -> None:
    assert not Child.objects.exists()
    make_cast()
    Entry.objects.create(chain="t", number=1, at="2026-01-01T00:00:00Z", actor="system", action="t", mac="0" * 64)


def test_no_other_machine_can_be_reached() -> None:
    # pytest-socket warns before it refuses, and a warning is an error here.
    with pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1"), socket.socket() as other:
        other.connect(("192.0.2.1", 80))


def test_a_plan_is_made_worded_and_released_as_the_product_does(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.joan, cast.tom])
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    assert can(account(cast.dana), Action.READ_PLAN, plan)
    assert can(account(cast.lena), Action.LEAD_PLAN, plan)
    assert not can(account(cast.piotr), Action.READ_PLAN, plan)
    assert not can(account(cast.amina), Action.READ_PLAN, plan)
