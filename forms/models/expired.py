import uuid
from typing import ClassVar

from django.db import models


class ExpiredSubmission(models.Model):
    """The proof that a submission was deleted, when and why: append-only, and nothing of what was in it.

    The trigger on submissions refuses to delete one that has no row here. Only forms/services/retention.py writes any.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "submission", "form", "version", "reason", "submitted_at", "expired_at"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.UUIDField(unique=True)
    form = models.UUIDField(help_text="translation key of the form page")
    version = models.PositiveIntegerField(help_text="number of the form's version")
    reason = models.CharField(max_length=200)
    submitted_at = models.DateTimeField()
    expired_at = models.DateTimeField()
