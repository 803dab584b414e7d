"""Closed lists about taking part. Behaviours and most options are data of a place, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedKind(models.TextChoices):
    """What somebody needs to take part (R-002-17). Families read these words too."""

    LANGUAGE = "language", _("Language or interpreter")
    FORMAT = "format", _("Reading and writing")
    CHILDCARE = "childcare", _("Looking after the children")
    TRAVEL = "travel", _("Getting there")
    HEALTH = "health", _("Disability or health")
    OTHER = "other", _("Something else")


class NeedState(models.TextChoices):
    """How far a need is. Families read these words too."""

    OPEN = "open", _("We are working on it")
    MET = "met", _("Arranged")
    ENDED = "ended", _("Not needed any more")


class Scope(models.TextChoices):
    """What somebody is kept out of (R-002-18)."""

    GROUP = "group", _("The core group")
    PART = "part", _("A part of its work")


class Heard(models.TextChoices):
    """How somebody who is kept out is still heard; there is always a way."""

    SENT = "sent", _("They write or record it before each meeting")
    ASKED = "asked", _("The social worker asks them before each meeting")
    ADVOCATE = "advocate", _("An advocate says it for them")
    CHOSEN = "chosen", _("Somebody whom they choose says it for them")


class Option(models.TextChoices):
    """What follows from a lack of engagement, as far as the engine knows of it; LOCAL stands for a line of the place's
    own list (R-002-19)."""

    CHAIR_TOLD = "chair_told", _("The chair was told")
    REVIEW_FORWARD = "review_forward", _("The review is brought forward")
    LOCAL = "local", _("An option of the place")
