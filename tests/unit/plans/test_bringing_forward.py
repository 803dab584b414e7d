"""What was brought forward is due on the earlier day until it has happened."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.enums import EventKind
from portal.plans.models import BroughtForward, Plan
from portal.plans.rules import Brought, Due, due
from portal.plans.services import bring_review_forward, rebuild_due_dates, record_event
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, make_plan

START = date(2026, 1, 5)
FIGURES = {"first_review": (90, "days"), "next_review": (180, "days")}
DAYS = st.integers(min_value=1, max_value=600)


def add(start: date, count: int, _unit: str) -> date:
    return start + timedelta(days=count)


def reviews(*events: tuple[str, date], today: date, brought: tuple[Brought, ...]) -> dict[str, Due]:
    found = due([(EventKind.CONFERENCE, START), *events], FIGURES, add, today, brought)
    return {one.timescale: one for one in found}


@pytest.mark.requirement("R-002-19")
@given(DAYS, DAYS)
def test_the_earlier_day_counts(decided: int, later: int) -> None:
    decided_on = START + timedelta(days=decided)
    one = Brought("first_review", decided_on + timedelta(days=later), decided_on)
    found = reviews(today=decided_on, brought=(one,))["first_review"]
    assert found.due_on == min(one.on, START + timedelta(days=90))
    assert found.is_brought_forward == (one.on < START + timedelta(days=90))


@pytest.mark.requirement("R-002-19")
@given(DAYS, DAYS)
def test_a_review_held_since_ends_it(decided: int, held: int) -> None:
    decided_on = START + timedelta(days=decided)
    one, on = Brought("next_review", decided_on + timedelta(days=1), decided_on), decided_on + timedelta(days=held)
    found = reviews((EventKind.REVIEW, on), today=on, brought=(one,))["next_review"]
    assert found.due_on == on + timedelta(days=180) and not found.is_brought_forward


def test_a_place_without_the_figure_still_has_the_day() -> None:
    one = Brought("next_review", date(2026, 8, 1), date(2026, 7, 1))
    events = [(EventKind.CONFERENCE, START), (EventKind.REVIEW, date(2026, 4, 1))]
    assert due(events, {}, add, date(2026, 7, 2), [one]) == (Due("next_review", date(2026, 8, 1), None, True),)


@pytest.mark.django_db
@pytest.mark.requirement("R-002-19")
def test_it_stands_among_the_plans_dates_and_survives_a_rebuild(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    was = plan.due_dates.get(timescale="first_review").due_on
    on = was - timedelta(days=20)
    bring_review_forward(plan=plan, on=on, by=account(cast.lena), today=TODAY, now=NOW)
    for _ in range(2):
        row = plan.due_dates.get(timescale="first_review")
        assert row.due_on == on and row.is_brought_forward
        rebuild_due_dates(plan=plan, today=TODAY)
    page = sign_in(client, cast.lena).get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert page.count("Brought forward") == 1
    held = on + timedelta(days=1)
    record_event(plan=plan, kind=EventKind.REVIEW, on=held, by=account(cast.lena), today=held, now=NOW)
    assert not plan.due_dates.filter(is_brought_forward=True).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("days", [0, -1, 400])
def test_a_day_that_is_not_earlier_or_not_ahead_is_refused(cast: Cast, days: int) -> None:
    plan: Plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    with pytest.raises(ValueError, match="earlier"):
        bring_review_forward(
            plan=plan, on=TODAY + timedelta(days=days), by=account(cast.lena), today=TODAY, now=NOW
        )  # fmt: skip
    assert not BroughtForward.objects.exists()
