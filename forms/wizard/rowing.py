""" "Add another" and "Remove": buttons of the form, so that they work without JavaScript and keep what was typed."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from ..enums import Kind
from ..fields.base import Raw, blank
from ..fields.repeat import cell, most, new_row
from ..spec import Question, Step

Edited = tuple[Any, str]


def edit_rows(step: Step, raw: Mapping[str, Raw], pressed: Container[str]) -> tuple[dict[str, Raw], str] | None:
    """What is typed after the button that was pressed, and the id of the part of the page to go to.

    `pressed` holds the names that were sent: `add-<group>`, `remove-<group>-<row>`, where a group in a row is called
    by the name of its field; `remove-<question>-<upload>` takes a file out. None when no such button of this step is
    among them. A full group stays as it is.
    """
    for question in step.questions:
        edited = _edited(question, question.id, raw.get(question.id) or [], pressed)
        if edited is not None:
            return {**raw, question.id: edited[0]}, edited[1]
    return None


def _edited(question: Question, name: str, given: Any, pressed: Container[str]) -> Edited | None:
    if question.kind == Kind.FILE:
        kept = [one for one in given if f"remove-{name}-{one}" not in pressed]
        return (kept, f"id_{name}") if len(kept) < len(given) else None
    return _rows(question, name, given, pressed) if question.questions else None


def _rows(group: Question, name: str, rows: list[dict[str, Any]], pressed: Container[str]) -> Edited | None:
    if f"add-{name}" in pressed:
        if len(rows) >= most(group):
            return rows, f"id_{name}"
        made = new_row()
        return [*rows, {"id": made}], f"row-{made}"
    for row in rows:
        if f"remove-{name}-{row['id']}" in pressed:
            return [one for one in rows if one is not row], f"id_{name}"
        for inner in group.questions:
            edited = _edited(inner, cell(name, row["id"], inner.id), row.get(inner.id) or [], pressed)
            if edited is not None:
                changed = {**row, inner.id: edited[0]}
                return [changed if one is row else one for one in rows], edited[1]
    return None


def has_empty_row(rows: Any) -> bool:
    """Whether a row, or a row of a row, holds nothing: validation drops it, and its box would go from the page."""
    return isinstance(rows, list) and any(
        isinstance(row, dict) and (blank(row) or any(map(has_empty_row, row.values()))) for row in rows
    )
