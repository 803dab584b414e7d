import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person
from portal.plans.models import Plan

from ..enums import NeedKind, NeedState


class SupportNeed(models.Model):
    """What somebody of the family needs to take part (R-002-17). What was said stays as it was said; how far it is says
    the newest of `rows`. `is_own`: they asked for it themselves, or who speaks for them did."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "is_own", "added_by", "added_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"kind", "what", "language"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="needs")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(_("kind"), max_length=20, choices=NeedKind.choices)
    what = models.TextField(_("what"), blank=True, default="")
    language = models.CharField(max_length=10)
    is_own = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]


class NeedRow(models.Model):
    """How far a need is, from a day. Rows are only added: the newest counts, the others say how it was before."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "need", "state", "on", "recorded_by", "recorded_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"how"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    need = models.ForeignKey(SupportNeed, on_delete=models.PROTECT, related_name="rows")
    state = models.CharField(_("state"), max_length=10, choices=NeedState.choices)
    how = models.TextField(_("how"), blank=True, default="")
    on = models.DateField(_("on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=NeedState.MET) | ~models.Q(how=""), name="met_needs_say_how"
            )
        ]
