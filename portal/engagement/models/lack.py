import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan

from ..enums import Option


class LackOfEngagement(models.Model):
    """That somebody does not take part: what is seen, what was tried, and what it means for the child (R-002-19).
    Append-only. `behaviours` are lines of the place's list as they were then, one a line."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "recorded_by", "recorded_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"behaviours", "tried", "meaning"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lacks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    behaviours = models.TextField(_("behaviours"))
    tried = models.TextField(_("what was tried"))
    meaning = models.TextField(_("what it means for the child"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "pk"]


class EngagementDecision(models.Model):
    """What was decided after a lack of engagement; append-only, and there may be several, one after the other. `words`:
    the line of the place's list where the option is LOCAL. `review_on`: the day that the review was brought forward
    to."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "lack", "option", "review_on", "decided_by", "decided_at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"words", "reason"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lack = models.ForeignKey(LackOfEngagement, on_delete=models.PROTECT, related_name="decisions")
    option = models.CharField(_("option"), max_length=20, choices=Option.choices)
    words = models.CharField(max_length=200, blank=True, default="")
    reason = models.TextField(_("reason"))
    review_on = models.DateField(_("review on"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(option=Option.REVIEW_FORWARD, review_on__isnull=False)
                | (~models.Q(option=Option.REVIEW_FORWARD) & models.Q(review_on__isnull=True)),
                name="a_review_forward_has_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(option=Option.LOCAL) | ~models.Q(words=""), name="a_local_option_has_words"
            ),
        ]
