import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import MeetingPlace
from .plan import Plan


class BookedMeeting(models.Model):
    """A core group meeting that is to come (R-002-11). `reason`: why it is later than the day on which it was due when
    it was booked, `due_on`. It stands until it is called off, booked anew or held."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "on", "time", "place", "due_on", "booked_on", "booked_by", "booked_at", "closed_by",
         "closed_at"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="booked_meetings")
    on = models.DateField(_("on"))
    time = models.TimeField(_("at"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=10, choices=MeetingPlace.choices)
    due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, default="")
    booked_on = models.DateField()
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-booked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(closed_at__isnull=True), name="one_booked_meeting_a_plan"
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(on__lte=models.F("due_on")) | ~Q(reason=""),
                name="a_late_meeting_has_a_reason",
            ),
        ]

    @property
    def is_late(self) -> bool:
        """Whether it is past the interval."""
        return self.due_on is not None and self.on > self.due_on
