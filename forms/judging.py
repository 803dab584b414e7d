"""Whether a rule is true of some answers. Plain Python, no Django.

The browser judges the same tree (frontend/js/forms/rules.js); tests/corpus/rules.json runs through both.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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

SCALE = 10_000  # numbers have at most four decimals: compared and added as whole ten-thousandths, alike everywhere
_date = re.compile(r"[0-9]{4}-[0-9]{2}(\Z|-[0-9]{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule is asked of: `answer` gives the answer to a question or None, `conditions` are the named rules.

    Inside a row a named condition is asked of the row. `asked` are the conditions being asked, which stops a circle;
    `known` remembers what conditions came to for these answers.
    """

    answer: Callable[[str], Any]
    today: datetime.date
    conditions: Mapping[str, Rule]
    asked: frozenset[str] = frozenset()
    known: dict[str, bool] | None = None

    def inside(self, row: Mapping[str, Any]) -> Facts:
        """The facts as a rule inside this row sees them."""
        around = self.answer
        return Facts(lambda q: row[q] if q in row else around(q), self.today, self.conditions, self.asked)


def holds(
    rule: Rule | None,
    answers: Mapping[str, Any],
    today: datetime.date = datetime.date.min,
    conditions: Mapping[str, Rule] | None = None,
) -> bool:
    """If the rule is true of these answers on this day. No rule is true; an unknown or circular condition is not."""
    return rule is None or judge(rule, Facts(answers.get, today, conditions or {}))


def judge(rule: Rule, facts: Facts) -> bool:
    """Whether the rule is true of these facts."""
    return _judges[type(rule)](rule, facts)


def answered(answer: Any) -> bool:
    """Whether this is an answer at all."""
    return not (answer is None or answer == "" or answer == [] or answer == {})


def same(given: Any, value: Any) -> bool:
    """Equality of texts, numbers and yes or no, without Python's True == 1."""
    if not isinstance(given, str | int | float):
        return False
    return isinstance(given, bool) is isinstance(value, bool) and bool(given == value)


def has(answer: Any, value: Any) -> bool:
    """Whether the answer is this value or, as a list, holds it."""
    if isinstance(answer, list):
        return any(same(one, value) for one in answer)
    return answer is not None and same(answer, value)


def compare(given: Any, comparison: Comparison, value: Any) -> bool:
    """Numbers as numbers; ISO dates and times as text, at the length of the shorter; anything else is false."""
    if isinstance(given, str) and isinstance(value, str):
        length = min(len(given), len(value))
        if not length:
            return False
        return _compares[comparison](given[:length], value[:length])
    if _number(given) and _number(value):
        return _compares[comparison](scaled(given), scaled(value))
    return False


def scaled(number: float) -> int:
    """In whole ten-thousandths."""
    return round(number * SCALE)


def shifted(day: str, offset: Offset) -> str | None:
    """An ISO date (a time after it is dropped, a month is its first day) moved; None for what is no date."""
    if not _date.match(day):
        return None
    try:
        found = datetime.date.fromisoformat((f"{day}-01" if len(day) == 7 else day)[:10])
        if offset.unit in ("days", "weeks"):
            return (found + datetime.timedelta(offset.count * (7 if offset.unit == "weeks" else 1))).isoformat()
        months = found.year * 12 + found.month - 1 + offset.count * (12 if offset.unit == "years" else 1)
        year, month = divmod(months, 12)
        return found.replace(year, month + 1, min(found.day, monthrange(year, month + 1)[1])).isoformat()
    except (ValueError, OverflowError):
        return None


def matches(text: str, mask: str) -> bool:
    """Whether the whole text fits the mask. Time grows with the product of both lengths, never faster."""
    reached = {0}  # how much of the text the mask so far can have used up
    for sign in mask:
        if sign == "*":
            reached = set(range(min(reached), len(text) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(text) and _fits(text[at], sign)}
        if not reached:
            return False
    return len(text) in reached


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _fits(sign: str, mask: str) -> bool:
    if mask == "9":
        return "0" <= sign <= "9"
    return sign.isalpha() if mask == "A" else sign == mask


def plain(text: str) -> str:
    """Text as `Contains` compares it."""
    return unicodedata.normalize("NFC", text).lower()


def _given(operand: Operand, facts: Facts) -> Any:
    match operand:
        case Value(value):
            return value
        case Today(offset):
            today = facts.today.isoformat()
            return shifted(today, offset) if offset else today
        case AnswerOf(question, offset):
            answer = facts.answer(question)
            return shifted(answer, offset) if offset and isinstance(answer, str) else answer


def _contains(rule: Contains, facts: Facts) -> bool:
    answer = facts.answer(rule.question)
    return isinstance(answer, str) and plain(rule.text) in plain(answer)


def _matches(rule: Matches, facts: Facts) -> bool:
    answer = facts.answer(rule.question)
    return isinstance(answer, str) and matches(answer, rule.mask)


def _compare(rule: Compare, facts: Facts) -> bool:
    return compare(facts.answer(rule.question), rule.comparison, _given(rule.operand, facts))


def _between(rule: Between, facts: Facts) -> bool:
    answer = facts.answer(rule.question)
    return compare(answer, ">=", _given(rule.low, facts)) and compare(answer, "<=", _given(rule.high, facts))


def _rows(group: str, facts: Facts) -> list[Facts]:
    """The facts inside each row."""
    rows = facts.answer(group)
    return [facts.inside(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _named(rule: Named, facts: Facts) -> bool:
    condition, known = rule.condition, facts.known
    if known is not None and condition in known:
        return known[condition]
    if condition in facts.asked or condition not in facts.conditions:
        return False
    within = Facts(facts.answer, facts.today, facts.conditions, facts.asked | {condition}, known)
    result = judge(facts.conditions[condition], within)
    if known is not None:
        known[condition] = result
    return result


def _every(rule: EveryRow, facts: Facts) -> bool:
    rows = _rows(rule.group, facts)
    return bool(rows) and all(judge(rule.rule, row) for row in rows)


def _count(rule: RowCount, facts: Facts) -> bool:
    found = sum(rule.rule is None or judge(rule.rule, row) for row in _rows(rule.group, facts))
    return _compares[rule.comparison](found, rule.number)


def _sum(rule: RowSum, facts: Facts) -> bool:
    cells = [row.answer(rule.question) for row in _rows(rule.group, facts)]
    return _compares[rule.comparison](sum(scaled(cell) for cell in cells if _number(cell)), scaled(rule.number))


_compares: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
}
_judges: dict[type, Callable[[Any, Facts], bool]] = {
    Answered: lambda rule, facts: answered(facts.answer(rule.question)),
    Equals: lambda rule, facts: has(facts.answer(rule.question), rule.value),
    OneOf: lambda rule, facts: any(has(facts.answer(rule.question), value) for value in rule.values),
    Contains: _contains,
    Compare: _compare,
    Between: _between,
    Matches: _matches,
    Named: _named,
    AnyRow: lambda rule, facts: any(judge(rule.rule, row) for row in _rows(rule.group, facts)),
    EveryRow: _every,
    RowCount: _count,
    RowSum: _sum,
    Not: lambda rule, facts: not judge(rule.rule, facts),
    All: lambda rule, facts: all(judge(one, facts) for one in rule.rules),
    AnyOf: lambda rule, facts: any(judge(one, facts) for one in rule.rules),
}
