"""What a submission gives to its destination: the answers by capture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from ..fields import Person, kind_of
from ..fields.base import Offered
from ..models import Submission
from ..purposes import get_purpose
from ..selectors import form_of, sources_of, words_of
from ..sources import stands_on_restricted
from ..spec import Answer, Question, inside
from ..words import Words
from .uploads import names_sent


@dataclass(slots=True)
class Captured:
    """The answers of a submission, sorted by what they are for. Unanswered questions are in neither.

    `values`: {capture key: {"type", "value", "display"}} for single questions;
    {capture key: [{"row": row id, "fields": {field key: {"type", "value", "display"}}}, …]} for repeating groups,
    where the question that captures "actions.what" gives the field "what".
    `other`: (label, display) of every answer without a capture, in the order of the form; a row's question is called
    by its group and number, as in "Action 2: Notes". `restricted` are those whose question is restricted; a value of
    such a question has "restricted": True besides.

    type → value: "text" str · "date" ISO date · "choice" option id · "choices" list of option ids · "yes_no" bool ·
    "person" person key, or {"name", "role"} of somebody typed in. `display` is plain text in the language asked for.
    """

    values: dict[str, Any] = field(default_factory=dict)
    other: list[tuple[str, str]] = field(default_factory=list)
    restricted: list[tuple[str, str]] = field(default_factory=list)
    given_away: frozenset[str] = frozenset()  # calculated from a restricted answer

    def keeps_back(self, question: Question) -> bool:
        """Whether the value of this question is, holds or comes from a restricted answer."""
        return any(one.restricted or one.id in self.given_away for one in inside((question,)))

    def without_capture(self, label: str, value: dict[str, Any]) -> None:
        """Take an answer that no capture asks for."""
        (self.restricted if "restricted" in value else self.other).append((label, value["display"]))


def captured(submission: Submission, language: str) -> Captured:
    """The answers of a submission by capture, displayed in a language (ISO code; the source's where it lacks words).

    Reads the version's words and asks the purpose's host for the people of the draft; writes nothing.
    """
    words = words_of(submission.version, language)
    host, draft = get_purpose(submission.version.purpose).host, submission.draft
    people = Offered.of([*host.people(draft), *names_sent(submission)], host.organisations(draft))
    known = sources_of(submission.version_id)
    found = Captured(given_away=frozenset(key for key in known if stands_on_restricted(known, key)))
    with translation.override(language):
        for step in form_of(submission.version_id).spec.steps:
            for question in step.questions:
                if question.id in submission.answers:
                    _sort(found, question, submission.answers[question.id], words, people)
    return found


def gives(submission: Submission, capture: str) -> tuple[str, str]:
    """(step id, question id) of the question that gives a capture, ("", "") where none does: to lead back to it."""
    for step in form_of(submission.version_id).spec.steps:
        for question in step.questions:
            if question.capture == capture:
                return step.id, question.id
    return "", ""


def _sort(found: Captured, question: Question, answer: Answer, words: Words, people: Sequence[Person]) -> None:
    if question.questions:
        rows = [_row(found, question, row, number, words, people) for number, row in enumerate(answer, 1)]
        if question.capture:
            found.values[question.capture] = rows
        return
    value = _value(question, answer, words, people, restricted=found.keeps_back(question))
    if question.capture:
        found.values[question.capture] = value
    else:
        found.without_capture(words(f"{question.id}.label"), value)


def _row(
    found: Captured, group: Question, row: dict[str, Answer], number: int, words: Words, people: Sequence[Person]
) -> dict[str, Any]:
    fields = {}
    for question in group.questions:
        if question.id not in row:
            continue
        restricted = group.restricted or found.keeps_back(question)
        value = _value(question, row[question.id], words, people, restricted=restricted)
        if group.capture and question.capture:
            fields[question.capture.removeprefix(f"{group.capture}.")] = value
        else:
            found.without_capture(f"{row_name(group, number, words)}: {words(f'{question.id}.label')}", value)
    return {"row": row["id"], "fields": fields}


def row_name(group: Question, number: int, words: Words) -> str:
    """What a row is called: "Action 2"."""
    return f"{words(f'{group.id}.item') or words(f'{group.id}.label')} {number}"


def _value(
    question: Question, answer: Answer, words: Words, people: Sequence[Person], *, restricted: bool
) -> dict[str, Any]:
    kind = kind_of(question)
    value = {"type": kind.type, "value": answer, "display": kind.display(question, answer, words, people)}
    return value | {"restricted": True} if restricted else value
