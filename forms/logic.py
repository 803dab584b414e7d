"""From the condition blocks an author fills to rules. What cannot be read becomes a rule that is never true and that
the publish gate names: a test of the question "".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from .conditions import (
    All,
    Answered,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
    Comparison,
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
from .enums import Operator
from .spec import Condition

TODAY = "today"
_compared: dict[str, Comparison] = {
    Operator.LESS: "<", Operator.MORE: ">", Operator.BEFORE: "<", Operator.AFTER: ">",
    Operator.AT_LEAST: ">=", Operator.AT_MOST: "<=",
}  # fmt: skip
_number = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)
_one = re.compile(r'"(?:[^"\\]|\\.)*"(?=\s|$)|\S+')


def condition(block: Any) -> Condition:
    """The named condition of a `ConditionBlock`."""
    return Condition(block.id, block.value["name"], joined(block.value["joined"], block.value["tests"]))


def joined(how: str, tests: Iterable[Any]) -> Rule:
    """Several tests as one rule: "all", "any" or "none" of them."""
    rules = tuple(_test(block) for block in tests)
    if how == "all":
        return All(rules)
    return AnyOf(rules) if how == "any" else Not(AnyOf(rules))


def _test(block: Any) -> Rule:
    if block.block_type == "group":
        return joined(block.value["joined"], block.value["tests"])
    if block.block_type == "condition":
        return _condition(block.value)
    if block.block_type == "rows":
        return _rows(block.value)
    found = _answer(block.value)
    return Not(found) if block.value["negated"] else found


def _condition(stored: str) -> Rule:
    if stored.startswith("unless:"):
        return Not(Named(stored.removeprefix("unless:")))
    return Named(stored.removeprefix("if:"))


def _rows(value: Any) -> Rule:
    group, inner = value["group"], Named(value["condition"]) if value["condition"] else None
    comparison: Comparison = value["comparison"] or ">="
    number = value["number"] or 0
    if value["how"] == "sum":
        return RowSum(group, value["added"], comparison, int(number) if number == int(number) else number)
    if value["how"] == "count":
        return RowCount(group, comparison, int(number), inner)
    of = AnyRow if value["how"] == "any" else EveryRow
    return of(group, inner or Named(""))


def _answer(value: Any) -> Rule:
    question, given, operator = value["question"], value["given"] or "", value["operator"]
    match operator:
        case Operator.ANSWERED:
            return Answered(question)
        case Operator.EQUALS:
            return Equals(question, typed(given)) if not value["other"] else Compare(question, "=", _operand(value))
        case Operator.ONE_OF:
            return OneOf(question, tuple(typed(one) for one in _one.findall(given)))
        case Operator.CONTAINS:
            return Contains(question, given)
        case Operator.MATCHES:
            return Matches(question, given)
        case Operator.BETWEEN:
            return Between(question, _operand(value), Value(typed(value["upto"] or "")))
    return Compare(question, _compared.get(operator, "<"), _operand(value))


def _operand(value: Any) -> Operand:
    offset = Offset(value["count"], value["unit"] or "days") if value["count"] else None
    if value["other"] == TODAY:
        return Today(offset)
    if value["other"]:
        return AnswerOf(value["other"], offset)
    return Value(typed(value["given"] or ""))


def typed(given: str) -> Any:
    """What an author typed as a value: "yes" and "no" as True and False, numbers as numbers, what stands in double
    quotes (a JSON string) as the text in them, the rest as it is."""
    if given in ("yes", "no"):
        return given == "yes"
    if _number.fullmatch(given):
        return float(given) if "." in given else int(given)
    if len(given) > 1 and given[0] == given[-1] == '"':
        try:
            return json.loads(given)
        except ValueError:
            return given
    return given


def untyped(value: Any, *, among: bool = False) -> str | None:
    """What an author types for this value: `typed(untyped(value)) == value`; None where nothing can be typed.

    `among`: as one of several with blank space between.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        text = str(value)
    elif isinstance(value, str):
        bare = typed(value) == value and isinstance(typed(value), str) and value == value.strip()
        text = value if bare and not (among and (not value or len(value.split()) > 1)) else json.dumps(value)
        if among and _one.findall(text) != [text]:
            text = json.dumps(value)
    else:
        return None
    back = typed(text)
    return text if back == value and type(back) is type(value) else None
