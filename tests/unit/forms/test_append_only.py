"""The database refuses to rewrite a published form."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from forms.models import Draft, FormVersion, Submission
from portal.people.models import User

from .fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db

FIELDS = sorted(field.name for field in FormVersion._meta.concrete_fields if field.name != "texts_revision")


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_a_version_can_be_changed(make: Make, field: str) -> None:
    make()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        FormVersion.objects.update(**{field: F(field)})


def test_a_version_cannot_be_deleted(make: Make) -> None:
    make()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        FormVersion.objects.all().delete()


def test_the_count_of_texts_can_grow(make: Make) -> None:
    make()
    FormVersion.objects.update(texts_revision=F("texts_revision") + 1)
    assert FormVersion.objects.get().texts_revision == 2


def test_a_submission_can_be_neither_changed_nor_deleted(make: Make) -> None:
    make()
    user = User.objects.create_user(username="somebody")
    version = FormVersion.objects.get()
    now = timezone.now()
    draft = Draft.objects.create(version=version, owner=user, subject="x:1", started_at=now, saved_at=now)
    fields: dict[str, Any] = {"answers": {"a": "b"}, "content_hash": "0" * 64, "subject": "x:1"}
    Submission.objects.create(draft=draft, version=version, submitted_by=user, submitted_at=now, **fields)
    for field in Submission._meta.concrete_fields:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Submission.objects.update(**{field.name: F(field.name)})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Submission.objects.all().delete()
