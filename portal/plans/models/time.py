from typing import ClassVar

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

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "timescale", "due_on", "met_on"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="due_dates")
    timescale = models.CharField(_("timescale"), max_length=40)
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "timescale"], name="one_due_date_a_timescale")]
        indexes = [models.Index(fields=["due_on"], condition=models.Q(met_on__isnull=True), name="open_due_dates")]
