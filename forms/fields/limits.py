"""Limits of a date: a day, or so long before or after today."""

from __future__ import annotations

import datetime
import re
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..conditions import Offset, Unit
from ..judging import shifted
from .block import KeyBlock

_limit = re.compile(r"today(?:\s*([+-])\s*([0-9]{1,5})\s*(day|week|month|year)s?)?|([0-9]{4}-[0-9]{2}-[0-9]{2})")


def limit_on(today: datetime.date | None, limit: str) -> str | None:
    """The ISO date of "2027-01-31", "today" or "today - 18 years"; None for anything else, or while no day is known."""
    found = _limit.fullmatch(limit.strip().lower())
    if found is None:
        return None
    sign, count, unit, fixed = found.groups()
    if fixed:
        return fixed if _real(fixed) else None
    if today is None or not sign:
        return today.isoformat() if today else None
    return shifted(today.isoformat(), Offset(int(f"{sign}{count}"), cast(Unit, f"{unit}s")))


def _real(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


class LimitBlock(KeyBlock):
    """A limit of a date: see `limit_on`."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned and not _limit.fullmatch(cleaned.strip().lower()):
            raise ValidationError(_("Write “today”, “today - 18 years”, “today + 2 weeks” or “2027-01-31”."))
        return cleaned
