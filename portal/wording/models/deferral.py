from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.plans.models import Plan

from ..enums import Audience


class Deferral(models.Model):
    """Words for an audience that are to be written later, and why (R-001-04); until it ends."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "audience", "decided_by", "decided_at", "ended_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deferrals")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "audience"], condition=models.Q(ended_at__isnull=True), name="put_off_once"
            )
        ]
