"""Several people on one draft: parts that somebody is asked to fill, and remarks on questions."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from .draft import Draft


class Part(models.Model):
    """Some steps of a draft that its owner asked a colleague to fill by a day. The colleague sees only these.

    Open until `done_at`; then the owner accepts it (`accepted_at`) or returns it: `reason` says why, `done_at` is
    empty again. `ended_at` takes the colleague's access away, whatever the state.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "draft", "steps", "asked", "asked_by", "due", "asked_at", "done_at", "accepted_at", "ended_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"message", "reason"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="parts")
    steps = models.JSONField(default=list, help_text="step ids")
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    message = models.TextField(blank=True, default="")
    due = models.DateField(null=True)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked", "ended_at"], name="part_by_asked")]


class Remark(models.Model):
    """What somebody wrote beside a question of a draft. It is no answer and is never sent."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "draft", "step", "question", "by", "written_at", "settled_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="remarks")
    step = models.CharField(max_length=64)
    question = models.CharField(max_length=64)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
