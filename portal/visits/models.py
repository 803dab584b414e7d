import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan

from .enums import Place


class ChildSeen(models.Model):
    """What was recorded of one visit to the child (R-002-21). Rows are only added: a correction is a row that names the
    one it takes the place of, and what no row corrects stands."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "corrects", "on", "place", "is_seen", "is_alone", "bedroom_seen", "recorded_by", "recorded_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"why_not_seen", "why_not_alone", "day", "said", "no_views"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="visits")
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="correction")
    on = models.DateField()
    place = models.CharField(_("place"), max_length=20, choices=Place.choices)
    is_seen = models.BooleanField()
    why_not_seen = models.TextField(blank=True, default="")
    is_alone = models.BooleanField(default=False)
    why_not_alone = models.TextField(blank=True, default="")
    bedroom_seen = models.BooleanField(default=False)
    day = models.TextField(blank=True, default="", help_text="what the child's day is like")
    said = models.TextField(blank=True, default="", help_text="what the child said or showed")
    no_views = models.TextField(blank=True, default="", help_text="why there is nothing of the child's own (R-001-33)")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(is_seen=True) | ~Q(why_not_seen=""), name="not_seen_has_a_reason"),
            models.CheckConstraint(condition=Q(is_seen=True) | Q(is_alone=False), name="alone_is_seen"),
            models.CheckConstraint(
                condition=Q(is_seen=False) | Q(is_alone=True) | ~Q(why_not_alone=""), name="not_alone_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(is_seen=False) | ~Q(said="") | ~Q(no_views=""), name="no_views_have_a_reason"
            ),
        ]


class DeniedAccess(models.Model):
    """Somebody did not let a practitioner see the child (R-002-24). Rows are only added."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "on", "reported_by", "reported_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"refused_by", "refused_name", "happened", "done"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="denials")
    on = models.DateField()
    refused_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    refused_name = models.CharField(max_length=120, blank=True, default="", help_text="somebody outside the network")
    happened = models.TextField()
    done = models.TextField()
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-reported_at"]
        constraints = [
            models.CheckConstraint(condition=Q(refused_by__isnull=False) | ~Q(refused_name=""), name="somebody_refused")
        ]

    @property
    def who(self) -> str:
        """Who refused, by name."""
        return str(self.refused_by) if self.refused_by else self.refused_name
