import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan, PlanFile

from ..enums import Audience


class Assignment(models.Model):
    """The words of a plan for one audience given to one translator, to put into one language or to check. They see
    these words and nothing else of the plan, until it ends."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "audience", "translator", "asked_by", "asked_at", "ended_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"language"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assignments")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    language = models.CharField(_("language"), max_length=10)
    translator = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "audience", "language", "translator"],
                condition=models.Q(ended_at__isnull=True),
                name="given_once",
            )
        ]


class Recording(models.Model):
    """Somebody's voice reading one text aloud: played wherever exactly that text stands in a Reading.

    `text_hash`: `rules.spoken_hash` of the section's text in that language. When the text changes the recording is
    silent until it is recorded anew.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "text_hash", "file", "removed_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"language"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="recordings")
    language = models.CharField(max_length=10)
    text_hash = models.CharField(max_length=64)
    file = models.ForeignKey(PlanFile, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "language", "text_hash"],
                condition=models.Q(removed_at__isnull=True),
                name="one_recording_a_text",
            )
        ]
