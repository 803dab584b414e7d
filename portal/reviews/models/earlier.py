import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.plans.models import Plan

from .review import Review


class EarlierRequest(models.Model):
    """That a member of the core group asks for the next review on an earlier day, and why (R-002-34)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "on", "asked_by", "asked_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="earlier_requests")
    on = models.DateField(_("on"))
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="earlier_review_has_a_reason")]


class EarlierDecision(models.Model):
    """What the chair decided about a request, once. `on`: the new day; None where it was refused, with a reason."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"request", "review", "on", "decided_by", "decided_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    request = models.OneToOneField(EarlierRequest, primary_key=True, on_delete=models.PROTECT, related_name="decision")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("on"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(on__isnull=False) | ~models.Q(reason=""), name="refusing_needs_a_reason"
            )
        ]
