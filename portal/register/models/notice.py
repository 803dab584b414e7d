import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from portal.plans.models import Plan

from ..enums import NoticeKind, NoticeStepKind


class Notice(models.Model):
    """That a child with a plan has moved or is missing, as a practitioner reported it (R-002-37). Append-only."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "kind", "on", "reported_by", "reported_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"known"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    on = models.DateField()
    known = models.TextField()
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["-reported_at", "pk"]


class NoticeStep(models.Model):
    """That a keeper of the register has seen a notice, or that the lead has done what it asks for. Append-only."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "notice", "kind", "by", "at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"said"})

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=NoticeStepKind.choices)
    said = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "kind"], name="seen_once_and_done_once"),
            models.CheckConstraint(
                condition=~models.Q(kind=NoticeStepKind.DONE) | ~models.Q(said=""), name="done_says_what"
            ),
        ]
