import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.people.models import Person
from portal.plans.models import Plan

from ..enums import EnquiryKind, NumberSource, StepKind
from .keeping import Register


class Enquiry(models.Model):
    """An enquiry to the register as it was taken: kept before anything is looked up (R-004-48). Append-only.

    `concern`: why somebody fears for the child; without one it is no formal check (R-004-44)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "register", "kind", "taken_by", "taken_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset(
        {"enquirer", "agency", "telephone", "child_name", "child_born_on", "concern"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="enquiries")
    kind = models.CharField(max_length=10, choices=EnquiryKind.choices)
    enquirer = models.CharField(max_length=150)
    agency = models.CharField(max_length=150)
    telephone = models.CharField(max_length=30, blank=True, default="")
    child_name = models.CharField(max_length=150)
    child_born_on = models.DateField(null=True, blank=True)
    concern = models.TextField(blank=True, default="")
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["-taken_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=EnquiryKind.FORMAL) | ~Q(concern=""), name="a_formal_check_has_a_concern"
            )
        ]


class EnquiryStep(models.Model):
    """What was done about an enquiry. Rows are only added.

    A call back keeps the number and where it is from; `confirmed`: that they are who they said. An answer keeps the
    plan whose child it is, or none, and the lead who was named; `said` is what was told, advised, done or found."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "enquiry", "kind", "source", "confirmed", "plan", "lead", "by", "at"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"number", "answered_by", "said"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    source = models.CharField(max_length=12, choices=NumberSource.choices, blank=True, default="")
    number = models.CharField(max_length=30, blank=True, default="")
    answered_by = models.CharField(max_length=150, blank=True, default="")
    confirmed = models.BooleanField(default=False)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="enquiry_steps")
    lead = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            # A call back may be tried again; the rest happens once.
            models.UniqueConstraint(
                fields=["enquiry", "kind"], condition=~Q(kind=StepKind.CALLED_BACK), name="one_answer_an_enquiry"
            ),
            models.CheckConstraint(
                condition=~Q(confirmed=True) | (Q(kind=StepKind.CALLED_BACK) & ~Q(source=NumberSource.CALLER)),
                name="not_confirmed_at_the_callers_own_number",
            ),
        ]
