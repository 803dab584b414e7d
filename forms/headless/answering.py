"""Answers as JSON, judged by the form of the screens: what it takes and refuses is what they take and refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..fields import kind_of
from ..fields.base import Offered, Raw
from ..fields.repeat import MOST_ROWS, checked
from ..models import DraftStep
from ..rules import Walk
from ..services.uploads import files_of
from ..spec import Answer, Answers, Question, Step
from ..wizard.asking import Asking, aside, seen_part, with_aside
from ..wizard.filling import Filling
from ..wizard.form import StepForm, step_form
from ..wizard.typed import as_posted, as_typed
from ..words import Words
from .problems import Fault
from .shape import built_as

_row = re.compile(r"-([0-9a-f]{32})-")


@dataclass(frozen=True, slots=True)
class Judged:
    """A step with answers: what of it is an answer, what is not (yet), and why."""

    answers: dict[str, Answer]
    typed: dict[str, Raw]
    complete: bool
    faults: tuple[Fault, ...]


def misfits(filling: Filling, step: Step, given: Mapping[str, Any]) -> list[Fault]:
    """What could not have been typed on the caller's page of this step: unknown questions, answers of another kind."""
    asked = {one.id: one for one in seen_part(step, filling.sees).questions if kind_of(one).asks}
    found = []
    for key, answer in given.items():
        if key not in asked:
            found.append(Fault("unknown_question", step=step.id, question=key))
        elif answer is not None:
            found += _misfit(filling.words, asked[key], answer, step.id)
    return found


def _misfit(words: Words, question: Question, answer: Any, step: str, row: str = "") -> Iterator[Fault]:
    if question.questions:
        yield from _misfit_rows(words, question, answer, step, row)
    elif not _typeable(words, question, answer):
        yield Fault("wrong_type", step=step, question=question.id, row=row)


def _typeable(words: Words, question: Question, answer: Any) -> bool:
    kind = kind_of(question)
    try:
        return built_as(kind.schema(question, words), answer) and kind.raw(question, answer) is not None
    except ValueError:
        return False


def _misfit_rows(words: Words, group: Question, answer: Any, step: str, around: str) -> Iterator[Fault]:
    try:
        rows = checked(answer)
    except ValueError:
        yield Fault("wrong_type", step=step, question=group.id, row=around)
        return
    asked = {inner.id: inner for inner in group.questions if kind_of(inner).asks}
    if len({row["id"] for row in rows}) != len(rows) or len(rows) > MOST_ROWS:
        yield Fault("rows", step=step, question=group.id, row=around)
    for row in rows:
        for key, cell in row.items():
            if key in asked:
                yield from _misfit(words, asked[key], cell, step, row["id"])
            elif key != "id":
                yield Fault("unknown_question", step=step, question=key, row=row["id"])


def overlaid(step: Step, row: DraftStep | None, given: Mapping[str, Any]) -> dict[str, Raw]:
    """What is typed in the step once these answers are put in: `None` takes one away, the others stay."""
    before = as_typed(step, row.answers) | row.typed if row else {}
    left = {key: raw for key, raw in before.items() if key not in given}
    return left | as_typed(step, {key: answer for key, answer in given.items() if answer is not None})


def judge(
    filling: Filling, step: Step, row: DraftStep | None, given: Mapping[str, Any], others: Answers, now: datetime
) -> Judged:
    """The step with these answers put in; `others` are the answers of the other steps.

    `given` has no `misfits`. What the caller is not asked stays as it is.
    """
    seen = seen_part(step, filling.sees)
    held = row.answers if row else {}
    apart = aside(step, seen, held)
    asked = {question.id for question in seen.questions}
    kept = {key: answer for key, answer in held.items() if key not in asked}
    kept_typed = {key: raw for key, raw in row.typed.items() if key not in asked} if row else {}

    def walk(answers: Answers) -> Walk:
        return Walk(filling.form, {**others, **kept, **answers}, now.date(), filling.calendar)

    asking = Asking(seen, offered(filling, seen), walk, apart)
    made = step_form(filling.draft.version, filling.words.language, step.id)
    form = made(as_posted(seen, overlaid(seen, row, given)), asking=asking)
    for key, files in files_of(filling.draft, seen).items():
        form.fields[key].know(files)  # type: ignore[attr-defined]
    complete = form.is_valid()
    return Judged(
        answers={**kept, **with_aside(seen, form.answers, apart)},
        typed={**kept_typed, **with_aside(seen, form.typed, apart)},
        complete=complete,
        faults=tuple(_faults(form, step.id)),
    )


def offered(filling: Filling, step: Step) -> Offered:
    """The people and organisations that can be chosen in this step; asked for only where it has such a question."""
    kinds = {question.kind for question in step.questions}
    kinds |= {inner.kind for question in step.questions for inner in question.questions}
    people = filling.people if "person" in kinds else ()
    return Offered.of(people, filling.host.organisations(filling.draft) if "organisation" in kinds else ())


def _faults(form: StepForm, step: str) -> Iterator[Fault]:
    for name, found in form.errors.get_json_data().items():
        question, _within = form.by_name[name]
        rows = _row.findall(name)
        for one in found:
            yield Fault(one["code"] or "invalid", one["message"], step, question.id, rows[-1] if rows else "")
