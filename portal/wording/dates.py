"""Dates as a Reading says them."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format

from portal.ui.bidi import DATE, DATES


def written(day: date, language: str) -> str:
    """The day in words of a language: "5 November 2026"."""
    with translation.override(language):
        return date_format(day, DATES.get(language, DATE))
