"""The answers a question can have, as few samples: one for each way in which the tests of the form can come out.

A sample set is complete when every possible answer passes and fails the same tests as some sample; samples no answer
ever equals do no harm: they only make the gate claim less.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from forms.conditions import Answered, Between, Compare, Contains, Equals, Matches, OneOf, Test, Value
from forms.enums import Kind
from forms.fields.repeat import most
from forms.judging import SCALE, Facts, judge, scaled
from forms.spec import Question

from .kinds import bounds, is_number, sort_of

NONE = 1  # the bit of "not answered" (or hidden), which every question has
ANY = 2  # the bit of every answer that is none of the samples, for questions that have such answers
_clock = datetime.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Domain:
    """The samples of one question. Bits from 4 on are those of `samples`; `full` are all the question can be."""

    samples: tuple[Any, ...]
    full: int
    exact: bool  # equality and comparison with ANY are known to be false: it equals no value any rule names

    def where(self, test: Test, positive: bool) -> int:
        """The bits for which the test can come out so."""
        if isinstance(test, Answered):
            return self.full & ~NONE if positive else NONE
        found = 0
        for place, sample in enumerate(self.samples):
            if judge(test, Facts(lambda _q, given=sample: given, _clock, {})) == positive:  # type: ignore[misc]
                found |= 4 << place
        if not positive:
            found |= NONE
        if not (positive and self.exact and isinstance(test, Equals | OneOf)):
            found |= ANY
        return found & self.full


def domain(question: Question, tests: Iterable[Test]) -> Domain:
    """The samples for these tests, which are all that the form has about the question."""
    values = [value for test in tests for value in _values(test)]
    samples: Iterable[Any] | None
    match sort_of(question):
        case "truth":
            samples = (True,) if question.kind == Kind.DECLARATION else (True, False)
        case "options" if question.kind == Kind.SINGLE_CHOICE:
            samples = [option.id for option in question.options]
        case "rows":
            samples = range(1, most(question) + 1)
        case "number" if question.kind != Kind.CALCULATED:
            samples = _numbers(question, values)
        case "day":
            samples = None if question.kind == Kind.CALCULATED else _days(question, values)
        case "time":
            samples = _times(values)
        case "text":
            texts = tuple(dict.fromkeys(value for value in values if isinstance(value, str) and value))
            return _made(texts, rest=True, exact=True)
        case _:
            samples = None
    if samples is None:
        return _made((), rest=True, exact=False)
    kept = tuple(dict.fromkeys(samples))
    return _made(kept, rest=not kept, exact=False)


def counts(rows: Iterable[bool]) -> int:
    """The bits of a group for which this is true, by number of rows from none on."""
    found = 0
    for number, fits in enumerate(rows):
        if fits:
            found |= NONE if number == 0 else 4 << (number - 1)
    return found


def _made(samples: tuple[Any, ...], *, rest: bool, exact: bool) -> Domain:
    return Domain(samples, NONE | (ANY if rest else 0) | (((1 << len(samples)) - 1) << 2), exact)


def _values(test: Test) -> Iterator[Any]:
    match test:
        case Equals(_question, value) | Compare(_question, _, Value(value)):
            yield value
        case OneOf(_question, values):
            yield from values
        case Between(_question, low, high):
            yield from (one.value for one in (low, high) if isinstance(one, Value))
        case Contains() | Matches():
            pass


def _numbers(question: Question, values: list[Any]) -> Iterator[float]:
    """Each value a rule names and its neighbours, as far as the question lets them be typed."""
    decimals = question.settings.get("decimals") if question.kind == Kind.NUMBER else 0
    step = SCALE // 10 ** min(max(decimals if isinstance(decimals, int) else 4, 0), 4)
    low, high = bounds(question)
    named = [scaled(value) for value in (*values, low, high) if is_number(value)] or [0]
    for value in sorted(named):
        for near in range(floor(value / step) - 1, floor(value / step) + 3):
            number = near * step
            if (not is_number(low) or number >= scaled(low)) and (not is_number(high) or number <= scaled(high)):
                yield number // SCALE if number % SCALE == 0 else number / SCALE


_iso = re.compile(r"([0-9]{4})-([0-9]{2})(-[0-9]{2})?(T[0-9]{2}:[0-9]{2})?", re.ASCII)


def _days(question: Question, values: list[Any]) -> Iterable[str] | None:
    """Each day a rule names, the days around it, and for months those around the month; None for what is no day."""
    found: set[str] = {"2000-06-15T12:00"}
    for value in values:
        if not isinstance(value, str) or not _iso.fullmatch(value):
            return None
        try:
            found |= set(_around(value))
        except (ValueError, OverflowError):
            return None
    length = 16 if question.kind == Kind.DATE_TIME else 7 if question.settings.get("precision") == "month" else 10
    return sorted({moment[:length] for moment in found})


def _around(value: str) -> Iterator[str]:
    """Moments before, at the beginning of, in, at the end of and after the day, month or minute."""
    first = datetime.datetime.fromisoformat(f"{value}-01" if len(value) == 7 else value)
    if len(value) == 7:
        following = (first + datetime.timedelta(days=32)).replace(day=1)
    else:
        following = first + (datetime.timedelta(minutes=1) if len(value) > 10 else datetime.timedelta(days=1))
    minute = datetime.timedelta(minutes=1)
    months = datetime.timedelta(days=31)
    for moment in (first - months, first - minute, first, following - minute, following, following + months):
        yield moment.isoformat()[:16]


def _times(values: list[Any]) -> Iterable[str] | None:
    found = {0, 24 * 60 - 1}
    for value in values:
        if not isinstance(value, str) or not re.fullmatch(r"[0-2][0-9]:[0-5][0-9]", value, re.ASCII):
            return None
        minutes = int(value[:2]) * 60 + int(value[3:])
        found |= {minutes - 1, minutes, minutes + 1}
    return [f"{one // 60:02}:{one % 60:02}" for one in sorted(found) if 0 <= one < 24 * 60]
