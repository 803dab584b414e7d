import uuid
from typing import ClassVar

from django.db import models

from portal.access.actions import Action
from portal.access.models import UserGrant
from portal.people.models import Person

from ..enums import KeeperRole


class Register(models.Model):
    """The register of one place: what its keepers hold their rights on."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "place"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.SlugField(unique=True, max_length=40, help_text="key of a Jurisdiction")

    class Meta:
        default_permissions = ()
        permissions = [
            (Action.KEEP_REGISTER, "Keep the register"),
            (Action.ANSWER_ENQUIRY, "Answer enquiries to the register"),
        ]


class RegisterGrant(UserGrant):
    """Who may do what with one register."""

    content_object = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="grants")


class Keeper(models.Model):
    """Who keeps a register, from a day to a day (both included; open while `until` is empty): R-002-39, R-004-47."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "register", "person", "role", "since", "until"})

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="keepers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="keeping")
    role = models.CharField(max_length=10, choices=KeeperRole.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "person", "role"],
                condition=models.Q(until__isnull=True),
                name="keeps_once_in_a_role",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="keeping_has_a_period",
            ),
        ]
