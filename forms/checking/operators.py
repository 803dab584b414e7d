"""Whether each test fits the question it asks: the operator its kind, the value its answers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.conditions import (
    Answered,
    AnswerOf,
    Between,
    Compare,
    Contains,
    Equals,
    Matches,
    OneOf,
    Operand,
    RowSum,
    Rule,
    Today,
    Value,
    walk,
)
from forms.enums import Operator
from forms.exceptions import Problem
from forms.fields import KINDS

from .ground import Ground
from .kinds import can_be, comparable, operators_of, sort_of

_LOWER = frozenset({Operator.LESS, Operator.BEFORE, Operator.AT_MOST})
_HIGHER = frozenset({Operator.MORE, Operator.AFTER, Operator.AT_LEAST})
_wanted: dict[type, frozenset[str]] = {
    Equals: frozenset({Operator.EQUALS}),
    OneOf: frozenset({Operator.ONE_OF, Operator.EQUALS}),
    Contains: frozenset({Operator.CONTAINS}),
    Matches: frozenset({Operator.MATCHES}),
    Between: frozenset({Operator.BETWEEN}),
}
_compares: dict[str, frozenset[str]] = {
    "<": _LOWER, "<=": _LOWER, ">": _HIGHER, ">=": _HIGHER, "=": _LOWER | _HIGHER | {Operator.EQUALS},
}  # fmt: skip


def operators(ground: Ground) -> Iterator[Problem]:
    """Rules that have a problem here are put into `ground.broken`."""
    for site in ground.sites:
        for part in walk(site.rule):
            for code, question in _wrong(ground, part):
                ground.broken.add(site)
                yield ground.about_rule(
                    code, _messages()[code], site, facts=(question, repr(part)), question=ground.label(question)
                )  # fmt: skip


def _messages() -> dict[str, str]:
    return {
        "rule.operator": _("%(where)s: this cannot be asked of “%(question)s”, which is of another kind."),
        "rule.value": _("%(where)s: the rule asks for an answer that “%(question)s” cannot have."),
        "rule.other": _("%(where)s: the rule compares with “%(question)s”, which is of another kind."),
    }


def _wrong(ground: Ground, part: Rule) -> Iterator[tuple[str, str]]:
    """("code", question) of what does not fit in this one test."""
    if isinstance(part, RowSum):
        added = ground.places.get(part.question)
        if added and sort_of(added.question) != "number":
            yield "rule.operator", part.question
    if not isinstance(part, Answered | Equals | OneOf | Contains | Matches | Compare | Between):
        return
    place = ground.places.get(part.question)
    if place is None or place.question.kind not in KINDS:
        return
    allowed = operators_of(place.question)
    wanted = _compares[part.comparison] if isinstance(part, Compare) else _wanted.get(type(part))
    if not allowed if wanted is None else not wanted & allowed:
        yield "rule.operator", part.question
        return
    match part:
        case Equals(_question, value):
            yield from _each(place.question.id, can_be(place.question, value))
        case OneOf(_question, values):
            yield from _each(place.question.id, bool(values) and all(can_be(place.question, one) for one in values))
        case Contains(_question, text) | Matches(_question, text):
            yield from _each(place.question.id, bool(text))
        case Compare(_question, _comparison, operand):
            yield from _operand(ground, part.question, operand)
        case Between(_question, low, high):
            yield from _operand(ground, part.question, low)
            yield from _operand(ground, part.question, high)


def _each(question: str, fits: bool) -> Iterator[tuple[str, str]]:
    if not fits:
        yield "rule.value", question


def _operand(ground: Ground, question: str, operand: Operand) -> Iterator[tuple[str, str]]:
    asked = ground.places[question].question
    match operand:
        case Value(value):
            yield from _each(question, comparable(asked, value))
        case Today():
            if sort_of(asked) != "day":
                yield "rule.operator", question
        case AnswerOf(other, offset):
            place = ground.places.get(other)
            if place and (sort_of(place.question) != sort_of(asked) or (offset and sort_of(asked) != "day")):
                yield "rule.other", other
