""" "Add another" and "Remove": buttons of the form, so that they work without JavaScript and keep what was typed."""

from __future__ import annotations

from collections.abc import Container, Mapping

from ..fields.base import Raw
from ..fields.repeat import most, new_row
from ..spec import Step


def edit_rows(step: Step, raw: Mapping[str, Raw], pressed: Container[str]) -> tuple[dict[str, Raw], str] | None:
    """What is typed after the button that was pressed, and the id of the part of the page to go to.

    `pressed` holds the names that were sent: `add-<group>`, `remove-<group>-<row>`. None when no such button of this
    step is among them. A full group stays as it is.
    """
    for group in step.questions:
        if not group.questions:
            continue
        rows = raw[group.id]
        if f"add-{group.id}" in pressed:
            if len(rows) >= most(group):
                return dict(raw), f"id_{group.id}"
            row = new_row()
            return {**raw, group.id: [*rows, {"id": row}]}, f"row-{row}"
        for row in rows:
            if f"remove-{group.id}-{row['id']}" in pressed:
                return {**raw, group.id: [one for one in rows if one is not row]}, f"id_{group.id}"
    return None
