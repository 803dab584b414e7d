import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from ..enums import Engaged, Part
from .plan import Plan, PlanVersion


class CoreGroupMeeting(models.Model):
    """What was recorded of one core group meeting. Rows are only added: the newest of a day counts, the others say what
    was thought before. `purpose`: how the role and purpose of the group were made clear or referred to (R-001-45)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "on", "recorded_by", "recorded_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"purpose"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField(_("on"))
    purpose = models.TextField(_("purpose"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-recorded_at"]
        constraints = [models.CheckConstraint(condition=~models.Q(purpose=""), name="meeting_made_its_purpose_clear")]


class Involvement(models.Model):
    """How one member of the family was involved in a core group meeting (R-004-16), and how far they engage with the
    group and the plan, on what evidence (R-002-16)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "meeting", "person", "informed", "invited", "part"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"how", "engaged", "evidence"})

    meeting = models.ForeignKey(CoreGroupMeeting, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    informed = models.BooleanField(default=False)
    invited = models.BooleanField(default=False)
    part = models.CharField(_("part"), max_length=10, choices=Part.choices)
    how = models.TextField(_("how"), blank=True, default="")
    engaged = models.CharField(_("engaged"), max_length=10, choices=Engaged.choices, blank=True, default="")
    evidence = models.TextField(_("evidence"), blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="involved_once_a_meeting"),
            models.CheckConstraint(
                condition=models.Q(engaged__in=["", Engaged.ENGAGED]) | ~models.Q(evidence=""),
                name="not_engaged_needs_evidence",
            ),
        ]

    @property
    def is_involved(self) -> bool:
        """Informed and invited, and there or heard. Anything less is flagged to the lead."""
        return self.informed and self.invited and self.part != Part.NONE


class Acknowledgement(models.Model):
    """That a practitioner knows what they are to do under the plan (R-001-23). `tasks_hash`: of what that was then
    (`rules.tasks_hash`): a version that changes nothing for them need not be acknowledged again."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "version", "person", "tasks_hash", "at"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="acknowledgements")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tasks_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person", "tasks_hash"], name="tasks_acknowledged_once")]
