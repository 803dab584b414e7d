import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan


class Review(models.Model):
    """A review conference about a plan: booked, prepared, held, and closed once its record went out. One at a time is
    open, neither closed nor cancelled. `chair`: None until somebody independent of the case is named."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "on", "booked_by", "booked_at", "chair", "held_at", "closed_at", "cancelled_at", "revision"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    on = models.DateField(_("on"))
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="chaired")
    held_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "-booked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(closed_at__isnull=True, cancelled_at__isnull=True),
                name="one_open_review_a_plan",
            )
        ]

    @property
    def is_open(self) -> bool:
        """Whether anything of it is still to be done."""
        return self.closed_at is None and self.cancelled_at is None
