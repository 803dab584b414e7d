"""Rules over answers: one small typed tree, plain Python, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answered:
    """True when the question has an answer that is not empty."""

    question: str


@dataclass(frozen=True, slots=True)
class Equals:
    """True when the answer is this value, or, for several choices, holds it."""

    question: str
    value: Any


@dataclass(frozen=True, slots=True)
class Not:
    rule: Rule


@dataclass(frozen=True, slots=True)
class All:
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    rules: tuple[Rule, ...]


Rule = Answered | Equals | Not | All | AnyOf


def holds(rule: Rule | None, answers: Mapping[str, Any]) -> bool:
    """Whether the rule is true of these answers; no rule is true."""
    match rule:
        case None:
            return True
        case Answered(question):
            return answers.get(question) not in (None, "", [], {})
        case Equals(question, value):
            given = answers.get(question)
            return value in given if isinstance(given, list) else given == value
        case Not(inner):
            return not holds(inner, answers)
        case All(rules):
            return all(holds(r, answers) for r in rules)
        case AnyOf(rules):
            return any(holds(r, answers) for r in rules)


def asks(rule: Rule | None) -> frozenset[str]:
    """Ids of the questions the rule depends on."""
    match rule:
        case None:
            return frozenset()
        case Answered(question) | Equals(question, _):
            return frozenset({question})
        case Not(inner):
            return asks(inner)
        case All(rules) | AnyOf(rules):
            return frozenset().union(*(asks(r) for r in rules))
