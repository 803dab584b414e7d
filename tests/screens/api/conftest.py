"""Lena with a token, and a draft of hers on the form with every kind."""

from __future__ import annotations

import pytest

from forms import purposes
from forms.models import Draft, FormVersion
from portal.people.models import User
from tests.cast import Cast, account
from tests.filling import PURPOSE, make_draft, make_purpose
from tests.headless import Api, OpenHost, published, token_for


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> OpenHost:
    """The host of the purpose "walk", known for the length of a test."""
    host = OpenHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def lena(cast: Cast) -> User:
    return account(cast.lena)


@pytest.fixture
def version(host: OpenHost, db: None) -> FormVersion:
    return published()


@pytest.fixture
def draft(version: FormVersion, lena: User) -> Draft:
    return make_draft(version, lena)


@pytest.fixture
def api(lena: User) -> Api:
    return Api(token_for(lena))
