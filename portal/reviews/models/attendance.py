import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.enums import Presence

from .review import Review


class ReviewAttendance(models.Model):
    """Who came to a review, as it was written down; the newest counts. `agencies` were there besides the lead's,
    `needed` is what the place asked for that day, `reason` why it went on with fewer (R-002-29)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "review", "agencies", "needed", "recorded_by", "recorded_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="attendances")
    agencies = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    reason = models.TextField(_("reason"), blank=True, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agencies__gte=models.F("needed")) | ~models.Q(reason=""),
                name="below_quorum_needs_a_reason",
            )
        ]


class ReviewPresence(models.Model):
    """Whether somebody came to a review, or whom they sent."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "attendance", "person", "came"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"substitute"})

    attendance = models.ForeignKey(ReviewAttendance, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(_("came"), max_length=10, choices=Presence.choices)
    substitute = models.CharField(_("who came instead"), max_length=150, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attendance", "person"], name="came_once_a_review")]
