"""Which places have nobody who keeps the record today (R-004-22), for screens that may not ask a question of their own.

Read once and kept in this process, as a place's terms are: a change counts at once where it was made and a minute
later everywhere else; so does a new day.
"""

from collections.abc import Mapping
from datetime import date
from time import monotonic
from typing import Any

from django.db import transaction

from .selectors import unmanaged
from .terms import KEPT

_kept: tuple[float, date, Mapping[str, str]] | None = None


def places_unmanaged(today: date) -> Mapping[str, str]:
    """{key: name} of the places without a manager of the record on this day."""
    global _kept
    if _kept is None or _kept[1] != today or monotonic() - _kept[0] > KEPT:
        _kept = monotonic(), today, dict(unmanaged(today).values_list("key", "name"))
    return _kept[2]


def forget() -> None:
    """Read them anew at the next screen."""
    global _kept
    _kept = None


def changed(**_kwargs: Any) -> None:
    """A manager or a place was written: as soon as anybody else can see it, too."""
    forget()
    transaction.on_commit(forget)
