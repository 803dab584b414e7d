"""Answers as JSON, judged by the form of the screens: what it takes and refuses is what they take and refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from ..enums import Kind
from ..fields import kind_of
from ..fields.base import Offered, Raw
from ..fields.repeat import MOST_ROWS, checked
from ..fields.upload import Added
from ..judging import answered
from ..models import DraftStep, Upload
from ..services.uploads import added, file_questions
from ..spec import Answers, Question, Step
from ..wizard.asking import seen_part
from ..wizard.filling import Filling
from ..wizard.form import StepForm, step_form
from ..wizard.place import Place
from ..wizard.storage import DraftStorage
from ..wizard.typed import as_posted, as_typed
from ..words import Words
from .problems import Fault
from .shape import built_as

_row = re.compile(r"-([0-9a-f]{32})-")


def misfits(filling: Filling, step: Step, given: Mapping[str, Any]) -> list[Fault]:
    """What could not have been typed on the caller's page of this step: unknown questions, answers of another kind."""
    asked = {one.id: one for one in seen_part(step, filling.sees).questions if kind_of(one).asks}
    found = []
    for key, answer in given.items():
        if key not in asked:
            found.append(Fault("unknown_question", step=step.id, question=key))
        elif answered(answer):
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


@dataclass
class Answering:
    """One admitted person's answers to the steps of a draft, put in one after the other.

    `rows` are those stored; `held` the answers of each step as they stand after what was put in so far.
    """

    filling: Filling
    rows: dict[str, DraftStep]
    offered: Offered
    now: datetime
    held: dict[str, Answers] = field(init=False)

    def __post_init__(self) -> None:
        self.held = {step: row.answers for step, row in self.rows.items()}

    def answers(self, without: str = "") -> dict[str, Any]:
        """The answers of all steps but this one."""
        found: dict[str, Any] = {}
        for step, answers in self.held.items():
            if step != without:
                found |= answers
        return found

    def form(self, step: Step, given: Mapping[str, Any]) -> StepForm:
        """The step's form with these answers put in: an empty one takes one away, those left out stay.

        `given` has no `misfits`.
        """
        seen = self.place(step).step
        return self.form_of(step, self._stored(seen, given) | _typed(seen, given))

    def form_of(self, step: Step, raw: Mapping[str, Raw]) -> StepForm:
        """The step's form with this typed in."""
        place = self.place(step)
        made = step_form(self.filling.draft.version, self.filling.words.language, step.id)
        return made(as_posted(place.step, raw), asking=place.asking())

    def place(self, step: Step) -> Place:
        """Where the answers of one step stand among the others."""
        place = Place(self.filling, step, self.now)
        # read once for all steps, and as they would be: put where the place keeps what it reads
        place.__dict__ |= {"row": self.rows.get(step.id), "others": self.answers(step.id), "people": self.offered}
        place.__dict__["files"] = {one.id: self._files.get(one.id, []) for one in file_questions(place.step)}
        return place

    @cached_property
    def _files(self) -> dict[str, list[Added]]:
        """The files of the draft by question; read only where the form takes some."""
        found: dict[str, list[Added]] = {}
        if any(question.kind == Kind.FILE for question in self.filling.form.questions.values()):
            for upload in Upload.objects.filter(draft=self.filling.draft.pk).order_by("uploaded_at", "id"):
                found.setdefault(upload.question, []).append(added(upload))
        return found

    def put(self, step: Step, form: StepForm) -> None:
        """Count with what is valid in this form from now on."""
        form.is_valid()
        self.held[step.id] = {**self.place(step).not_asked, **form.answers}

    def save(self, step: Step, form: StepForm) -> None:
        """Store the step as the screens do: what is not valid as typed, what the caller is not asked as it is."""
        form.is_valid()
        storage = DraftStorage("api")
        seen = self.place(step).step
        storage.bind(draft=self.filling.draft, full=step, step=seen, row=self.rows.get(step.id), now=self.now)
        storage.save(answers=form.answers, typed=form.typed, complete=form.is_valid())
        if storage.row is not None:
            self.rows[step.id] = storage.row
            self.held[step.id] = storage.row.answers

    def _stored(self, seen: Step, given: Mapping[str, Any]) -> dict[str, Raw]:
        row = self.rows.get(seen.id)
        stored = as_typed(seen, row.answers) | row.typed if row else {}
        return {key: raw for key, raw in stored.items() if key not in given}


def _typed(seen: Step, given: Mapping[str, Any]) -> dict[str, Raw]:
    return as_typed(seen, {key: answer for key, answer in given.items() if answered(answer)})


def faults_of(form: StepForm) -> Iterator[Fault]:
    """What is wrong in a step's form, in the order of the page."""
    form.is_valid()
    for name, found in form.errors.get_json_data().items():
        question, _within = form.by_name[name]
        rows = _row.findall(name)
        for one in found:
            yield Fault(one["code"] or "invalid", one["message"], form.step.id, question.id, rows[-1] if rows else "")
