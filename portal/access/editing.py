"""Saving a row that somebody else may have changed meanwhile (T25)."""

from typing import Any

from django.db import models
from django.db.models import F


class Conflict(Exception):
    """The row was changed since it was read. `current` is the row as it is now; nothing was written."""

    def __init__(self, current: models.Model) -> None:
        super().__init__("changed by somebody else meanwhile")
        self.current = current


def save_if_current(row: models.Model, revision: int, **changes: Any) -> None:
    """Change a row that has a `revision` if that is still the one its editor saw; raises `Conflict` otherwise.

    One UPDATE with the revision in its condition: of twenty saves at once one wins and nineteen are told.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, revision=revision)
    # Counted up by the database: a revision from a form can be too large for a column, and must be stale, not an error.
    if not rows.update(revision=F("revision") + 1, **changes):
        raise Conflict(type(row)._default_manager.get(pk=row.pk))
    for name, value in {**changes, "revision": revision + 1}.items():
        setattr(row, name, value)
