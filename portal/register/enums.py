"""Closed lists about the register. Categories are data of a place, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeeperRole(models.TextChoices):
    """What somebody does for the register of a place."""

    CUSTODIAN = "custodian", _("Custodian")
    DEPUTY = "deputy", _("Deputy custodian")
    DUTY = "duty", _("Duty worker")


class Because(models.TextChoices):
    """Why a name comes off the register; there is nothing else (R-002-35)."""

    REVIEW = "review", _("A review conference decided it")
    EIGHTEEN = "eighteen", _("They are 18 now")
    DIED = "died", _("They have died")
    LEFT = "left", _("They have left the country for good")
    TRANSFERRED = "transferred", _("Another authority has taken over")


EVENTS = tuple(one for one in Because if one != Because.REVIEW)  # what needs no review
