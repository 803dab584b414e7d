"""From rules to the condition blocks an author fills: the inverse of forms/logic.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from forms.conditions import (
    All,
    Answered,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
    Contains,
    Equals,
    EveryRow,
    Matches,
    Named,
    Not,
    Offset,
    OneOf,
    Operand,
    RowCount,
    RowSum,
    Rule,
    Today,
    Value,
)
from forms.enums import Kind, Operator
from forms.logic import TODAY, untyped
from forms.spec import Condition

Stored = dict[str, Any]  # StreamField JSON of one block
_operators = {
    "<": Operator.LESS, ">": Operator.MORE, ">=": Operator.AT_LEAST, "<=": Operator.AT_MOST, "=": Operator.EQUALS,
}  # fmt: skip
_of_days = {"<": Operator.BEFORE, ">": Operator.AFTER}
DAYS = frozenset({Kind.DATE, Kind.TIME, Kind.DATE_TIME})


def phrased(condition: Condition, kind_of: Callable[[str], str]) -> Stored:
    """The condition as a `ConditionBlock`. Its rule must be settled (see settling.py).

    `kind_of` gives the kind of a question, "" for an unknown one: days are before, numbers less.
    """
    how, rules = together(condition.rule)
    value = {"name": condition.name, "joined": how, "tests": _tests(rules, condition.id, kind_of)}
    return {"type": "condition", "id": condition.id, "value": value}


def together(rule: Rule) -> tuple[str, tuple[Rule, ...]]:
    """("all", "any" or "none", tests) of a rule that joins tests."""
    match rule:
        case All(rules):
            return "all", rules
        case AnyOf(rules):
            return "any", rules
        case Not(AnyOf(rules)):
            return "none", rules
    raise ValueError(f"{rule} joins no tests")


def _tests(rules: Iterable[Rule], place: str, kind_of: Callable[[str], str]) -> list[Stored]:
    found = []
    for number, rule in enumerate(rules):
        identity = str(uuid5(NAMESPACE_OID, f"{place}/{number}"))
        kind, value = _test(rule, identity, kind_of)
        found.append({"type": kind, "id": identity, "value": value})
    return found


def _test(rule: Rule, place: str, kind_of: Callable[[str], str]) -> tuple[str, Any]:
    match rule:
        case All() | AnyOf() | Not(AnyOf()):
            how, rules = together(rule)
            return "group", {"joined": how, "tests": _tests(rules, place, kind_of)}
        case Named(condition):
            return "condition", f"if:{condition}"
        case Not(Named(condition)):
            return "condition", f"unless:{condition}"
        case AnyRow() | EveryRow() | RowCount() | RowSum():
            return "rows", _rows(rule)
        case Not(inner):
            return "answer", _answer(inner, kind_of) | {"negated": True}
    return "answer", _answer(rule, kind_of)


def _rows(rule: AnyRow | EveryRow | RowCount | RowSum) -> Stored:
    value: Stored = {
        "group": rule.group,
        "how": "any",
        "condition": "",
        "added": "",
        "comparison": ">=",
        "number": None,
    }
    match rule:
        case AnyRow(_, Named(condition)) | EveryRow(_, Named(condition)):
            return value | {"how": "any" if isinstance(rule, AnyRow) else "every", "condition": condition}
        case RowCount(_, comparison, number, inner):
            named = inner.condition if isinstance(inner, Named) else ""
            return value | {"how": "count", "comparison": comparison, "number": number, "condition": named}
        case RowSum(_, question, comparison, total):
            return value | {"how": "sum", "added": question, "comparison": comparison, "number": total}
    raise ValueError(f"{rule} asks no named condition")


def _answer(rule: Rule, kind_of: Callable[[str], str]) -> Stored:
    match rule:
        case Answered(question):
            return _value(question, Operator.ANSWERED)
        case Equals(question, value):
            return _value(question, Operator.EQUALS, given=untyped(value))
        case OneOf(question, values):
            given = " ".join(untyped(value, among=True) or "" for value in values)
            return _value(question, Operator.ONE_OF, given=given)
        case Contains(question, text):
            return _value(question, Operator.CONTAINS, given=text)
        case Matches(question, mask):
            return _value(question, Operator.MATCHES, given=mask)
        case Compare(question, comparison, operand):
            days = kind_of(question) in DAYS and comparison in _of_days
            operator = (_of_days if days else _operators)[comparison]
            return _value(question, operator, **_operand(operand))
        case Between(question, low, Value(high)):
            return _value(question, Operator.BETWEEN, upto=untyped(high), **_operand(low))
    raise ValueError(f"{rule} is no single test")


def _operand(operand: Operand) -> Stored:
    match operand:
        case Value(value):
            return {"given": untyped(value)}
        case Today(offset):
            return {"other": TODAY} | _offset(offset)
        case AnswerOf(question, offset):
            return {"other": question} | _offset(offset)


def _offset(offset: Offset | None) -> Stored:
    return {"count": offset.count, "unit": offset.unit} if offset else {}


def _value(question: str, operator: Operator, **more: Any) -> Stored:
    empty = {"negated": False, "given": "", "upto": "", "other": "", "count": None, "unit": "days"}
    return {"question": question, "operator": operator.value} | empty | more
