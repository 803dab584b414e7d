import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.enums import Format
from portal.people.models import Person
from portal.plans.models import Item, Plan, PlanVersion

from .enums import Audience


class Wording(models.Model):
    """The words of one item for one audience in one language.

    `source_hash` is the hash of the text it was written from (the item's professional text for a first wording, the
    source-language wording for a translation): when that text changes the wording is out of date. A translation
    counts only when somebody other than its writer has checked it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "item", "audience", "language", "source_hash", "is_translation", "written_by", "written_at",
         "checked_by", "checked_at", "revision"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="wordings")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("text"))
    source_hash = models.CharField(max_length=64)
    is_translation = models.BooleanField(default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "audience", "language"], name="one_wording")]


class Reading(models.Model):
    """What one person was given to read: frozen at release, append-only, the proof of what they were shown.

    `content` is `reading.to_json(Reading)`. `content_hash` is its SHA-256 over canonical JSON.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "person", "version", "audience", "format", "content_hash", "released_by", "released_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"content", "language"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    language = models.CharField(max_length=10)
    format = models.CharField(max_length=20, choices=Format.choices)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()


class Release(models.Model):
    """Who may read a plan, and which Reading they get now. No row, or one without a Reading, is a no."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "reading", "revision"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="releases")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="releases")
    reading = models.ForeignKey(Reading, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="one_release_a_person")]
