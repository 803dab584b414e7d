"""A rule as JSON and back. Plain Python, no Django.

A rule is a list with its name first: ["answered", q], ["equals", q, value], ["one_of", q, [value…]], ["contains", q,
text], ["compare", q, "<", operand], ["between", q, operand, operand], ["matches", q, mask], ["named", condition],
["any_row", group, rule], ["every_row", group, rule], ["row_count", group, ">=", number, rule or null], ["row_sum",
group, q, ">=", number], ["not", rule], ["all", rule…], ["any", rule…]. An operand is ["value", v], ["answer", q] or
["today"], the last two with an optional offset {"count": n, "unit": "days"} at the end.
"""

from __future__ import annotations

from typing import Any

from .conditions import (
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

COMPARISONS = ("<", "<=", "=", ">=", ">")
UNITS = ("days", "weeks", "months", "years")


def encode_rule(rule: Rule | None) -> list[Any] | None:
    """The rule as JSON; None for no rule."""
    match rule:
        case None:
            return None
        case Answered(question):
            return ["answered", question]
        case Equals(question, value):
            return ["equals", question, value]
        case OneOf(question, values):
            return ["one_of", question, list(values)]
        case Contains(question, text):
            return ["contains", question, text]
        case Compare(question, comparison, operand):
            return ["compare", question, comparison, _operand(operand)]
        case Between(question, low, high):
            return ["between", question, _operand(low), _operand(high)]
        case Matches(question, mask):
            return ["matches", question, mask]
        case Named(condition):
            return ["named", condition]
        case AnyRow(group, inner):
            return ["any_row", group, encode_rule(inner)]
        case EveryRow(group, inner):
            return ["every_row", group, encode_rule(inner)]
        case RowCount(group, comparison, number, counted):
            return ["row_count", group, comparison, number, encode_rule(counted)]
        case RowSum(group, question, comparison, total):
            return ["row_sum", group, question, comparison, total]
        case Not(inner):
            return ["not", encode_rule(inner)]
        case All(rules):
            return ["all", *(encode_rule(one) for one in rules)]
        case AnyOf(rules):
            return ["any", *(encode_rule(one) for one in rules)]


def decode_rule(data: Any) -> Rule | None:
    """The rule of `encode_rule`'s data, None for None; raises ValueError for anything that is no rule."""
    if data is None:
        return None
    match data:
        case ["answered", str(question)]:
            return Answered(question)
        case ["equals", str(question), value]:
            return Equals(question, value)
        case ["one_of", str(question), [*values]]:
            return OneOf(question, tuple(values))
        case ["contains", str(question), str(text)]:
            return Contains(question, text)
        case ["compare", str(question), str(comparison), operand] if comparison in COMPARISONS:
            return Compare(question, comparison, _decode_operand(operand))  # type: ignore[arg-type]
        case ["between", str(question), low, high]:
            return Between(question, _decode_operand(low), _decode_operand(high))
        case ["matches", str(question), str(mask)]:
            return Matches(question, mask)
        case ["named", str(condition)]:
            return Named(condition)
        case ["not", inner]:
            return Not(_rule(inner))
        case ["all", *parts]:
            return All(tuple(_rule(part) for part in parts))
        case ["any", *parts]:
            return AnyOf(tuple(_rule(part) for part in parts))
    return _decode_rows(data)


def _decode_rows(data: Any) -> Rule:
    match data:
        case ["any_row", str(group), inner]:
            return AnyRow(group, _rule(inner))
        case ["every_row", str(group), inner]:
            return EveryRow(group, _rule(inner))
        case ["row_count", str(group), str(comparison), int(number), inner] if comparison in COMPARISONS:
            return RowCount(group, comparison, number, decode_rule(inner))  # type: ignore[arg-type]
        case ["row_sum", str(group), str(question), str(comparison), int() | float() as total] if (
            comparison in COMPARISONS
        ):
            return RowSum(group, question, comparison, total)  # type: ignore[arg-type]
    raise ValueError(f"not a rule: {str(data)[:80]}")


def _rule(data: Any) -> Rule:
    rule = decode_rule(data)
    if rule is None:
        raise ValueError("a rule inside a rule is missing")
    return rule


def _operand(operand: Operand) -> list[Any]:
    match operand:
        case Value(value):
            return ["value", value]
        case AnswerOf(question, offset):
            return ["answer", question, *_offset(offset)]
        case Today(offset):
            return ["today", *_offset(offset)]


def _offset(offset: Offset | None) -> list[dict[str, Any]]:
    return [] if offset is None else [{"count": offset.count, "unit": offset.unit}]


def _decode_operand(data: Any) -> Operand:
    match data:
        case ["value", value]:
            return Value(value)
        case ["answer", str(question), *rest]:
            return AnswerOf(question, _decode_offset(rest))
        case ["today", *rest]:
            return Today(_decode_offset(rest))
    raise ValueError(f"not an operand: {str(data)[:80]}")


def _decode_offset(data: list[Any]) -> Offset | None:
    match data:
        case []:
            return None
        case [{"count": int(count), "unit": str(unit)}] if unit in UNITS:
            return Offset(count, unit)  # type: ignore[arg-type]
    raise ValueError(f"not an offset: {str(data)[:80]}")
