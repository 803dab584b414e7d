from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ContactKind
from .person import Person


class SafeContact(models.Model):
    """One way to reach somebody of which they said that nobody else sees it, or that others do (T10, T11).

    `sealed` is the address or number under a key that is not in the database (`portal.people.sealing`): it is what
    somebody looks for who must not find this person, so a copy of the database alone must not tell it. Equal contacts
    are found by opening those of one case, never by searching. A changed contact is a new row, and the one before is
    ended: it is never used again. `clash_reason`: why a young person may use what an adult of the case uses too.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "person", "is_safe", "confirmed_on", "confirmed_by", "added_at", "ended_at", "revision"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"kind", "sealed", "clash_reason"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(_("kind"), max_length=10, choices=ContactKind.choices)
    sealed = models.TextField()
    is_safe = models.BooleanField(default=False)
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    clash_reason = models.TextField(_("reason"), blank=True, default="")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=models.Q(ended_at__isnull=True), name="one_contact_a_kind"
            )
        ]
