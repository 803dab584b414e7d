"""What the tests of the editor share."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from forms.api import FormPage, StepPage
from portal.people.enums import AccountKind
from portal.people.models import User
from portal.procedures.services.editors import set_up_editors
from tests.cast import make_user, sign_in


@pytest.fixture
def editor(db: None) -> User:
    """A policy editor with nothing but their group."""
    user = make_user("pat.editor", AccountKind.POLICY)
    user.groups.add(set_up_editors())
    return user


@pytest.fixture
def desk(editor: User) -> Client:
    return sign_in(Client(), editor)


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def steps_of(form: FormPage) -> list[StepPage]:
    return list(StepPage.objects.child_of(form).order_by("path"))


def saved(page: Any) -> Any:
    """The page as it was saved last."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def written(page: Any, **fields: Any) -> Any:
    """The page after its latest draft was changed so."""
    latest = saved(page)
    for name, value in fields.items():
        setattr(latest, name, value)
    latest.save_revision()
    return latest
