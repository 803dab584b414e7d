from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.plans.models import Plan

from ..enums import EVENTS, Because

_TAKEN_OFF = Q(removed_on__isnull=False, ongoing_need__isnull=False) & ~Q(follow_on="")
_BY_REVIEW = Q(because=Because.REVIEW, review__isnull=False)
_BY_EVENT = Q(because__in=EVENTS, review__isnull=True)


class Registration(models.Model):
    """A child's name on the register, as long as the plan lasts: the header of the record, and nothing of the plan.

    `category`: one line of the place's list as it was then ("English | Cymraeg"), "" for not said yet. It comes off
    with the plan's end (R-002-35); `follow_on` says what help goes on, or why none (R-002-36).
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"plan", "registered_on", "removed_on", "review", "revision"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"category", "because", "ongoing_need", "follow_on"})

    plan = models.OneToOneField(Plan, primary_key=True, on_delete=models.PROTECT, related_name="registration")
    category = models.CharField(max_length=200, blank=True, default="")
    registered_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=12, choices=Because.choices, blank=True, default="")
    review = models.UUIDField(null=True, blank=True, help_text="the review conference that decided it")
    ongoing_need = models.BooleanField(null=True, blank=True)
    follow_on = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True, because="") | (_TAKEN_OFF & (_BY_REVIEW | _BY_EVENT)),
                name="comes_off_by_a_review_or_an_event",
            )
        ]


class HeaderRow(models.Model):
    """What the header said from a moment on, and why. Rows are only added: the newest is what `Registration` says.

    `review`: the review conference that decided it, None where the custodian put it right."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "registration", "registered_on", "review", "by", "at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"category", "reason"})

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="rows")
    category = models.CharField(max_length=200, blank=True, default="")
    registered_on = models.DateField()
    reason = models.TextField(blank=True, default="")
    review = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
