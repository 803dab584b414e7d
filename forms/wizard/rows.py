"""The rows of a repeating group on the page of a step: which there are, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.forms import BoundField

from ..fields.repeat import MOST_ROWS, fewest, is_row_id, new_row
from ..services.capturing import row_name
from ..spec import Question
from ..words import Words


@dataclass(slots=True)
class Row:
    """One row: its id, its name ("Action 2") and its fields."""

    id: str
    name: str
    fields: list[BoundField] = field(default_factory=list)
    removable: bool = True


@dataclass(slots=True)
class Group:
    """One repeating group as a template draws it. `id` is where its own error leads."""

    question: Question
    label: str
    hint: str
    item: str
    attrs: Mapping[str, str]
    rows: list[Row]
    errors: list[str] = field(default_factory=list)
    can_add: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page of a step: a repeating group, or the HTML of one question."""

    group: Group | None = None
    html: str = ""


def row_ids(question: Question, data: Any, initial: Any) -> list[str]:
    """The ids of the rows to draw: those sent, else those stored; filled up with new ones to the least there can be.

    `data` is a QueryDict or None. Raises BadRequest for an id that is none, or more rows than any group holds.
    """
    if data is not None:
        ids = list(dict.fromkeys(data.getlist(f"{question.id}-row")))
        if not all(map(is_row_id, ids)) or len(ids) > MOST_ROWS:
            raise BadRequest("row ids")
        return ids
    ids = [row["id"] for row in initial or []]
    least = max(fewest(question), 1)  # an empty row invites, and without JavaScript it saves a click
    return ids + [new_row() for _more in range(least - len(ids))]


def named(question: Question, number: int, words: Words) -> str:
    """The name of the row with this number, from 1."""
    return row_name(question, number, words)
