"""The closed lists of a local procedure. What may be added by policy staff is data, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarKey(models.TextChoices):
    """Whose public holidays are no working days. The value is "COUNTRY" or "COUNTRY-SUBDIVISION" of `holidays`."""

    ENGLAND = "GB-ENG", _("England")
    WALES = "GB-WLS", _("Wales")
    GUERNSEY = "GG", _("Guernsey")


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
