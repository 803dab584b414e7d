import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models


class FormVersion(models.Model):
    """A form as it was published: append-only but for `texts_revision`, which counts texts added or renewed.

    Nothing here points at a page: deleting the page never deletes an answer.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "form", "purpose", "number", "spec", "content_hash", "source_language", "texts_revision",
         "published_at", "published_by"}
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.UUIDField(help_text="translation key of the form page")
    purpose = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    spec = models.JSONField()
    content_hash = models.CharField(max_length=64)
    source_language = models.CharField(max_length=10)
    texts_revision = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="one_form_version_a_number")]


class FormText(models.Model):
    """The words of one version in one language: {"<id>.label": "…"}; missing words are shown in the source language."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "version", "language", "texts"})

    version = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    texts = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="one_text_a_language")]
