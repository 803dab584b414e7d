"""When the child is to be seen again: alone, at home, the bedroom (R-001-34, -41, -42)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.enums import EventKind
from portal.plans.rules import Due, due, tighter
from portal.plans.services import rebuild_due_dates, set_events, set_visit_days
from portal.procedures.models import Jurisdiction, Timescale
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan

from .test_rules import add, at, days

CONFERENCE = date(2026, 3, 2)
REVIEWS = {"first_review": (3, "months"), "next_review": (6, "months")}
VISITS = {"visit": (10, "working_days"), "seen_alone": (10, "working_days"), "seen_home": (4, "weeks")}


def keys(found: tuple[Due, ...]) -> set[str]:
    return {one.timescale for one in found}


@pytest.mark.requirement("R-001-41")
def test_a_visit_is_due_ten_working_days_after_the_last_across_a_bank_holiday() -> None:
    events = [("conference", CONFERENCE), ("seen", date(2026, 3, 24))]
    visit = at(due(events, VISITS, add, date(2026, 3, 25)), "visit")
    assert visit.due_on == date(2026, 4, 9)  # Good Friday and Easter Monday are no working days
    assert not visit.is_overdue(date(2026, 4, 9)) and visit.is_overdue(date(2026, 4, 10))


@pytest.mark.requirement("R-001-34", "R-001-41")
def test_the_first_one_counts_from_the_conference_and_each_kind_by_itself() -> None:
    events = [("conference", CONFERENCE)]
    assert at(due(events, VISITS, add, CONFERENCE), "seen_alone").due_on == date(2026, 3, 16)
    events += [("seen", date(2026, 3, 10)), ("seen_home", date(2026, 3, 10))]
    found = due(events, VISITS, add, date(2026, 3, 11))
    assert at(found, "visit").due_on == date(2026, 3, 24)
    assert at(found, "seen_alone").due_on == date(2026, 3, 16)
    assert at(found, "seen_home").due_on == date(2026, 4, 7)


def test_where_the_place_names_no_figure_nothing_is_due() -> None:
    assert keys(due([("conference", CONFERENCE)], REVIEWS, add, CONFERENCE)) == {"first_review"}


@pytest.mark.requirement("R-001-42")
def test_the_bedroom_is_due_by_the_next_review_and_once_is_enough() -> None:
    events = [("conference", CONFERENCE)]
    first = at(due(events, REVIEWS, add, CONFERENCE, bedroom_between_reviews=True), "bedroom")
    assert (first.due_on, first.met_on) == (date(2026, 6, 2), None)
    events += [("bedroom", date(2026, 4, 1)), ("bedroom", date(2026, 5, 1))]
    seen = at(due(events, REVIEWS, add, date(2026, 5, 2), bedroom_between_reviews=True), "bedroom")
    assert seen.met_on == date(2026, 4, 1)
    events.append(("review", date(2026, 6, 1)))
    anew = at(due(events, REVIEWS, add, date(2026, 6, 2), bedroom_between_reviews=True), "bedroom")
    assert (anew.due_on, anew.met_on) == (date(2026, 12, 1), None)


@pytest.mark.requirement("R-001-42")
def test_a_figure_for_the_bedroom_counts_instead() -> None:
    figures = REVIEWS | {"bedroom": (20, "working_days")}
    events = [("conference", CONFERENCE), ("bedroom", date(2026, 3, 3))]
    found = due(events, figures, add, date(2026, 3, 4), bedroom_between_reviews=True)
    assert at(found, "bedroom") == Due("bedroom", date(2026, 3, 31))


@given(st.lists(days, max_size=6), days)
def test_one_more_visit_never_makes_the_next_sooner(seen: list[date], today: date) -> None:
    events = [("conference", date(2025, 1, 1)), *(("seen_alone", on) for on in seen)]
    before = at(due(events, VISITS, add, date(2028, 12, 31)), "seen_alone")
    after = at(due([*events, ("seen_alone", today)], VISITS, add, date(2028, 12, 31)), "seen_alone")
    assert after.due_on >= before.due_on and after.due_on > today


@given(st.integers(1, 60), st.integers(1, 12), days)
def test_the_tighter_of_two_figures_ends_first(worked: int, weeks: int, start: date) -> None:
    one, other = (worked, "working_days"), (weeks, "weeks")
    assert add(start, *tighter(one, other, add, start)) == min(add(start, *one), add(start, *other))
    assert tighter(None, other, add, start) == other


@pytest.mark.requirement("R-001-41")
def test_a_plan_can_ask_for_more_visits_than_the_place_and_not_for_fewer(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana)
    england = Jurisdiction.objects.get(key="england")
    lena = account(cast.lena)

    def due_on() -> date | None:
        return plan.due_dates.filter(timescale="visit").values_list("due_on", flat=True).first()

    assert due_on() is None
    set_visit_days(plan=plan, days=5, by=lena, today=TODAY, now=NOW)
    assert due_on() == date(2026, 3, 9)
    Timescale.objects.create(jurisdiction=england, key="visit", count=10, unit="working_days")
    for days_, wanted in ((5, date(2026, 3, 9)), (15, date(2026, 3, 16)), (None, date(2026, 3, 16))):
        set_visit_days(plan=plan, days=days_, by=lena, today=TODAY, now=NOW)
        assert due_on() == wanted


def test_events_are_brought_to_the_days_that_stand(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana)
    Timescale.objects.create(
        jurisdiction=Jurisdiction.objects.get(key="england"), key="seen_alone", count=10, unit="working_days"
    )
    for wanted in ({TODAY}, {TODAY, date(2026, 2, 27)}, {date(2026, 2, 27)}, set()):
        set_events(
            plan=plan, days={EventKind.SEEN_ALONE: wanted}, by=account(cast.lena), today=TODAY, now=NOW
        )  # fmt: skip
        assert set(plan.events.filter(kind="seen_alone").values_list("on", flat=True)) == wanted
    assert plan.events.filter(kind=EventKind.CONFERENCE).exists()
    assert {one.timescale for one in rebuild_due_dates(plan=plan, today=TODAY)} >= {"seen_alone", "first_review"}
