from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind
from .plan import Plan


class Event(models.Model):
    """Something that happened to a plan and from which timescales count."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "kind", "on"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "on"], name="event_once")]


class DueDate(models.Model):
    """A projection of `rules.due`: rebuilt by `manage.py rebuild_due_dates`, never edited."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "timescale", "due_on", "met_on", "is_brought_forward"}
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="due_dates")
    timescale = models.CharField(_("timescale"), max_length=40)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    is_brought_forward = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "timescale"], name="one_due_date_a_timescale")]
        indexes = [models.Index(fields=["due_on"], condition=models.Q(met_on__isnull=True), name="open_due_dates")]


class BroughtForward(models.Model):
    """A day to which something due was brought forward (R-002-19). Append-only; `rules.due` takes the earlier day until
    it has happened."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "plan", "timescale", "on", "decided_on", "brought_by", "brought_at"}
    )

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="brought_forward")
    timescale = models.CharField(_("timescale"), max_length=40)
    on = models.DateField()
    decided_on = models.DateField()
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
