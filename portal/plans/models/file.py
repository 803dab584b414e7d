import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from .plan import Plan


class PlanFile(models.Model):
    """A file that belongs to a plan: a voice, a drawing, a recording. Its bytes lie sealed in the storage "uploads"
    (`services.keep_file`, `selectors.file_bytes`); nobody gets it but by a view that asks who may."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "type", "size", "file", "added_by", "added_at"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="files")
    type = models.CharField(max_length=60, help_text="media type, from the bytes and never from who sent them")
    size = models.PositiveIntegerField(help_text="bytes before sealing")
    file = models.CharField(max_length=100, help_text="name in the storage; says nothing about what is in it")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
