"""Calculated values: a sum, a count, days between two dates, a working-day deadline. Plain Python, no Django.

The settings of a calculated question are {"formula": …, "of": [question ids], "group": group id or "", "days": int}:

- "sum": of the number questions `of`; with `group`, of that question over its rows
- "count": the rows of `group`; without one, the options ticked in `of[0]`
- "days_between": whole days from the date `of[0]` to the date `of[1]`, negative when it is earlier
- "working_days_after": the date `days` working days after `of[0]`, in the calendar of the subject's place
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from .judging import SCALE, scaled
from .spec import Answer, Question

CALCULATED = frozenset({"calculated"})
FORMULAS = ("sum", "count", "days_between", "working_days_after")


class Calendar(Protocol):
    """Working days as the purpose's host knows them."""

    def add(self, day: datetime.date, working_days: int) -> datetime.date:
        """The day this many working days later (earlier when negative)."""


def inputs(question: Question) -> Iterable[str]:
    """Ids of the questions a calculated question looks at; none of any other."""
    if question.kind not in CALCULATED:
        return ()
    of = [str(one) for one in question.settings.get("of") or ()]
    group = str(question.settings.get("group") or "")
    return [*of, group] if group else of


def value(question: Question, answer: Callable[[str], Answer], calendar: Calendar | None) -> Answer:
    """The value of a calculated question, None while what it needs is not answered."""
    formula = _formulas.get(str(question.settings.get("formula")))
    return formula(question, answer, calendar) if formula else None


def _sum(question: Question, answer: Callable[[str], Answer], calendar: Calendar | None) -> Answer:
    of, group = question.settings.get("of") or [], question.settings.get("group")
    if group:
        rows = answer(group)
        cells = [row.get(of[0]) for row in rows if isinstance(row, dict)] if isinstance(rows, list) and of else []
    else:
        cells = [answer(one) for one in of]
    numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    return number(sum(map(scaled, numbers))) if numbers else None


def number(ten_thousandths: int) -> int | float:
    """The number as an answer holds it: whole where it is."""
    whole, rest = divmod(ten_thousandths, SCALE)
    return ten_thousandths / SCALE if rest else whole


def _count(question: Question, answer: Callable[[str], Answer], calendar: Calendar | None) -> Answer:
    of = question.settings.get("of") or []
    counted = answer(str(question.settings.get("group") or (of[0] if of else "")))
    return len(counted) if isinstance(counted, list) else None


def _days_between(question: Question, answer: Callable[[str], Answer], calendar: Calendar | None) -> Answer:
    days = [_day(answer(one)) for one in question.settings.get("of") or []]
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return (days[1] - days[0]).days


def _working_days_after(question: Question, answer: Callable[[str], Answer], calendar: Calendar | None) -> Answer:
    of = question.settings.get("of") or []
    day = _day(answer(of[0])) if of else None
    if day is None or calendar is None:
        return None
    try:
        return calendar.add(day, int(question.settings.get("days") or 0)).isoformat()
    except OverflowError:
        return None


def _day(answer: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(answer[:10]) if isinstance(answer, str) else None
    except ValueError:
        return None


_formulas: dict[str, Callable[[Question, Callable[[str], Answer], Calendar | None], Answer]] = {
    "sum": _sum,
    "count": _count,
    "days_between": _days_between,
    "working_days_after": _working_days_after,
}
