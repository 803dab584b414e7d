"""Rules over answers: one small typed tree. Plain Python, no Django. What they mean: forms/judging.py.

What is not answered makes every test false, so only `Not` is true of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Unit = Literal["days", "weeks", "months", "years"]
Comparison = Literal["<", "<=", "=", ">=", ">"]


@dataclass(frozen=True, slots=True)
class Offset:
    """So much later; a negative `count` is earlier. Months end on their last day when the day does not exist."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Value:
    """A number, an ISO date, a time: what an author typed."""

    value: Any


@dataclass(frozen=True, slots=True)
class AnswerOf:
    """The answer to another question, moved by an offset when it is a date."""

    question: str
    offset: Offset | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which the rule is asked, moved by an offset."""

    offset: Offset | None = None


Operand = Value | AnswerOf | Today


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
class OneOf:
    """True when the answer is one of these values, or, for several choices, holds one of them."""

    question: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """True when this text stands in the answer, in capitals or not."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Compare:
    """True when the answer (a number, date or time) compares so. Dates of different length compare at the shorter."""

    question: str
    comparison: Comparison
    operand: Operand


@dataclass(frozen=True, slots=True)
class Between:
    """True when the answer is not below `low` and not above `high`."""

    question: str
    low: Operand
    high: Operand


@dataclass(frozen=True, slots=True)
class Matches:
    """True when the whole answer fits the mask: 9 is a digit, A a letter, * any run of signs, the rest itself."""

    question: str
    mask: str


@dataclass(frozen=True, slots=True)
class Named:
    """True when the form's condition with this id holds."""

    condition: str


@dataclass(frozen=True, slots=True)
class AnyRow:
    """True when the rule holds in a row of the repeating group; in it, the group's questions are those of the row."""

    group: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class EveryRow:
    """True when there are rows and the rule holds in each."""

    group: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class RowCount:
    """True when the number of rows (in which the rule holds) compares so."""

    group: str
    comparison: Comparison
    number: int
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class RowSum:
    """True when the sum of a number question over all rows compares so; rows without it count nothing."""

    group: str
    question: str
    comparison: Comparison
    number: float


@dataclass(frozen=True, slots=True)
class Not:
    rule: Rule


@dataclass(frozen=True, slots=True)
class All:
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    rules: tuple[Rule, ...]


Test = Answered | Equals | OneOf | Contains | Compare | Between | Matches
Rows = AnyRow | EveryRow | RowCount | RowSum
Rule = Test | Rows | Named | Not | All | AnyOf


def asks(rule: Rule | None) -> frozenset[str]:
    """Ids of the questions the rule depends on: of rows the group's and those of its questions; none of `Named`."""
    return frozenset(_asks(rule))


def conditions_in(rule: Rule | None) -> frozenset[str]:
    """Ids of the named conditions the rule uses itself."""
    return frozenset(one.condition for one in walk(rule) if isinstance(one, Named))


def walk(rule: Rule | None) -> Iterator[Rule]:
    """The rule and every rule inside it."""
    if rule is None:
        return
    yield rule
    match rule:
        case Not(inner) | AnyRow(_, inner) | EveryRow(_, inner):
            yield from walk(inner)
        case RowCount():
            yield from walk(rule.rule)
        case All(rules) | AnyOf(rules):
            for one in rules:
                yield from walk(one)


def _asks(rule: Rule | None) -> Iterator[str]:
    for one in walk(rule):
        match one:
            case Answered(question) | Equals(question, _) | OneOf(question, _):
                yield question
            case Contains(question, _) | Matches(question, _):
                yield question
            case Compare(question, _, operand):
                yield question
                yield from _operand(operand)
            case Between(question, low, high):
                yield question
                yield from _operand(low)
                yield from _operand(high)
            case AnyRow(group, _) | EveryRow(group, _) | RowCount(group, _, _, _):
                yield group
            case RowSum(group, question, _, _):
                yield group
                yield question


def _operand(operand: Operand) -> Iterator[str]:
    if isinstance(operand, AnswerOf):
        yield operand.question
