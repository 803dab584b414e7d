"""Which stage follows, and when its time is over: pure."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.escalation.rules import BEFORE_ALL, due_on, frozen, is_end, is_overdue, next_stage, position, said
from portal.procedures import rules as calendar_rules
from portal.procedures.enums import Unit
from portal.procedures.selectors import Stage

WORDS = {
    "en": {"name": "Talk", "who": "The two", "what": "Talk."},
    "cy": {"name": "Siarad", "who": "Y ddau", "what": "S"},
}
STAGES = st.lists(
    st.builds(
        Stage, position=st.integers(0, 20), count=st.integers(0, 30), unit=st.sampled_from(Unit.values),
        words=st.just(WORDS),
    ),
    unique_by=lambda one: one.position,
    max_size=8,
)  # fmt: skip
ENGLAND = calendar_rules.calendar("GB-ENG")


def add(start: date, count: int, unit: str) -> date:
    return calendar_rules.add(start, count, unit, ENGLAND)


@pytest.mark.requirement("R-004-73")
@given(STAGES)
def test_every_stage_is_come_to_once_in_order_and_then_it_is_the_end(stages: list[Stage]) -> None:
    seen, after = [], BEFORE_ALL
    while (stage := next_stage(stages, after)) is not None:
        assert not is_end(stages, after)
        seen.append(stage)
        after = position(frozen(stage))
    assert seen == sorted(stages, key=lambda one: one.position)
    assert is_end(stages, after)


@given(STAGES, STAGES, st.integers(-1, 20))
def test_the_next_stage_is_of_todays_data_alone(before: list[Stage], after: list[Stage], at: int) -> None:
    """Whatever the stages were when the difference came to where it stands."""
    found = next_stage(after, at)
    assert found is None or (found in after and found.position > at)
    assert next_stage([*after], at) == next_stage(list(reversed(after)), at)
    assert is_end(before, at) is all(one.position <= at for one in before)


@given(STAGES.filter(bool), st.dates(date(2026, 1, 1), date(2027, 12, 1)))
def test_a_stage_is_never_due_before_it_began_and_never_on_a_closed_day(stages: list[Stage], start: date) -> None:
    stage = stages[0]
    due = due_on(stage, start, add)
    assert due >= start
    if stage.unit == Unit.WORKING_DAYS and stage.count:
        assert ENGLAND.is_working_day(due)


@pytest.mark.requirement("R-004-73")
def test_christmas_is_no_working_day() -> None:
    stage = Stage(1, 2, Unit.WORKING_DAYS, WORDS)
    assert due_on(stage, date(2026, 12, 24), add) == date(2026, 12, 30)  # Friday, and Monday instead of Saturday
    assert due_on(stage, date(2026, 12, 24), partial(_add_in, "GG")) == date(2026, 12, 30)


def _add_in(key: str, start: date, count: int, unit: str) -> date:
    return calendar_rules.add(start, count, unit, calendar_rules.calendar(key))


@given(st.none() | st.dates(), st.dates(), st.booleans())
def test_only_what_is_open_and_past_its_day_is_overdue(due: date | None, today: date, settled: bool) -> None:
    assert is_overdue(due, today, is_settled=settled) is (not settled and due is not None and due < today)


def test_frozen_words_are_said_in_the_readers_language_or_as_they_were_written() -> None:
    kept = frozen(Stage(1, 2, Unit.DAYS, WORDS))
    assert [found.name for code in ("cy", "en-gb", "pl") if (found := said(kept, code, "en"))] == [
        "Siarad", "Talk", "Talk",
    ]  # fmt: skip
    assert said({}, "en", "en") is None and frozen(None) == {} and position({}) == BEFORE_ALL
