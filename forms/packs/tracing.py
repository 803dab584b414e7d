"""The path of some answers through a form in a file: what the wizard would do with them, without a database row."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from forms.enums import Kind
from forms.fields import kind_of
from forms.fields.base import Offered
from forms.fields.repeat import checked
from forms.fields.upload import Added
from forms.headless.shape import built_as
from forms.rules import Outline, Walk, outline
from forms.spec import Answers, Document, Question, Step
from forms.wizard.asking import Asking
from forms.wizard.form import form_class
from forms.wizard.typed import as_posted, as_typed
from forms.words import Words

_row = re.compile(r"-([0-9a-f]{32})-")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong: `code` is "unknown-question", "wrong-type" or what the form says; `row` is "" outside rows."""

    code: str
    message: str
    step: str = ""
    question: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """`steps` are ids in order, `answers` those that count, `end` the id of the end the path leads to, or ""."""

    steps: tuple[str, ...]
    answers: Answers
    errors: tuple[Wrong, ...]
    end: str
    sendable: bool


def trace(document: Document, answers: Answers, today: datetime.date) -> Trace:
    """Walk the form with these answers ({question id: answer}) on this day.

    Each step on the path is judged by the form of its page. People, organisations and files count as there. A
    working-day deadline has no value: the calendar belongs to the subject.
    """
    work = _Tracing(outline(document.spec), _words(document), today, answers)
    errors = [*work.unknown(), *work.misfits()]
    for step in document.spec.steps:
        work.put(step)
    walk = work.walk(work.held)
    for step in walk.steps():
        errors += work.faults(step)
    end = walk.end()
    return Trace(
        steps=tuple(step.id for step in walk.steps()),
        answers=walk.relevant(),
        errors=tuple(errors),
        end=end.id if end else "",
        sendable=not errors and (end is None or end.sendable),
    )


def _words(document: Document) -> Words:
    texts = document.texts.get(document.language, {})
    return Words(document.language, document.language, texts, texts)


@dataclass
class _Tracing:
    form: Outline
    words: Words
    today: datetime.date
    given: Answers
    held: dict[str, Any] = field(default_factory=dict)  # what is valid of the steps put in so far
    misfit: set[str] = field(default_factory=set)

    def unknown(self) -> Iterator[Wrong]:
        for key in self.given:
            if key not in self.form.questions:
                yield Wrong("unknown-question", "No step has a question with this id.", question=key)

    def misfits(self) -> Iterator[Wrong]:
        """Answers that nobody could have typed: they count as not given."""
        for key, answer in self.given.items():
            question = self.form.questions.get(key)
            if question is not None and not _typeable(question, answer, self.words):
                self.misfit.add(key)
                message = f"Not an answer of the kind {question.kind}."
                yield Wrong("wrong-type", message, self.form.home[key], key)

    def walk(self, answers: Answers) -> Walk:
        return Walk(self.form, answers, self.today)

    def put(self, step: Step) -> None:
        """Count with what is valid in this step from now on."""
        form = self._form(step)
        form.is_valid()
        self.held |= form.answers

    def faults(self, step: Step) -> Iterator[Wrong]:
        form = self._form(step)
        form.is_valid()
        for name, found in form.errors.get_json_data().items():
            question, _within = form.by_name[name]
            rows = _row.findall(name)
            for one in found:
                yield Wrong(one["code"] or "invalid", one["message"], step.id, question.id, rows[-1] if rows else "")

    def _form(self, step: Step) -> Any:
        own = {q.id: self.given[q.id] for q in step.questions if q.id in self.given and q.id not in self.misfit}
        others = {key: answer for key, answer in self.held.items() if self.form.home[key] != step.id}
        asking = Asking(
            step=step,
            people=_offered(step.questions, own),
            walk=lambda here: self.walk(others | dict(here)),
            files=dict(_files(step, own)),
            today=self.today,
        )
        return form_class(step, self.words)(as_posted(step, as_typed(step, own)), asking=asking)


def _typeable(question: Question, answer: Any, words: Words) -> bool:
    kind = kind_of(question)
    if not kind.asks:
        return False
    try:
        if question.questions:
            asked = {inner.id: inner for inner in question.questions}
            return all(
                key == "id" or (key in asked and _typeable(asked[key], cell, words))
                for row in checked(answer)
                for key, cell in row.items()
            )
        return built_as(kind.schema(question, words), answer) and kind.raw(question, answer) is not None
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _offered(questions: tuple[Question, ...], answers: Mapping[str, Any]) -> Offered:
    """Everybody these answers name."""
    people, organisations = set[str](), set[str]()
    for question in questions:
        answer = answers.get(question.id)
        if question.questions:
            for row in answer or ():
                inner = _offered(question.questions, row)
                people |= {key for key, _name in inner}
                organisations |= {key for key, _name in inner.organisations}
        elif isinstance(answer, str):
            people |= {answer} if question.kind == Kind.PERSON else set()
            organisations |= {answer} if question.kind == Kind.ORGANISATION else set()
    return Offered.of([(key, key) for key in sorted(people)], [(key, key) for key in sorted(organisations)])


def _files(step: Step, answers: Mapping[str, Any]) -> Iterator[tuple[str, list[Added]]]:
    for question in step.questions:
        if question.kind == Kind.FILE:
            yield question.id, [Added(str(one), str(one), 0, "") for one in answers.get(question.id) or ()]
