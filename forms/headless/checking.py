"""What is wrong with a draft, as its caller is told: each step on the path judged like its page would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ..rules import Walk
from ..spec import Answers
from ..wizard.filling import Filling
from . import state
from .answering import Judged, judge
from .problems import Fault


def checked(
    filling: Filling, rows: state.Rows, given: Mapping[str, Mapping[str, Any]], now: datetime
) -> dict[str, Any]:
    """The draft with these answers put in, in the shape of `schemas.CheckedOut`. Nothing is saved."""
    held: dict[str, Answers] = {key: row.answers for key, row in rows.items()}
    for step in filling.form.spec.steps:
        if step.id in given:
            judged = judge(filling, step, rows.get(step.id), given[step.id], others(held, step.id), now)
            held[step.id] = judged.answers
    walk = Walk(filling.form, others(held, ""), now.date(), filling.calendar)
    found = faults(filling, walk, rows, given, now, held)
    return {
        "valid": not found,
        "steps": [step.id for step in state.opened(filling, walk)],
        "end": state.end_of(filling, walk),
        "problems": found,
    }


def faults(
    filling: Filling,
    walk: Walk,
    rows: state.Rows,
    given: Mapping[str, Mapping[str, Any]],
    now: datetime,
    held: Mapping[str, Answers] | None = None,
) -> list[dict[str, str]]:
    """What is wrong or missing in the steps of the path that the caller may open, in order.

    A step that nobody has finished is said to be unfinished when nothing else is wrong in it.
    """
    known = held if held is not None else {key: row.answers for key, row in rows.items()}
    found: list[Fault] = []
    for step in state.opened(filling, walk):
        row = rows.get(step.id)
        judged: Judged = judge(filling, step, row, given.get(step.id, {}), others(known, step.id), now)
        found += judged.faults
        if not judged.faults and step.id not in given and (row is None or not row.complete):
            found.append(Fault("unfinished", step=step.id))
    return [asdict(fault) for fault in found]


def others(held: Mapping[str, Answers], step: str) -> dict[str, Any]:
    """The answers of all steps but this one."""
    found: dict[str, Any] = {}
    for key, answers in held.items():
        if key != step:
            found |= answers
    return found
