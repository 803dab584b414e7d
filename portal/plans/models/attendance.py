import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from ..enums import Attendance, Presence
from .meeting import CoreGroupMeeting
from .plan import Plan


class ChildAttendance(models.Model):
    """Whether the child came to a core group meeting, with what help, why not, and how else their views got there
    (R-002-23)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "meeting", "came"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason", "support", "other_ways"})

    meeting = models.OneToOneField(CoreGroupMeeting, on_delete=models.PROTECT, related_name="child_attendance")
    came = models.CharField(_("came"), max_length=10, choices=Attendance.choices)
    reason = models.TextField(_("reason"), blank=True, default="")
    support = models.TextField(_("support"), blank=True, default="")
    other_ways = models.TextField(_("other ways"), blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(came=Attendance.NOT) | ~models.Q(reason=""), name="absent_child_has_a_reason"
            )
        ]


class MemberAttendance(models.Model):
    """Whether a practitioner of the core group came to a meeting, or whom they sent (R-002-13)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "meeting", "person", "came"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"substitute"})

    meeting = models.ForeignKey(CoreGroupMeeting, on_delete=models.PROTECT, related_name="member_attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(_("came"), max_length=10, choices=Presence.choices)
    substitute = models.CharField(_("who came instead"), max_length=150, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="came_once_a_meeting")]


class MeetingReport(models.Model):
    """What a practitioner of the core group has to say to the next meeting (R-001-37, R-002-13). Rows are only
    added."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "written_by", "written_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="report_says_something")]
