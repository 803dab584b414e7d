import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from .meeting import CoreGroupMeeting
from .plan import Plan


class MeetingRecord(models.Model):
    """Who took the chair of a core group meeting, what was said and decided, and what became of each line that the
    place has for such a meeting (R-002-09, R-002-12, R-002-14, R-002-15). Append-only.

    `lines` is [{"part": "agenda", "words": {"en": …, "cy": …}, "done": true, "note": ""} …] as the place had them that
    day, `list_version` their hash (`agenda.version_of`): what policy staff change later does not touch it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"meeting", "chair", "language", "is_first", "list_version"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"decided", "participation", "lines"})

    meeting = models.OneToOneField(CoreGroupMeeting, primary_key=True, on_delete=models.PROTECT, related_name="record")
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=10)
    decided = models.TextField(_("what was said and decided"))
    participation = models.TextField(_("participation"), blank=True, default="")
    is_first = models.BooleanField()
    lines = models.JSONField(default=list, blank=True)
    list_version = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(decided=""), name="record_says_what_was_decided")]


class MeetingApproval(models.Model):
    """That the record of a day is approved, by whoever took the chair or the lead (R-002-15). After it no better record
    of that day is written, only added to. Append-only."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"meeting", "plan", "on", "by", "at"})

    meeting = models.OneToOneField(
        CoreGroupMeeting, primary_key=True, on_delete=models.PROTECT, related_name="approval"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meeting_approvals")
    on = models.DateField(_("on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "on"], name="a_day_is_approved_once")]


class MeetingAddendum(models.Model):
    """What was added to an approved record. Append-only."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "meeting", "by", "at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(CoreGroupMeeting, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField(_("text"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="meeting_addendum_says_something")]


class MeetingCopy(models.Model):
    """Who of the core group was given the approved record, and when. Append-only."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "meeting", "person", "by", "at"})

    meeting = models.ForeignKey(CoreGroupMeeting, on_delete=models.PROTECT, related_name="copies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="a_record_is_given_once")]
