from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person

from ..enums import Ground
from .plan import Item, Plan


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
    """A decision to keep a plan, or items of it, from somebody. Beats every grant and leaves no trace for them
    (R-004-08, T3).

    `is_whole`: the whole plan, one decision at a time; else the items in `items`, and the person's Reading is made
    without them. Items can be withheld by several decisions, each with its own ground. A Reading released at or before
    `decided_at`, or at or before `ended_at`, is closed by either kind.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "person", "is_whole", "authorised_by", "decided_by", "decided_on", "decided_at", "review_on",
         "ended_at", "revision"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"ground", "evidence", "basis"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="withholdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_whole = models.BooleanField(default=True)
    ground = models.CharField(_("ground"), max_length=20, choices=Ground.choices)
    evidence = models.TextField(_("evidence"))
    basis = models.CharField(
        _("lawful basis"), max_length=200, blank=True, default="", help_text="as the local procedure called it then"
    )
    authorised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    review_on = models.DateField(_("review on"))
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"],
                condition=models.Q(ended_at__isnull=True, is_whole=True),
                name="one_whole_withholding",
            )
        ]


class WithheldItem(models.Model):
    """One item that a withholding keeps from its person."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "withholding", "item"})

    withholding = models.ForeignKey(Withholding, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["withholding", "item"], name="withheld_once")]


class ChildInGroup(models.Model):
    """Whether the child is a member of the core group, why, and who helps them there (R-001-58). Rows are only added:
    the newest counts, the others say how it was before."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "is_member", "decided_by", "decided_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason", "support"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="child_in_group")
    is_member = models.BooleanField()
    reason = models.TextField(_("reason"), blank=True, default="")
    support = models.TextField(_("support"), blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(is_member=True) | ~models.Q(reason=""), name="no_needs_a_reason")
        ]
