"""The form of one step, made from the published questions. Knows no question by name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict

from ..fields import Person, kind_of
from ..fields.base import Raw, blank
from ..fields.repeat import cell
from ..rules import Walk, outline
from ..spec import Answer, Answers, Question, Spec, Step
from ..words import Words
from .asking import Asking, with_rows
from .drawing import Kept
from .field import make_field
from .page import parts
from .rows import Part, Row, rows_of
from .settling import Found, Settling
from .typed import as_posted


class StepForm(forms.Form):
    """The questions of one step, with the rows of its groups, as one person is asked them.

    After validation `answers` holds the JSON answers of all that is valid, whether it counts or not, and `typed` what
    was typed of all that is not; `brought_up` the fields that count now and were hidden on the page that was sent.
    A row in which nothing was typed is no row, unless the group has fewer than it must.
    """

    step: ClassVar[Step]
    words: ClassVar[Words]
    dynamic: ClassVar[bool]
    drawn: ClassVar[Kept]
    use_required_attribute = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.drawn = {}

    def __init__(
        self, data: Any = None, files: Any = None, *, asking: Asking | None = None, people: Sequence[Person] = (),
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, None, **kwargs)
        self.asking = asking or Asking(self.step, people)
        self.asked = self.asking.step.questions
        self.rows: dict[str, list[Row]] = {}
        self.by_name: dict[str, tuple[Question, str]] = {}  # field name → question, full name of its row
        self.answers: dict[str, Answer] = {}
        self.typed: dict[str, Raw] = {}
        self.settled: Settling | None = None
        laid: dict[str, forms.Field] = {}
        for question in self.asked:
            laid[question.id] = self._known(question, self.fields[question.id])
            self._lay(question, question.id, "", laid)
        self.fields = laid

    @classmethod
    def showing(cls, raw: Mapping[str, Raw], asking: Asking) -> Self:
        """The form with this typed in, saying nothing of what is wrong with it."""
        data = QueryDict(mutable=True)
        for name, values in as_posted(asking.step, with_rows(asking.step.questions, raw)).lists():
            data.setlist(name, values)
        form = cls(data, asking=asking)
        if cls.dynamic:
            form.full_clean()
        form._errors, form.cleaned_data = ErrorDict(), {}  # type: ignore[attr-defined]
        return form

    def _known(self, question: Question, field: Any) -> forms.Field:
        """The field with what is known only now: the people, the files, the day."""
        if hasattr(field, "choose_from"):
            field.choose_from(self.asking.people)
        if hasattr(field, "know"):
            field.know(self.asking.files.get(question.id, ()))
        if hasattr(field, "today"):
            field.today = self.asking.today
        return cast(forms.Field, field)

    def _lay(self, question: Question, name: str, within: str, laid: dict[str, forms.Field]) -> None:
        """Put the fields of the rows where their group stands, so that errors come in the order of the page."""
        self.by_name[name] = (question, within)
        if not question.questions or not self.is_bound:
            return
        self.rows[name] = list(rows_of(question, name, self.data, self.words, within))
        for row in self.rows[name]:
            for inner in question.questions:
                key = cell(name, row.id, inner.id)
                laid[key] = self._known(
                    inner, make_field(inner, self.words, self.asking.people, within=row.full, name=key)
                )
                laid[key].required = False
                self._lay(inner, key, row.full, laid)

    def raw(self) -> dict[str, Raw]:
        """What was typed, by question id, blanks included. Only names of this step's questions are looked at (T31)."""
        return {question.id: self._raw(question, question.id) for question in self.asked if kind_of(question).asks}

    def _raw(self, question: Question, name: str) -> Raw:
        if not question.questions:
            raw = self.fields[name].widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            return "" if raw is None else raw
        return [
            {"id": row.id}
            | {q.id: self._raw(q, cell(name, row.id, q.id)) for q in question.questions if kind_of(q).asks}
            for row in self.rows.get(name, ())
        ]

    def clean(self) -> dict[str, Any]:
        raw, asking = self.raw(), self.asking
        for name, messages in asking.problems.items():
            if name in self.fields:
                self.add_error(name, messages)
        given = {question.id: self._valid(question, question.id, raw.get(question.id)) for question in self.asked}
        walk = (asking.walk or self._alone)({key: answer for key, answer in given.items() if answer is not None})
        self.settled = settled = Settling(self, walk, asking.aside, asking.unseen)
        for question in self.asked:
            self._keep(question.id, settled.question(question, question.id, raw.get(question.id)), raw)
        return self.answers

    def _keep(self, key: str, found: Found, raw: Mapping[str, Raw]) -> None:
        rows = key in self.rows
        if (found.invalid or (found.wrong and rows)) and not blank(raw[key]):
            self.typed[key] = raw[key]
        if found.answer is not None and not (found.wrong and rows) and (rows or not found.invalid):
            self.answers[key] = found.answer

    def _alone(self, answers: Answers) -> Walk:
        return Walk(outline(Spec("", "", (self.step,))), answers, datetime.date.min)

    def _valid(self, question: Question, name: str, raw: Raw) -> Answer:
        """The answer without what is wrong in it, as the rules of other questions see it."""
        if not question.questions:
            answer = None if name in self.errors else self.cleaned_data.get(name)
            return None if answer in ("", []) else answer
        rows = []
        for row in raw or ():
            if not blank(row):
                cells = {q.id: self._valid(q, cell(name, row["id"], q.id), row.get(q.id)) for q in question.questions}
                kept = {key: answer for key, answer in cells.items() if answer is not None}
                rows.append({"id": row["id"], **self.asking.aside.get(row["id"], {}), **kept})
        return rows or None

    # messages

    def miss(self, name: str) -> None:
        """Say in the words of its kind that this field must be answered."""
        field = self.fields[name]
        error = ValidationError(field.error_messages["required"], code="required")
        field.required = True
        try:
            field.clean(field.widget.value_from_datadict(self.data, {}, self.add_prefix(name)))
        except ValidationError as found:
            error = found
        self.add_error(name, error)

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django does, with the author's own words where the question has any."""
        if field in self.by_name and isinstance(error, ValidationError):
            question, within = self.by_name[field]
            found = error.error_list[0]
            key = f"{question.id}.{'required' if found.code == 'required' else 'invalid'}"
            if self.words(key):
                boxes = {name: value for name, value in (found.params or {}).items() if name == "boxes"}
                message = self.words.named(key, within)
                error = ValidationError(message.replace("%", "%%") if boxes else message, found.code, boxes or None)
        super().add_error(field, error)

    @property
    def brought_up(self) -> set[str]:
        """Names of the fields that count now and that the person has not seen yet."""
        return self.settled.brought_up if self.settled else set()

    def parts(self) -> Iterator[Part]:
        """What the page shows, in order."""
        yield from parts(self)
