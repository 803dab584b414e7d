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
    ASK_VIEWS = "ask_views", _("Ask for views before a core group meeting")
    VISIT = "visit", _("Visit to the child")
    SEEN_ALONE = "seen_alone", _("Child seen alone")
    SEEN_HOME = "seen_home", _("Child seen at home")
    BEDROOM = "bedroom", _("Child's bedroom seen")


class Audience(models.TextChoices):
    """For whom a text is written."""

    FAMILY = "family", _("Family")
    CHILD = "child", _("Child")
    EASY = "easy", _("Family, Easy Read")


class ViewersNamed(models.TextChoices):
    """How a family is told who has looked at their plan."""

    NAME_AND_ROLE = "name_and_role", _("Name and role")
    ROLE = "role", _("Role only")


class CoreGroupChair(models.TextChoices):
    """Who may take the chair of a core group meeting."""

    LEAD = "lead", _("The lead alone")
    ANY = "any", _("Any practitioner of the group")


class Level(models.TextChoices):
    """For whom a template of a Reading is written. A child's band is proposed from their age and can be changed by
    understanding."""

    PARENT = "parent", _("Parent")
    PARENT_EASY = "parent_easy", _("Parent, Easy Read")
    UNDER_7 = "under_7", _("Child under 7, told together with an adult")
    FROM_7 = "from_7", _("Child of 7 to 11")
    FROM_12 = "from_12", _("Young person of 12 to 15")
    FROM_16 = "from_16", _("Young person of 16 or 17")


class Unit(models.TextChoices):
    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
