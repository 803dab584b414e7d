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
