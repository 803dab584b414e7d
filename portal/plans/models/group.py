from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from ..enums import Ground
from .plan import Plan


class CoreGroupMember(models.Model):
    """Somebody who carries out the plan with the lead, from a day to a day."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "is_lead", "since", "until"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    is_lead = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"], condition=models.Q(until__isnull=True), name="member_once"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(until__isnull=True, is_lead=True), name="one_lead_a_plan"
            ),
        ]


class Withholding(models.Model):
    """A decision to keep a plan from somebody. Beats every grant and leaves no trace for them (R-004-08, T3)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "person", "authorised_by", "decided_by", "decided_on", "review_on", "ended_at", "revision"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"ground", "evidence"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="withholdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(_("ground"), max_length=20, choices=Ground.choices)
    evidence = models.TextField(_("evidence"))
    authorised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    review_on = models.DateField(_("review on"))
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"], condition=models.Q(ended_at__isnull=True), name="one_withholding"
            )
        ]
