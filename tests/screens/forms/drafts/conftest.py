from __future__ import annotations

import pytest
from django.test import Client

from forms import purposes
from forms.models import Draft
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user, sign_in
from tests.filling import PURPOSE, FakeHost, make_draft, make_purpose, make_version


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    """The host of the purpose "walk", known for the length of a test."""
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def lena(db: None) -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


@pytest.fixture
def owen(db: None) -> User:
    return make_user("owen.pugh", AccountKind.PRACTITIONER)


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    """Lena's draft of the walk."""
    return make_draft(make_version(), lena)


@pytest.fixture
def client(client: Client, lena: User) -> Client:
    """Lena, signed in."""
    return sign_in(client, lena)
