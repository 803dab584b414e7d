import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.enums import Ground
from portal.plans.models import Plan, Withholding

from ..enums import Heard, Scope


class Exclusion(models.Model):
    """A decision to keep somebody of the family out of the core group, or of a part of its work, for a time (R-002-18).

    `withholding` keeps from them what they lose by it, and nothing else does; None where they lose nothing.
    `is_asked`: whether the portal still asks them for their views before a meeting.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "person", "scope", "authorised_by", "since", "until", "review_on", "is_asked", "withholding",
         "decided_by", "decided_at", "ended_at", "ended_by", "revision"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"part", "ground", "evidence", "heard", "heard_note"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="exclusions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exclusions")
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices)
    part = models.TextField(_("part"), blank=True, default="")
    ground = models.CharField(_("ground"), max_length=20, choices=Ground.choices)
    evidence = models.TextField(_("evidence"))
    authorised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    review_on = models.DateField(_("review on"))
    heard = models.CharField(_("how they are heard"), max_length=10, choices=Heard.choices)
    heard_note = models.TextField(blank=True, default="")
    is_asked = models.BooleanField(default=True)
    withholding = models.OneToOneField(Withholding, null=True, on_delete=models.PROTECT, related_name="exclusion")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person"], condition=models.Q(ended_at__isnull=True), name="one_exclusion_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("until"), review_on__lte=models.F("until")),
                name="exclusion_has_a_period",
            ),
            models.CheckConstraint(condition=~models.Q(heard=""), name="who_is_excluded_is_heard"),
        ]
