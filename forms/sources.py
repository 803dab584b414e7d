"""What a calculated value gives away: the questions it is worked out from. Plain Python, no Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .calculating import CALCULATED, inputs
from .spec import Question, Spec, Step


@dataclass(frozen=True, slots=True)
class Source:
    """One question that a value is worked out from, or a group around it, and the id of its step."""

    step: str
    question: Question


def sources(spec: Spec) -> Mapping[str, tuple[Source, ...]]:
    """{id of a calculated question: all that it is worked out from at last}, through other calculated values too."""
    known: dict[str, tuple[Question, tuple[Source, ...]]] = {}
    for step in spec.steps:
        known |= {question.id: (question, around) for question, around in _within(step, step.questions, ())}
    calculated = [key for key, (question, _around) in known.items() if question.kind in CALCULATED]
    return {key: tuple(_reached(key, known)) for key in calculated}


def stands_on_restricted(found: Mapping[str, tuple[Source, ...]], question: str) -> bool:
    """Whether the value of this question is worked out from a restricted answer."""
    return any(one.question.restricted for one in found.get(question, ()))


def _within(
    step: Step, questions: tuple[Question, ...], groups: tuple[Source, ...]
) -> Iterator[tuple[Question, tuple[Source, ...]]]:
    """Each question with itself and the groups around it."""
    for question in questions:
        around = (*groups, Source(step.id, question))
        yield question, around
        yield from _within(step, question.questions, around)


def _reached(key: str, known: Mapping[str, tuple[Question, tuple[Source, ...]]]) -> Iterator[Source]:
    seen, pending = {key}, [key]
    while pending:
        for one in inputs(known[pending.pop()][0]):
            if one in known and one not in seen:
                seen.add(one)
                pending.append(one)
                yield from known[one][1]
