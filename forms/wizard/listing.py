"""The list of steps, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..rules import Status
from .filling import Filling
from .progress import Stage
from .showing import text


def task_sections(filling: Filling, found: Sequence[Stage]) -> list[dict[str, Any]]:
    """[{"title", "tasks": rows of the component `task_list`}] in the order of the form; a step without a section
    stands in one without a title."""
    return [
        {"title": text(filling.words, f"{section}.title") if section else "", "tasks": list(_tasks(filling, stages))}
        for section, stages in groupby(found, key=lambda stage: stage.step.section)
    ]


def _tasks(filling: Filling, found: Iterator[Stage]) -> Iterator[dict[str, Any]]:
    names = {
        Status.COMPLETED: (_("Completed"), ""),
        Status.INCOMPLETE: (_("Not finished"), "blue"),
        Status.NOT_STARTED: (_("Not yet started"), "grey"),
    }
    for stage in found:
        word, colour = names[stage.status]
        href = reverse("drafts:step", args=[filling.draft.pk, stage.step.id])
        if not stage.open:
            word, colour, href = _("Cannot start yet"), "grey", ""
        task = {"title": text(filling.words, f"{stage.step.id}.title"), "href": href, "status": word, "colour": colour}
        if stage.waits_for:
            task["hint"] = _("Waiting for: %(role)s") % {"role": ", ".join(stage.waits_for)}
            if stage.status is Status.COMPLETED:
                task |= {"status": _("Waiting"), "colour": "blue"}
        yield task
