"""The rows of a repeating group on the page of a step: which there are, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest

from ..fields.repeat import MOST_ROWS, is_row_id
from ..services.capturing import row_name
from ..spec import Question
from ..words import Words


@dataclass(slots=True)
class Row:
    """One row: its id, its name ("Action 2"), its name in messages ("Action 2, Step 1") and what the page shows."""

    id: str
    name: str
    full: str
    parts: list[Part] = field(default_factory=list)
    removable: bool = True


@dataclass(slots=True)
class Group:
    """One repeating group as a template draws it. `name` is its field's: where its own error leads."""

    question: Question
    name: str
    label: str
    hint: str
    item: str
    attrs: Mapping[str, str | bool]
    rows: list[Row]
    errors: list[str] = field(default_factory=list)
    can_add: bool = True
    level: int = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page of a step: a repeating group, or the HTML of one question."""

    group: Group | None = None
    html: str = ""


def row_ids(name: str, data: Any) -> list[str]:
    """The ids of the rows that were sent for the group with this field name.

    Raises BadRequest for an id that is none, or more rows than any group holds.
    """
    ids = list(dict.fromkeys(data.getlist(f"{name}-row")))
    if not all(map(is_row_id, ids)) or len(ids) > MOST_ROWS:
        raise BadRequest("row ids")
    return ids


def rows_of(question: Question, name: str, data: Any, words: Words, within: str = "") -> Iterator[Row]:
    """The rows that were sent, named by number. `within` is the row around them, by its full name."""
    for number, row in enumerate(row_ids(name, data), 1):
        found = row_name(question, number, words)
        yield Row(row, found, f"{within}, {found}" if within else found)


def named(question: Question, number: int, words: Words) -> str:
    """The name of the row with this number, from 1."""
    return row_name(question, number, words)
