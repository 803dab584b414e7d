"""The working-day calendar and the dates it gives (R-X-08). Facts: public holidays as published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.procedures import rules
from portal.procedures.enums import CalendarKey, Unit

ENGLAND, WALES, GUERNSEY = (rules.calendar(key) for key in ("GB-ENG", "GB-WLS", "GG"))

starts = st.dates(date(2024, 1, 1), date(2035, 12, 31))
counts = st.integers(1, 60)
calendars = st.sampled_from(
    [ENGLAND, WALES, GUERNSEY, rules.calendar("GB-ENG", "2026-12-24\n2026-12-29 2030-06-03")],
)


@pytest.mark.requirement("R-X-08", "R-000-21", "R-001-47")
@pytest.mark.parametrize(
    ("start", "count", "key", "due"),
    [
        (date(2026, 4, 1), 5, "GB-ENG", date(2026, 4, 10)),
        (date(2026, 4, 1), 5, "GB-WLS", date(2026, 4, 10)),
        (date(2026, 4, 1), 5, "GG", date(2026, 4, 10)),
        (date(2026, 4, 1), 10, "GB-WLS", date(2026, 4, 17)),
        (date(2026, 12, 22), 10, "GB-ENG", date(2027, 1, 8)),
        (date(2026, 12, 22), 10, "GG", date(2027, 1, 8)),
        # Guernsey's Liberation Day counts only where it falls on a weekday
        (date(2025, 5, 1), 5, "GB-ENG", date(2025, 5, 9)),
        (date(2025, 5, 1), 5, "GB-WLS", date(2025, 5, 9)),
        (date(2025, 5, 1), 5, "GG", date(2025, 5, 12)),
        (date(2028, 5, 2), 5, "GB-ENG", date(2028, 5, 9)),
        (date(2028, 5, 2), 5, "GG", date(2028, 5, 10)),
        (date(2028, 5, 2), 10, "GB-WLS", date(2028, 5, 16)),
        (date(2028, 5, 2), 10, "GG", date(2028, 5, 17)),
        # substitute days for a Christmas on a weekend
        (date(2026, 12, 24), 1, "GB-ENG", date(2026, 12, 29)),
        (date(2027, 12, 24), 1, "GB-WLS", date(2027, 12, 29)),
    ],
)
def test_working_days_follow_the_calendar_of_the_place(start: date, count: int, key: str, due: date) -> None:
    assert rules.add(start, count, "working_days", rules.calendar(key)) == due


@pytest.mark.requirement("R-002-27", "R-001-48")
@pytest.mark.parametrize(
    ("start", "count", "unit", "due"),
    [
        (date(2025, 9, 2), 3, "months", date(2025, 12, 2)),
        (date(2025, 12, 2), 6, "months", date(2026, 6, 2)),
        (date(2025, 11, 30), 3, "months", date(2026, 2, 28)),
        (date(2027, 11, 30), 3, "months", date(2028, 2, 29)),
        (date(2026, 8, 31), 6, "months", date(2027, 2, 28)),
        (date(2026, 1, 5), 6, "weeks", date(2026, 2, 16)),
        (date(2026, 1, 5), 42, "days", date(2026, 2, 16)),
    ],
)
def test_months_weeks_and_days_are_those_of_the_wall_calendar(start: date, count: int, unit: str, due: date) -> None:
    assert rules.add(start, count, unit, ENGLAND) == due


def test_a_closed_day_of_the_place_is_no_working_day() -> None:
    closed = rules.calendar("GB-ENG", "2026-04-02\n2026-04-07")
    assert rules.add(date(2026, 4, 1), 5, "working_days", closed) == date(2026, 4, 14)


def test_every_calendar_that_can_be_chosen_is_known() -> None:
    for key in CalendarKey.values:
        assert not rules.calendar(key).is_working_day(date(2026, 1, 1)), key


@pytest.mark.parametrize(
    ("count", "unit", "reason"),
    [(-1, "days", "negative"), (1, "fortnights", "fortnights"), (-3, "working_days", "negative")],
)
def test_nonsense_is_refused(count: int, unit: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        rules.add(date(2026, 1, 1), count, unit, ENGLAND)


def test_a_closed_day_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        rules.calendar("GG", "24.12.2026")


@given(starts, counts, calendars)
def test_adding_working_days_lands_on_one(start: date, count: int, calendar: rules.PublicCalendar) -> None:
    due = rules.add(start, count, Unit.WORKING_DAYS, calendar)
    assert due.weekday() < 5
    assert calendar.is_working_day(due)


@given(starts, counts, calendars)
def test_counting_undoes_adding(start: date, count: int, calendar: rules.PublicCalendar) -> None:
    assert rules.working_days_between(start, rules.add(start, count, Unit.WORKING_DAYS, calendar), calendar) == count


@given(starts, st.integers(0, 59), st.sampled_from(Unit), calendars)
def test_one_more_is_always_later(start: date, count: int, unit: Unit, calendar: rules.PublicCalendar) -> None:
    assert rules.add(start, count, unit, calendar) < rules.add(start, count + 1, unit, calendar)


@given(starts, st.integers(0, 30), counts, st.sampled_from(Unit), calendars)
def test_a_later_start_is_never_due_sooner(
    start: date, later: int, count: int, unit: Unit, calendar: rules.PublicCalendar
) -> None:
    assert rules.add(start, count, unit, calendar) <= rules.add(start + timedelta(days=later), count, unit, calendar)


@given(starts, starts, calendars)
def test_nothing_lies_between_a_day_and_an_earlier_one(a: date, b: date, calendar: rules.PublicCalendar) -> None:
    start, end = max(a, b), min(a, b)
    assert rules.working_days_between(start, end, calendar) == 0
