"""What check-your-answers shows: a card a step, section by section, with links that change an answer and come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..fields import kind_of
from ..fields.base import Offered, blank
from ..models import DraftStep
from ..rules import Walk
from ..services.capturing import row_name
from ..spec import Question, Step
from .asking import seen_part
from .filling import Filling
from .showing import lines, text


@dataclass(frozen=True, slots=True)
class _Page:
    filling: Filling
    walk: Walk
    known: Offered


def check_sections(filling: Filling, walk: Walk, rows: Mapping[str, DraftStep], known: Offered) -> list[dict[str, Any]]:
    """[{"title", "cards": [(title, rows of the component `summary_list`)]}], what counts and this person may see."""
    page = _Page(filling, walk, known)
    found = []
    for section, steps in groupby(walk.steps(), key=lambda step: step.section):
        cards = [
            (text(filling.words, f"{step.id}.title"), shown)
            for step in steps
            if filling.opens(step.id) and (shown := list(_summary(page, step, rows.get(step.id))))
        ]
        found.append({"title": text(filling.words, f"{section}.title") if section else "", "cards": cards})
    return found


def _summary(page: _Page, step: Step, row: DraftStep | None) -> Iterator[dict[str, Any]]:
    seen = seen_part(step, page.filling.sees)
    href = f"{reverse('drafts:step', args=[page.filling.draft.pk, step.id])}?return=check"
    for question in page.walk.shown_in(seen.questions):
        asks = kind_of(question).asks
        for key, value in _answers(page, question, row):
            link = {"text": _("Change"), "href": f"{href}#id_{question.id}", "about": key}
            if asks or value:
                yield {"key": key, "value": value or _("Not provided"), "actions": [link] if asks else []}


def _answers(page: _Page, question: Question, row: DraftStep | None) -> Iterator[tuple[str, list[str]]]:
    words, kind = page.filling.words, kind_of(question)
    label = text(words, f"{question.id}.label")
    answer = page.walk.answer(question.id)
    half = row.typed.get(question.id) if row is not None and question.id not in row.answers else None
    if half is not None and not blank(half):
        yield label, lines(kind.spoken(question, half, words, page.known))
    elif answer is None:
        yield label, []
    elif question.questions:
        for number, cells in enumerate(answer, 1):
            yield row_name(question, number, words), list(_cells(page, question, cells))
    else:
        yield label, lines(kind.display(question, answer, words, page.known))


def _cells(page: _Page, group: Question, row: Mapping[str, Any]) -> Iterator[str]:
    """A line each cell of a row; a row in it has a line for its name and then its own."""
    words = page.filling.words
    for question in group.questions:
        if question.id not in row:
            continue
        if question.questions:
            for number, inner in enumerate(row[question.id], 1):
                yield format_html("<strong>{}</strong>", row_name(question, number, words))
                yield from _cells(page, question, inner)
            continue
        first, *rest = lines(kind_of(question).display(question, row[question.id], words, page.known)) or [""]
        label = words(f"{question.id}.label")
        yield format_html("{} {}", label if label.endswith(("?", "؟", ":")) else f"{label}:", first)
        yield from rest
