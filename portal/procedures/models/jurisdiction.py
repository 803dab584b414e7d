from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.snippets.models import register_snippet


class Calendar(models.TextChoices):
    """Whose public holidays are no working days. The value is "COUNTRY" or "COUNTRY-SUBDIVISION" of `holidays`."""

    ENGLAND = "GB-ENG", _("England")
    WALES = "GB-WLS", _("Wales")
    GUERNSEY = "GG", _("Guernsey")


@register_snippet
class Jurisdiction(ClusterableModel):
    """A local procedure: its calendar, its timescales and who to ring. Edited by policy staff."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "key", "name", "calendar", "duty_phone", "closed_days"})

    key = models.SlugField(unique=True, help_text=_("Never changes: children and plans point at it."))
    name = models.CharField(max_length=100)
    calendar = models.CharField(max_length=10, choices=Calendar.choices)
    closed_days = models.TextField(
        blank=True, default="", help_text=_("More days that are no working days, one a line, as 2026-12-24.")
    )
    duty_phone = models.CharField(max_length=30, blank=True, default="", help_text=_("Out of hours, for families."))

    panels = [
        FieldPanel("key"),
        FieldPanel("name"),
        FieldPanel("calendar"),
        FieldPanel("closed_days"),
        FieldPanel("duty_phone"),
        InlinePanel("timescales", label=_("Timescale")),
    ]

    def __str__(self) -> str:
        return self.name


class TimescaleKey(models.TextChoices):
    """What a timescale is for. The engine knows what each counts from and what meets it; the figures are data."""

    CIRCULATION = "circulation", _("Circulate the outline plan")
    FIRST_CORE_GROUP = "first_core_group", _("First core group meeting")
    NEXT_CORE_GROUP = "next_core_group", _("Next core group meeting")
    FIRST_REVIEW = "first_review", _("First review conference")
    NEXT_REVIEW = "next_review", _("Next review conference")


class Unit(models.TextChoices):
    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")


class Timescale(Orderable):
    """One figure: within `count` `unit`."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "sort_order", "jurisdiction", "key", "count", "unit"})

    jurisdiction = ParentalKey(Jurisdiction, on_delete=models.CASCADE, related_name="timescales")
    key = models.CharField(_("what"), max_length=40, choices=TimescaleKey.choices)
    count = models.PositiveSmallIntegerField(_("within"))
    unit = models.CharField(max_length=20, choices=Unit.choices, default=Unit.WORKING_DAYS)

    panels = [FieldPanel("key"), FieldPanel("count"), FieldPanel("unit")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "key"], name="one_figure_a_timescale")]
