import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from .decision import Decision


class Record(models.Model):
    """The record of a review conference as its chair approved it (R-002-33). Append-only: what is missing in it is said
    in an addendum. There is none without the decision.

    `content` is {"schema": 1, "language": "en", "on": "2026-06-02", "child": …, "chair": …, "group": [keys of the
    practitioners who were in the core group], "parts": [PART …]}, a PART as `copies.part` makes it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"decision", "content_hash", "approved_by", "approved_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    decision = models.OneToOneField(Decision, primary_key=True, on_delete=models.PROTECT, related_name="record")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()


class Addendum(models.Model):
    """What was added to a record after it was approved. Rows are only added."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "record", "added_by", "added_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField(_("text"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="addendum_says_something")]


class RecordCopy(models.Model):
    """A record as somebody gets it, frozen: no part that was not for them is in it. Append-only; the newest counts.
    One made before something was decided about its person is closed (`selectors.copies_of`)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "record", "person", "content_hash", "made_by", "made_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="copies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "pk"]


class CopyGiven(models.Model):
    """That a copy was sent or handed over."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"copy", "given_by", "given_at"})

    copy = models.OneToOneField(RecordCopy, primary_key=True, on_delete=models.PROTECT, related_name="given")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
