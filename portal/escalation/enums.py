"""Closed lists about differences between practitioners."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """What a step of a difference is."""

    RAISED = "raised", _("Raised")
    MOVED_ON = "moved_on", _("Moved on")
    RESOLVED = "resolved", _("Settled")
