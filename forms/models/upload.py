import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models

from .draft import Draft


def _storage() -> Storage:
    return storages["uploads"]


def _place(upload: "Upload", name: str) -> str:
    """Where the bytes lie: nothing of the name that somebody gave the file, nor of whom it is about."""
    return f"{upload.draft_id}/{upload.pk}"


class Upload(models.Model):
    """A file somebody added to a file question. The answer names it by id; one that no answer names is swept away."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "draft", "question", "type", "size", "sha256", "file", "scanned", "uploaded_by", "uploaded_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"name"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="uploads")
    question = models.CharField(max_length=64)
    name = models.CharField(max_length=200, help_text="as it was called on the sender's machine, made harmless")
    type = models.CharField(max_length=100, help_text="the media type its first bytes show")
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    file: Any = models.FileField(storage=_storage, upload_to=_place, max_length=120)
    scanned = models.BooleanField(default=False, help_text="a scanner found nothing in it")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
