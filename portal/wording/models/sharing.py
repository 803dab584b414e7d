from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan

from ..enums import Unshared


class SharingDecision(models.Model):
    """That somebody of the family does not get the plan, and why, though nothing is withheld from them (R-001-30,
    R-004-07). About the child it is the decision whether they are told (R-004-10): it always has a day on which it is
    looked at again. A release ends it."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "person", "review_on", "decided_by", "decided_at", "ended_at", "revision"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"why", "reason"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sharing_decisions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=Unshared.choices)
    reason = models.TextField(_("reason"))
    review_on = models.DateField(_("review on"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"], condition=models.Q(ended_at__isnull=True), name="one_decision_a_person"
            )
        ]
