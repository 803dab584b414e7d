from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .review import Review


class ReviewNotes(models.Model):
    """What the chair has written down of a review conference so far; `content` as `outcomes.written` makes it. Once the
    review is closed its record says what counts, and these stay as they were."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"review", "revision", "saved_by", "saved_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"content"})

    review = models.OneToOneField(Review, primary_key=True, on_delete=models.PROTECT, related_name="notes")
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()


class Decision(models.Model):
    """Whether the child is still at risk of significant harm, and what follows; there is none without it (R-002-25).
    Append-only. `outcomes`: values of `Outcome`; the name comes off the register when, and only when, the risk does not
    continue. Where views were split it says why (R-002-31)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"review", "decided_by", "decided_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"at_risk", "was_split", "reason", "outcomes"})

    review = models.OneToOneField(Review, primary_key=True, on_delete=models.PROTECT, related_name="decision")
    at_risk = models.BooleanField()
    was_split = models.BooleanField()
    reason = models.TextField(_("reason"), blank=True, default="")
    outcomes = models.JSONField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(was_split=False) | ~models.Q(reason=""), name="split_views_need_a_reason"
            )
        ]
