"""The form of one step, made from the published questions. Knows no question by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.utils import translation
from django.utils.html import conditional_escape

from ..fields import Person, kind_of
from ..fields.base import Raw, blank
from ..fields.person import PersonField
from ..fields.repeat import cell, fewest, most, too_few, too_many
from ..models import FormVersion
from ..selectors import form_of, words_by
from ..spec import Answer, Question, Step
from ..words import Words
from .drawing import Kept, draw
from .rows import Group, Part, Row, named, row_ids
from .showing import direction


class StepForm(forms.Form):
    """The questions of one step, with the rows of its groups.

    After validation `answers` holds the JSON answers of all that is valid, `typed` what was typed of all that is not.
    A row in which nothing was typed is no row, unless the group has fewer than it must.
    """

    step: ClassVar[Step]
    words: ClassVar[Words]
    drawn: ClassVar[Kept]
    use_required_attribute = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.drawn = {}

    def __init__(self, data: Any = None, files: Any = None, *, people: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(data, None, **kwargs)
        self.people = people
        self.rows: dict[str, list[Row]] = {}
        self.answers: dict[str, Answer] = {}
        self.typed: dict[str, Raw] = {}
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.choose_from(people)
        if any(question.questions for question in self.step.questions):
            self._lay_rows()

    def _lay_rows(self) -> None:
        """Put the fields of the rows where their group stands, so that errors come in the order of the page."""
        laid: dict[str, forms.Field] = {}
        for question in self.step.questions:
            laid[question.id] = self.fields[question.id]
            if question.questions:
                stored = self.initial.get(question.id)
                given = {row["id"]: row for row in stored or []}
                self.rows[question.id] = []
                for number, row in enumerate(row_ids(question, self.data if self.is_bound else None, stored), 1):
                    name = named(question, number, self.words)
                    self.rows[question.id].append(Row(row, name))
                    for inner in question.questions:
                        key = cell(question.id, row, inner.id)
                        laid[key] = make_field(inner, self.words, self.people, within=name)
                        if inner.id in given.get(row, {}):
                            self.initial[key] = given[row][inner.id]
        self.fields = laid

    def raw(self) -> dict[str, Raw]:
        """What was typed, by question id, blanks included. Only names of this step's questions are looked at (T31)."""
        return {
            question.id: self._raw_rows(question) if question.questions else self._typed_in(question.id)
            for question in self.step.questions
        }

    def _typed_in(self, name: str) -> Raw:
        raw = self.fields[name].widget.value_from_datadict(self.data, {}, self.add_prefix(name))
        return "" if raw is None else raw

    def _raw_rows(self, question: Question) -> list[dict[str, Raw]]:
        return [
            {"id": row.id} | {q.id: self._typed_in(cell(question.id, row.id, q.id)) for q in question.questions}
            for row in self.rows[question.id]
        ]

    def clean(self) -> dict[str, Any]:
        raw = self.raw()
        for question in self.step.questions:
            answer = self._rows_answer(question, raw) if question.questions else self.cleaned_data.get(question.id)
            wrong = question.id in self.errors or any(name in self.errors for name in self._cells(question))
            if wrong and not blank(raw[question.id]):
                self.typed[question.id] = raw[question.id]
            elif not wrong and answer not in (None, "", []):
                self.answers[question.id] = answer
        return self.answers

    def _cells(self, question: Question) -> Iterator[str]:
        for row in self.rows.get(question.id, ()):
            for inner in question.questions:
                yield cell(question.id, row.id, inner.id)

    def _rows_answer(self, question: Question, raw: Mapping[str, Raw]) -> list[dict[str, Answer]]:
        typed = {row["id"]: row for row in raw[question.id]}
        filled = [row for row in self.rows[question.id] if not blank(typed[row.id])]
        spare = fewest(question) - len(filled)
        for row in self.rows[question.id]:
            if blank(typed[row.id]):
                spare -= 1
                if spare < 0:  # an empty row that nobody needs is no mistake
                    for inner in question.questions:
                        self.errors.pop(cell(question.id, row.id, inner.id), None)
        label = self.words.named(f"{question.id}.label")
        if len(filled) < fewest(question):
            if not any(name in self.errors for name in self._cells(question)):  # the boxes say it themselves
                self.add_error(question.id, too_few(question, label))
        elif len(filled) > most(question):
            self.add_error(question.id, too_many(question, label))
        return [{"id": row.id} | self._row_answers(question, row) for row in filled]

    def _row_answers(self, question: Question, row: Row) -> dict[str, Answer]:
        values = {q.id: self.cleaned_data.get(cell(question.id, row.id, q.id)) for q in question.questions}
        return {key: value for key, value in values.items() if value not in (None, "", [])}

    def parts(self) -> Iterator[Part]:
        """What the page shows, in order."""
        for question in self.step.questions:
            if question.questions:
                yield Part(group=self._group(question))
            else:
                yield Part(html=draw(self[question.id], self.drawn))

    def _group(self, question: Question) -> Group:
        rows = self.rows[question.id]
        for row in rows:
            row.removable = len(rows) > 1 or not question.required
            row.fields = [self[cell(question.id, row.id, inner.id)] for inner in question.questions]
        return Group(
            question=question,
            label=self.words(f"{question.id}.label"),
            hint=self.words(f"{question.id}.hint"),
            item=self.words(f"{question.id}.item"),
            attrs=foreign(question, self.words),
            rows=rows,
            errors=[str(error) for error in self.errors.get(question.id, ())] if self.is_bound else [],
            can_add=len(rows) < most(question),
        )


def make_field(question: Question, words: Words, people: Sequence[Person] = (), *, within: str = "") -> forms.Field:
    """The form field of a question with its words. `within` names the row it stands in, for messages."""
    label = words(f"{question.id}.label")
    field = kind_of(question).field(question, words, words.named(f"{question.id}.label", within), people)
    field.label, field.help_text = label, conditional_escape(words(f"{question.id}.hint"))
    if not question.questions:
        field.required = question.required
    field.widget.optional = not question.required  # read by the renderer
    attrs = foreign(question, words)
    if attrs:
        field.widget.group_attrs = attrs  # read by the renderer
    return field


def foreign(question: Question, words: Words) -> dict[str, str]:
    """lang and dir of a question whose words are not in the reader's language yet; {} when they are."""
    language = words.language_of(f"{question.id}.label")
    return {} if language == words.language else {"lang": language, "dir": direction(language)}


def step_form(version: FormVersion, language: str, step: str) -> type[StepForm]:
    """The form class of a step in a language, kept in memory: a version never changes, new texts have a new number."""
    return _class(version.pk, version.texts_revision, version.source_language, language, step)


@lru_cache(maxsize=1024)
def _class(version: UUID, texts_revision: int, source: str, language: str, step: str) -> type[StepForm]:
    words = words_by(version, texts_revision, source, language)
    found = form_of(version).steps[step]
    made: Any = type("StepForm", (StepForm,), {"step": found, "words": words})
    with translation.override(language):
        made.base_fields = {question.id: make_field(question, words) for question in found.questions}
    return cast(type[StepForm], made)
