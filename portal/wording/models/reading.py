import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.enums import Format
from portal.people.models import Advocacy, Person
from portal.plans.models import Plan, PlanVersion
from portal.procedures.enums import Level

from ..enums import Audience, Outdated


class Reading(models.Model):
    """What one person was given to read: frozen at release, append-only, the proof of what they were shown.

    `content` is `reading.to_json(Reading)`. `content_hash` is its SHA-256 over canonical JSON.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "person", "version", "audience", "format", "content_hash", "released_by", "released_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"content", "language", "level"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    level = models.CharField(max_length=20, choices=Level.choices)
    language = models.CharField(max_length=10)
    format = models.CharField(max_length=20, choices=Format.choices)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()


class Release(models.Model):
    """Who may read a plan, and which Reading they get now. No row, or one without a Reading, is a no.

    `advocacy`: the agreement under which an advocate was given it; under another one it is not theirs.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "reading", "advocacy", "revision"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="releases")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="releases")
    reading = models.ForeignKey(Reading, null=True, on_delete=models.PROTECT, related_name="+")
    advocacy = models.ForeignKey(Advocacy, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="one_release_a_person")]


class ReadingChoice(models.Model):
    """What the lead decided for one reader of one plan; no row, and it goes by age and to the last checked translation.

    `level`: another level than age proposes, "" for the proposed one, with the `reason` (R-001-21).
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "outdated", "decided_by", "decided_at",
                                                        "revision"})  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"level", "reason"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reading_choices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, blank=True, default="")
    reason = models.TextField(_("reason"), blank=True, default="")
    outdated = models.CharField(max_length=20, choices=Outdated.choices, default=Outdated.TRANSLATION)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="one_choice_a_person")]
