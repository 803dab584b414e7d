"""Closed lists about wordings and readings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """For whom a text is written."""

    FAMILY = "family", _("Family")
    CHILD = "child", _("Child")
