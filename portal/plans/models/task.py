import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import TaskKind
from .plan import Plan


class PlanTask(models.Model):
    """Something somebody has to do about a plan, until it is done. It holds no word about anybody: `about` is the key
    of the record it is about, and what it says is in that record."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "kind", "about", "due_on", "opened_at", "closed_at", "closed_by"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(_("what"), max_length=20, choices=TaskKind.choices)
    about = models.UUIDField()
    due_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "about"], condition=models.Q(closed_at__isnull=True), name="one_open_task"
            )
        ]
