import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.plans.models import Plan

from .enums import StepKind


class Difference(models.Model):
    """A difference between practitioners about one plan (R-004-73). It is theirs alone: no Reading is made from it.

    `view`: how the other practitioner or agency (`other`) sees it. What became of it is in its steps.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "raised_by", "raised_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"about", "view", "other"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="differences")
    about = models.TextField(_("what it is about"))
    view = models.TextField(_("the other view"))
    other = models.CharField(_("with whom"), max_length=200)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["-raised_at", "pk"]


class DifferenceStep(models.Model):
    """One step of a difference: raised, moved on, settled. Rows are only added.

    `stage` is the stage it came to as it was that day, {} for none: {"position": 2, "count": 5, "unit":
    "working_days", "words": {"en": {"name", "who", "what"}}}. A stage that policy staff change later does not touch it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "difference", "number", "kind", "stage", "due_on", "by", "at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"tried", "settled", "change"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    stage = models.JSONField(default=dict, blank=True)
    due_on = models.DateField(null=True, blank=True)
    tried = models.TextField(_("what was tried"), blank=True, default="")
    settled = models.TextField(_("how it was settled"), blank=True, default="")
    change = models.TextField(_("what changes for the plan"), blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["difference", "number"], name="one_step_a_number"),
            models.UniqueConstraint(
                fields=["difference"], condition=Q(kind=StepKind.RESOLVED), name="a_difference_is_settled_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind=StepKind.RESOLVED) | (~Q(settled="") & ~Q(change="")), name="settled_says_how"
            ),
        ]


class LateNotice(models.Model):
    """That lead and manager were told that the time of a stage is over: once a stage."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"step", "told_at"})

    step = models.OneToOneField(DifferenceStep, primary_key=True, on_delete=models.PROTECT, related_name="late_notice")
    told_at = models.DateTimeField()
