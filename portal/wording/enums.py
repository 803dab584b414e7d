"""Closed lists about wordings and readings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.procedures.enums import Audience

__all__ = ["Audience", "Outdated", "Unshared"]


class Outdated(models.TextChoices):
    """What a reader sees where the words changed after they were translated, as the lead decides."""

    TRANSLATION = "translation", _("The last checked translation, with a note")
    SOURCE = "source", _("The new words, not translated yet")


class Unshared(models.TextChoices):
    """Why somebody of the family does not get the plan, though nothing is withheld from them."""

    NOT_YET = "not_yet", _("Not yet")
    NOT_APPROPRIATE = "not_appropriate", _("Not appropriate for them")
