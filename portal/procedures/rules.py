"""Working days and due dates: pure functions of dates and figures (R-X-08).

A day counts as worked when it is no Saturday, no Sunday, no public holiday of the jurisdiction and not on its own
list of closed days. Counting starts on the day after the event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

import holidays
from dateutil.relativedelta import relativedelta

from .enums import Unit

DAY = timedelta(days=1)
SATURDAY = 5


class Calendar(Protocol):
    """Anything that knows on which days people work."""

    def is_working_day(self, day: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class PublicCalendar:
    """The weekdays of one place, less its public holidays, less `closed` days.

    `key` is a value of `enums.CalendarKey`: "GB-ENG", "GB-WLS", "GG". One-off closures (a royal funeral, an office
    that shuts on Christmas Eve) are not in the package of holidays and go into `closed`.
    """

    key: str
    closed: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.closed and day not in _public_holidays(self.key, day.year)


@lru_cache(maxsize=512)
def _public_holidays(key: str, year: int) -> frozenset[date]:
    # One frozen set a year. The package's own object fills years on demand, which two threads could see half done.
    country, _, subdivision = key.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year, expand=False))


def calendar(key: str, closed_days: str = "") -> PublicCalendar:
    """The calendar with `key`, less the `closed_days` of a jurisdiction: ISO dates with white space between.

    Raises NotImplementedError for a country the package of holidays does not know, ValueError for a bad date.
    """
    _public_holidays(key, 2026)
    return PublicCalendar(key, frozenset(date.fromisoformat(word) for word in closed_days.split()))


def add(start: date, count: int, unit: str, calendar: Calendar) -> date:
    """The last day on which something due "within `count` `unit` of `start`" is in time.

    `unit` is a value of `enums.Unit`. Working days: the count-th one after `start`, so never a weekend or holiday.
    Days and weeks are calendar days. Months keep the day of the month, or the month's last day where it has no
    such day (31 August + 6 months = 28 February). 0 of any unit is `start` itself.
    Raises ValueError for a negative count or an unknown unit.
    """
    if count < 0:
        raise ValueError(f"a timescale cannot be negative: {count}")
    match Unit(unit):
        case Unit.WORKING_DAYS:
            return _add_working_days(start, count, calendar)
        case Unit.DAYS:
            return start + timedelta(days=count)
        case Unit.WEEKS:
            return start + timedelta(weeks=count)
        case Unit.MONTHS:
            return start + relativedelta(months=count)


def _add_working_days(start: date, count: int, calendar: Calendar) -> date:
    day = start
    while count:
        day += DAY
        count -= calendar.is_working_day(day)
    return day


def move_working_days(start: date, count: int, calendar: Calendar) -> date:
    """The count-th working day after `start`; before it for a negative count. 0 is `start` itself.

    Raises OverflowError beyond the days a date can say.
    """
    if count >= 0:
        return _add_working_days(start, count, calendar)
    day = start
    while count:
        day -= DAY
        count += calendar.is_working_day(day)
    return day


def before(end: date, count: int, unit: str, calendar: Calendar) -> date:
    """The day that lies `count` `unit` before `end`: the counterpart of `add`. Working days: the count-th one before.

    Raises ValueError for a negative count or an unknown unit.
    """
    if count < 0:
        raise ValueError(f"a timescale cannot be negative: {count}")
    match Unit(unit):
        case Unit.WORKING_DAYS:
            return move_working_days(end, -count, calendar)
        case Unit.DAYS:
            return end - timedelta(days=count)
        case Unit.WEEKS:
            return end - timedelta(weeks=count)
        case Unit.MONTHS:
            return end - relativedelta(months=count)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days lie after `start` up to and including `end`; 0 when `end` is not after `start`.

    The inverse of adding: working_days_between(s, add(s, n, WORKING_DAYS, c), c) == n.
    """
    return sum(calendar.is_working_day(start + n * DAY) for n in range(1, (end - start).days + 1))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a place's list, each once, without those that say nothing."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def words_of(line: str) -> dict[str, str]:
    """{"en": English, "cy": Welsh} of a line "English | Cymraeg"; without "cy" where there is no Welsh."""
    english, _bar, welsh = line.partition("|")
    return {code: text.strip() for code, text in (("en", english), ("cy", welsh)) if text.strip()}


def in_language(line: str, language: str) -> str:
    """A line of a place's list in English or, behind a bar, in Welsh; in English where there is no Welsh."""
    return spoken_in(words_of(line), language)[0]


def spoken_in(words: Mapping[str, str], language: str) -> tuple[str, str]:
    """(what is said, ISO code of its language): in this language, else in English, else in what there is."""
    wanted = (language.partition("-")[0], "en", *words)
    return next(((words[code], code) for code in wanted if code in words), ("", ""))
