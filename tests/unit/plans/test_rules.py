"""What changed and what is due, pure."""

import uuid
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.enums import EventKind
from portal.plans.rules import Due, changes, content_hash, due, item_id
from portal.procedures import rules as calendars

ENGLAND = calendars.calendar("GB-ENG")
TIMESCALES = {
    "circulation": (5, "working_days"),
    "first_core_group": (10, "working_days"),
    "next_core_group": (6, "weeks"),
    "first_review": (3, "months"),
    "next_review": (6, "months"),
}
add = partial(lambda start, count, unit, calendar: calendars.add(start, count, unit, calendar), calendar=ENGLAND)
PLAN = uuid.UUID(int=7)


def at(found: tuple[Due, ...], key: str) -> Due:
    return next(one for one in found if one.timescale == key)


@pytest.mark.requirement("R-000-21")
def test_the_plan_is_sent_round_within_five_working_days_across_easter() -> None:
    circulation = at(due([("conference", date(2026, 4, 1))], TIMESCALES, add, date(2026, 4, 2)), "circulation")
    assert circulation.due_on == date(2026, 4, 10)
    assert not circulation.is_overdue(date(2026, 4, 10))
    assert circulation.is_overdue(date(2026, 4, 11))


@pytest.mark.requirement("R-001-47")
def test_the_first_core_group_meets_within_ten_working_days_across_christmas() -> None:
    found = due([("conference", date(2026, 12, 22))], TIMESCALES, add, date(2026, 12, 23))
    assert at(found, "first_core_group").due_on == date(2027, 1, 8)


@pytest.mark.requirement("R-001-48")
def test_the_next_core_group_counts_from_the_last() -> None:
    events = [("conference", date(2026, 1, 5)), ("core_group", date(2026, 1, 14)), ("core_group", date(2026, 2, 11))]
    found = due(events, TIMESCALES, add, date(2026, 2, 12))
    assert at(found, "first_core_group").met_on == date(2026, 1, 14)
    assert at(found, "next_core_group").due_on == date(2026, 3, 25)


@pytest.mark.requirement("R-002-27")
def test_reviews_come_after_three_months_then_six() -> None:
    first = at(due([("conference", date(2025, 9, 2))], TIMESCALES, add, date(2025, 9, 3)), "first_review")
    assert first.due_on == date(2025, 12, 2)
    assert not first.is_overdue(date(2025, 12, 2)) and first.is_overdue(date(2025, 12, 3))
    held = due([("conference", date(2025, 9, 2)), ("review", date(2025, 12, 2))], TIMESCALES, add, date(2025, 12, 3))
    assert at(held, "first_review").met_on == date(2025, 12, 2)
    assert at(held, "next_review").due_on == date(2026, 6, 2)


@pytest.mark.requirement("R-X-08")
def test_liberation_day_moves_a_date_in_guernsey_only() -> None:
    guernsey = calendars.calendar("GG")
    events = [("conference", date(2028, 5, 2))]
    local = partial(lambda start, count, unit: calendars.add(start, count, unit, guernsey))
    assert at(due(events, TIMESCALES, add, date(2028, 5, 3)), "circulation").due_on == date(2028, 5, 9)
    assert at(due(events, TIMESCALES, local, date(2028, 5, 3)), "circulation").due_on == date(2028, 5, 10)


def test_nothing_is_due_before_a_conference_and_a_planned_meeting_meets_nothing() -> None:
    assert due([("core_group", date(2026, 1, 5))], TIMESCALES, add, date(2026, 1, 6)) == ()
    events = [("conference", date(2026, 1, 5)), ("core_group", date(2026, 1, 14))]
    assert at(due(events, TIMESCALES, add, date(2026, 1, 10)), "first_core_group").met_on is None


days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
events = st.lists(st.tuples(st.sampled_from(EventKind), days), max_size=8)


@given(events, days)
def test_the_order_of_events_does_not_matter_and_the_soonest_comes_first(
    happened: list[tuple[str, date]], today: date
) -> None:
    found = due(happened, TIMESCALES, add, today)
    assert found == due(list(reversed(happened)), TIMESCALES, add, today)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)


def content(*items: dict[str, Any]) -> dict[str, Any]:
    return {"schema": 1, "language": "en", "items": list(items), "other": []}


def item(key: str, **fields: str) -> dict[str, Any]:
    return {"id": key, "capture": "action", "fields": {n: {"type": "text", "value": v} for n, v in fields.items()}}


def test_changes_tell_added_removed_and_changed_apart() -> None:
    before = content(item("a", what="Walk"), item("b", what="Read"), item("c", what="Cook", why="Health"))
    after = content(item("a", what="Walk"), item("c", what="Cook", when="May"), item("d", what="Play"))
    found = [(one.item, one.what, [(f.field, f.before, f.after) for f in one.fields]) for one in changes(before, after)]
    assert found == [
        ("c", "changed", [("when", "", "May"), ("why", "Health", "")]),
        ("d", "added", [("what", "", "Play")]),
        ("b", "removed", [("what", "Read", "")]),
    ]


plans = st.lists(
    st.builds(lambda key, what: item(key, what=what), st.sampled_from("abcdef"), st.text(max_size=5)),
    unique_by=lambda one: one["id"],
    max_size=6,
)


@given(plans, plans)
def test_changes_are_none_exactly_when_nothing_reads_differently(before: list[Any], after: list[Any]) -> None:
    assert changes(content(*before), content(*before)) == ()
    there, back = changes(content(*before), content(*after)), changes(content(*after), content(*before))
    assert {one.item for one in there} == {one.item for one in back}


def test_an_item_keeps_its_id_and_no_other_plan_has_it() -> None:
    assert item_id(PLAN, "action", "r1") == item_id(PLAN, "action", "r1")
    assert len({item_id(p, c, r) for p in (PLAN, uuid.UUID(int=8)) for c in ("a", "b") for r in ("1", "2")}) == 8


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert content_hash({"a": 1, "b": [1, 2]}) == content_hash({"b": [1, 2], "a": 1})
    assert content_hash({"b": [2, 1], "a": 1}) != content_hash({"a": 1, "b": [1, 2]})
