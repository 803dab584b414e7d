"""Closed lists about review conferences."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tie(models.TextChoices):
    """What ties somebody to a case, so that they do not chair its review conference (R-002-28)."""

    LEAD = "lead", _("They lead this case, or have led it.")
    MANAGER = "manager", _("They answer for the work on this case, or have answered for it.")
    MEMBER = "member", _("They are in the group that carries out this plan, or have been.")
    AUTHORISER = "authoriser", _("They authorised that something or somebody is kept out of this plan.")
    FAMILY = "family", _("They are family of the child.")


class Way(models.TextChoices):
    """How somebody was invited."""

    PERSON = "person", _("In person")
    PHONE = "phone", _("By telephone")
    LETTER = "letter", _("By letter")
    EMAIL = "email", _("By e-mail")


class View(models.TextChoices):
    """How a practitioner sees the risk at a review conference (R-002-31)."""

    CONTINUES = "continues", _("The child is still at risk")
    OVER = "over", _("The child is not at risk any more")
    NONE = "none", _("No view")


class Outcome(models.TextChoices):
    """What a review conference decides; each does what it says (R-002-32)."""

    CONTINUE = "continue", _("It goes on as it is")
    CATEGORY = "category", _("Another category")
    PLAN = "plan", _("The plan changes")
    OFF = "off", _("The name comes off the register")
