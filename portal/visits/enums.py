"""Closed lists about seeing the child."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    """Where the child was seen, or was to be seen."""

    HOME = "home", _("At home")
    SCHOOL = "school", _("At school or nursery")
    ELSEWHERE = "elsewhere", _("Somewhere else")
