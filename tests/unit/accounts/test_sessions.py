"""Sessions and accounts as every page reads them: as Django's own would be, in one statement each."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.accounts.backends import Backend
from portal.accounts.sessions import SessionStore
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import account, make_person

pytestmark = pytest.mark.django_db


def kept(**values: str) -> str:
    store = SessionStore()
    store.update(values)
    store.save()
    return str(store.session_key)


def test_a_session_is_what_djangos_own_store_reads(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    key = kept(language="cy")
    with django_assert_num_queries(1):
        assert SessionStore(key).load() == {"language": "cy"}
    assert SessionStore(key).load() == db.SessionStore(key).load()


def test_one_that_is_over_is_empty_and_loses_its_key() -> None:
    key = kept(language="cy")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    store = SessionStore(key)
    assert store.load() == {}
    assert store.session_key is None


def test_one_that_is_not_there_is_empty_and_loses_its_key() -> None:
    store = SessionStore("nothing")
    assert store.load() == {}
    assert store.session_key is None


def test_an_account_comes_with_its_person(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    person = make_person("Mo", "Bench", AccountKind.PRACTITIONER)
    with django_assert_num_queries(1):
        found = Backend().get_user(account(person).pk)
        assert found is not None
        assert found.person == person
        assert found.person.user is found
    stored = User.objects.select_related("person").get(pk=account(person).pk)
    for one, other in ((found, stored), (found.person, stored.person)):
        assert [getattr(one, f.attname) for f in one._meta.concrete_fields] == [
            getattr(other, f.attname) for f in other._meta.concrete_fields
        ]


def test_an_account_of_nobody_has_no_person() -> None:
    user = User.objects.create(username="editor", kind=AccountKind.POLICY)
    found = Backend().get_user(user.pk)
    assert found is not None
    assert getattr(found, "person", None) is None


def test_one_that_is_closed_or_not_there_is_nobody() -> None:
    user = User.objects.create(username="gone", is_active=False)
    assert Backend().get_user(user.pk) is None
    assert Backend().get_user(user.pk + 1) is None
