import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.access.actions import Action
from portal.access.models import UserGrant

from ..enums import Relation
from .person import Person


class Child(models.Model):
    """A child we work with. One plan at a time; brothers and sisters have their own (R-000-06)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "person", "jurisdiction"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="child")
    jurisdiction = models.CharField(_("local procedure"), max_length=40, help_text="key of a Jurisdiction")

    class Meta:
        default_permissions = ()
        permissions = [
            (Action.VIEW_CHILD, "See the child"),
            (Action.START_PLAN, "Start a plan for the child"),
            (Action.FILL_PART, "Fill a part of a plan's form"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ChildGrant(UserGrant):
    """Who may do what with one child."""

    content_object = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="grants")


class Relationship(models.Model):
    """Who somebody is to one child.

    `closed_at`: what they, or who speaks for them, were given of a plan at or before this moment is theirs no more
    (`portal.people.rules.closes`).
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "child", "person", "closed_at", "revision"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"relation", "parental_responsibility"})

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="relationships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    relation = models.CharField(_("relation"), max_length=20, choices=Relation.choices)
    parental_responsibility = models.BooleanField(_("parental responsibility"), default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "person"], name="one_relationship_a_person")]

    def __str__(self) -> str:
        return self.get_relation_display()


class Advocacy(models.Model):
    """Who speaks for whom about one child, from a day to a day: an advocate reads that person's version and no other,
    and nothing after the period (R-004-17).

    Both days are included. What an advocate was given under another agreement is not theirs under this one.
    `ended_at`: ended before its time.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "child", "advocate", "speaks_for", "since", "until", "agreed_at", "ended_at"}
    )

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="advocacies")
    advocate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="advocacies")
    speaks_for = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="advocates")
    since = models.DateField()
    until = models.DateField()
    agreed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "advocate"], condition=models.Q(ended_at__isnull=True), name="one_advocacy_a_child"
            ),
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="advocacy_has_a_period"),
        ]


class Allocation(models.Model):
    """The lead social worker of a child, from a day to a day (both included; open while `until` is empty).

    `manager`: the team manager who answers for the lead's work.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "child", "worker", "manager", "since", "until"})

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="allocations")
    worker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="allocations")
    manager = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="managed")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=models.Q(until__isnull=True), name="one_lead_at_a_time")
        ]
