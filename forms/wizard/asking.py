"""What of a step a person is asked, and what is known besides what they type: pure but for the walk it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..fields import Person
from ..fields.base import Raw
from ..fields.repeat import fewest, new_row
from ..fields.upload import Added
from ..rules import Walk
from ..spec import Answer, Answers, Question, Step, inside

Sees = Callable[[Question], bool]


@dataclass(frozen=True, slots=True)
class Asking:
    """One step as one person is asked it.

    `step` holds only the questions they see. `walk` gives the path with these answers of the step; without one every
    question counts. `aside` is {row id: cells of the row that they are not asked}. `texts` are those of
    questions that show what was answered earlier. `unseen` are the field names that the page they sent had hidden,
    `problems` what is wrong with files that came with it, by question id, and `files` those that are there.
    """

    step: Step
    people: Sequence[Person] = ()
    walk: Callable[[Answers], Walk] | None = None
    aside: Mapping[str, Answers] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    problems: Mapping[str, list[str]] = field(default_factory=dict)
    files: Mapping[str, Sequence[Added]] = field(default_factory=dict)
    today: date | None = None


def seen_part(step: Step, sees: Sees) -> Step:
    """The step without the questions this person does not see; the step itself when they see all."""
    if all(sees(question) for question in inside(step.questions)):
        return step
    return replace(step, questions=_seen(step.questions, sees))


def _seen(questions: tuple[Question, ...], sees: Sees) -> tuple[Question, ...]:
    found = []
    for question in questions:
        if not sees(question):
            continue
        if question.questions:
            inner = _seen(question.questions, sees)
            if inner:  # a group without questions would be none
                found.append(replace(question, questions=inner))
        else:
            found.append(question)
    return tuple(found)


def aside(full: Step, seen: Step, answers: Answers) -> dict[str, dict[str, Answer]]:
    """{row id: cells that are not of the seen step}, of rows in rows too."""
    found: dict[str, dict[str, Answer]] = {}
    if full is not seen:
        asked = {question.id: question for question in seen.questions}
        for question in full.questions:
            if question.id in asked:
                _aside(asked[question.id], answers.get(question.id), found)
    return found


def _aside(seen: Question, rows: Any, found: dict[str, dict[str, Answer]]) -> None:
    asked = {question.id: question for question in seen.questions}
    for row in rows if seen.questions and isinstance(rows, list) else ():
        found[row["id"]] = {key: cell for key, cell in row.items() if key != "id" and key not in asked}
        for key, question in asked.items():
            _aside(question, row.get(key), found)


def with_aside(seen: Step, values: Mapping[str, Any], cells: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Answers (or what was typed) with the cells put back that this person was not asked."""
    groups = {question.id: question for question in seen.questions if question.questions}
    return {
        key: _with_cells(groups[key], value, cells) if cells and key in groups else value
        for key, value in values.items()
    }


def _with_cells(group: Question, rows: Any, cells: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    inner = {question.id: question for question in group.questions if question.questions}
    return [
        {key: _with_cells(inner[key], value, cells) if key in inner else value for key, value in row.items()}
        | dict(cells.get(row["id"], {}))
        for row in rows
    ]


def with_rows(questions: tuple[Question, ...], raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """What is typed with as many rows as a page shows at least: an empty row invites, and without JavaScript it saves
    a click."""
    found = dict(raw)
    for question in questions:
        if question.questions:
            rows = list(found.get(question.id) or [])
            rows += [{"id": new_row()} for _more in range(max(fewest(question), 1) - len(rows))]
            found[question.id] = [with_rows(question.questions, row) for row in rows]
    return found
