"""Closed lists about wordings and readings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """For whom a text is written."""

    FAMILY = "family", _("Family")
    CHILD = "child", _("Child")
    EASY = "easy", _("Family, Easy Read")


class Outdated(models.TextChoices):
    """What a reader sees where the words changed after they were translated, as the lead decides."""

    TRANSLATION = "translation", _("The last checked translation, with a note")
    SOURCE = "source", _("The new words, not translated yet")
