"""What stands in a step before anybody has saved it: nothing of it is written or counts until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ..fields import kind_of
from ..fields.base import Raw
from ..models import Submission
from ..rules import carried
from ..selectors import form_of, last_submission
from ..spec import Prefill, Question
from .filling import Filling


class Prefilling:
    """Beforehands of one draft; what none of its questions needs is not asked for."""

    def __init__(self, filling: Filling) -> None:
        self.filling = filling

    def raw(self, questions: tuple[Question, ...]) -> dict[str, Raw]:
        """What is typed beforehand in these questions of a step, by id."""
        found = {}
        for question in questions:
            if question.prefill is not None and kind_of(question).asks:
                raw = self._sources[question.prefill.source](question, question.prefill)
                if raw is not None and _can_be_posted(question, raw):
                    found[question.id] = raw
        return found

    @property
    def _sources(self) -> Mapping[str, Callable[[Question, Prefill], Raw]]:
        return {"value": self._value, "subject": self._known, "person": self._known, "last": self._last}

    def _value(self, question: Question, prefill: Prefill) -> Raw:
        return typed(question, prefill.value)

    def _known(self, question: Question, prefill: Prefill) -> Raw:
        return typed(question, self._host.get(prefill.value, ""))

    def _last(self, question: Question, prefill: Prefill) -> Raw:
        answer = earlier_answer(self.last, question) if self.last else None
        if answer is None:
            return None
        try:
            return kind_of(question).raw(question, carried(question, answer))
        except (ValueError, TypeError, KeyError, AttributeError):
            return None  # the question was of another kind then

    @cached_property
    def _host(self) -> Mapping[str, str]:
        return self.filling.host.prefills(self.filling.draft, self.filling.request.user)

    @cached_property
    def last(self) -> Submission | None:
        """The last submission of the same purpose about the same subject."""
        draft = self.filling.draft
        return last_submission(draft.version.purpose, draft.subject)


def earlier_answer(submission: Submission, question: Question) -> Any:
    """The answer of a submission to this question: by id, else by what it captures; None where there is none."""
    if question.id in submission.answers:
        asked = form_of(submission.version_id).questions.get(question.id)
        return submission.answers[question.id] if asked is None or asked.kind == question.kind else None
    for asked in form_of(submission.version_id).questions.values():
        if question.capture and asked.capture == question.capture and asked.kind == question.kind:
            return None if question.options or question.questions else submission.answers.get(asked.id)
    return None


def typed(question: Question, text: str) -> Raw:
    """A text as it would be typed into this question, None for none: a date in its boxes, options one a line."""
    if not text:
        return None
    if question.kind == "several_choices":
        return [one.strip() for one in text.replace(",", "\n").splitlines() if one.strip()]
    try:
        return kind_of(question).raw(question, text)
    except ValueError:
        return text


def _can_be_posted(question: Question, raw: Raw) -> bool:
    try:
        kind_of(question).posted(question, question.id, raw)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True
