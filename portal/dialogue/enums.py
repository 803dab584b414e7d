"""Closed lists about what families say back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Said(models.TextChoices):
    """What somebody says about a section or an item, or asks for."""

    READ = "read", _("I have read this")
    UNCLEAR = "unclear", _("I don't understand")
    DISAGREE = "disagree", _("I disagree")
    SAY = "say", _("I want to say something")
    INTERPRETER = "interpreter", _("I want an interpreter")
    ADVOCATE = "advocate", _("I want an advocate")
    CALL = "call", _("I want a call")


class Understood(models.TextChoices):
    """How much somebody understood of what was explained to them."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class How(models.TextChoices):
    """How a plan was explained."""

    HOME = "home", _("At home")
    OFFICE = "office", _("In the office")
    SCHOOL = "school", _("At school")
    PHONE = "phone", _("By telephone or video")
    MEETING = "meeting", _("In a meeting")
