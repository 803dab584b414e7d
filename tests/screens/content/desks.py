"""Who works in the CMS, for the tests of its screens: one person a group."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user, sign_in


def somebody(group: str) -> User:
    """A policy account of this group alone, made at first use."""
    name = f"one.of.{group.lower()}"
    user = User.objects.filter(username=name).first() or make_user(name, AccountKind.POLICY)
    user.groups.add(Group.objects.get(name=group))
    return user


def desk(group: str) -> Client:
    """Their browser, signed in."""
    return sign_in(Client(), somebody(group))


@pytest.fixture
def author(db: None) -> Client:
    return desk("Authors")


@pytest.fixture
def editor(db: None) -> Client:
    return desk("Editors")


@pytest.fixture
def translator(db: None) -> Client:
    return desk("Translators")


@pytest.fixture
def publisher(db: None) -> Client:
    return desk("Publishers")


def edit(page: Page) -> str:
    """The address of a page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
