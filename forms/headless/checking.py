"""What is wrong with a draft, as its caller is told: each step on the path judged as its page would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from ..rules import Walk
from ..wizard.place import calendar
from . import state
from .answering import Answering, faults_of
from .problems import Fault

Given = Mapping[str, Mapping[str, Any]]  # step id → question id → answer


def checked(answering: Answering, given: Given) -> dict[str, Any]:
    """The draft with these answers put in, in the shape of `schemas.CheckedOut`. Nothing is saved."""
    filling = answering.filling
    for step in filling.form.spec.steps:
        if step.id in given:
            answering.put(step, answering.form(step, given[step.id]))
    walk = walk_of(answering)
    found = faults(answering, walk, given)
    return {
        "valid": not found,
        "steps": [step.id for step in walk.steps() if filling.opens(step.id)],
        "end": state.end_of(filling, walk),
        "problems": found,
    }


def walk_of(answering: Answering) -> Walk:
    """The path that the answers make."""
    filling = answering.filling
    today = answering.place(filling.form.spec.steps[0]).today
    return Walk(filling.form, answering.answers(), today, calendar(filling))


def faults(answering: Answering, walk: Walk, given: Given) -> list[dict[str, str]]:
    """What is wrong or missing in the steps of the path that the caller may open, in order.

    A step that nobody has finished is said to be unfinished when nothing else is wrong in it.
    """
    found: list[Fault] = []
    for step in walk.steps():
        if not answering.filling.opens(step.id):
            continue
        row = answering.rows.get(step.id)
        here = list(faults_of(answering.form(step, given.get(step.id, {}))))
        if not here and step.id not in given and (row is None or not row.complete):
            title = answering.filling.words.named(f"{step.id}.title")
            here = [Fault("unfinished", _("Finish the step “%(step)s”") % {"step": title}, step.id)]
        found += here
    return [asdict(fault) for fault in found]
