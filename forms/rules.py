"""The path through a form: which steps count, which answers count, how far a step is. Pure: no Django, no queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .conditions import asks, holds
from .spec import Answer, Answers, Question, Spec, Step


class Status(StrEnum):
    """How far a step is."""

    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked again and again of one spec, worked out once.

    `home` is the step of each question that stands directly in a step, `asked` the questions each step's condition
    depends on, `deciding` the steps that hold such questions: only their answers are needed to know the path.
    """

    spec: Spec
    steps: Mapping[str, Step]
    home: Mapping[str, str]
    asked: Mapping[str, frozenset[str]]
    deciding: frozenset[str]


def outline(spec: Spec) -> Outline:
    """The outline of a spec. Conditions that ask an unknown question find it unanswered."""
    home = {question.id: step.id for step in spec.steps for question in step.questions}
    asked = {step.id: asks(step.visible_if) for step in spec.steps}
    return Outline(
        spec=spec,
        steps={step.id: step for step in spec.steps},
        home=home,
        asked=asked,
        deciding=frozenset(home[q] for questions in asked.values() for q in questions if q in home),
    )


def visible_steps(form: Outline, answers: Answers) -> tuple[Step, ...]:
    """The steps on the path, in order.

    A condition sees the relevant answers only: a question of a hidden step counts as not answered. Steps that depend
    on each other in a circle (which the publish gate refuses) find each other's questions not answered.
    """
    known: dict[str, bool] = {}

    def shown(key: str) -> bool:
        if key not in known:
            known[key] = False  # while it is being asked: stops a circle
            asked = form.asked[key]
            seen = {q: answers[q] for q in asked if q in answers and q in form.home and shown(form.home[q])}
            known[key] = holds(form.steps[key].visible_if, seen)
        return known[key]

    return tuple(step for step in form.spec.steps if step.visible_if is None or shown(step.id))


def relevant(steps: Iterable[Step], answers: Answers) -> dict[str, Answer]:
    """The answers to questions of these steps, in the order of the form. Nothing is taken from `answers` itself."""
    return {q.id: answers[q.id] for step in steps for q in step.questions if q.id in answers}


def status(complete: bool | None) -> Status:
    """The status of a step by its row's `complete`; None when there is no row."""
    if complete is None:
        return Status.NOT_STARTED
    return Status.COMPLETED if complete else Status.INCOMPLETE


def carried(question: Question, answer: Answer) -> Answer:
    """An earlier answer as far as this question knows its parts: rows keep their ids and the questions still asked."""
    if not question.questions or not isinstance(answer, list):
        return answer
    kept = {"id", *(inner.id for inner in question.questions)}
    rows: list[dict[str, Any]] = [
        {key: value for key, value in row.items() if key in kept} for row in answer if isinstance(row, dict)
    ]
    return rows
