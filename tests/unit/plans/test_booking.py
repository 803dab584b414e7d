"""Booking the next core group meeting: past the interval it needs a reason."""

import uuid
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from portal.plans.enums import MeetingPlace
from portal.plans.models import BookedMeeting, Plan
from portal.plans.selectors import booked_meeting, next_core_group
from portal.plans.services import book_meeting, call_off
from tests.cast import Cast, account
from tests.meetings import meet
from tests.plans import NOW, TODAY, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-002-11", "R-001-48")]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    meet(plan, cast.lena)
    return plan


def book(plan: Plan, cast: Cast, on: date, **more: Any) -> BookedMeeting:
    given: dict[str, Any] = {"key": uuid.uuid4(), "at": time(14, 30), "place": MeetingPlace.ROOM, "reason": ""} | more
    return book_meeting(plan=plan, on=on, by=account(cast.lena), today=TODAY, now=NOW, **given)


def test_at_43_days_there_has_to_be_a_reason_and_at_42_none(plan: Plan, cast: Cast) -> None:
    due = next_core_group(plan)
    assert due == TODAY + timedelta(days=42)
    assert not book(plan, cast, due, reason="Not needed").reason
    with pytest.raises(ValueError, match="reason"):
        book(plan, cast, due + timedelta(days=1), reason=" ")
    late = book(plan, cast, due + timedelta(days=1), reason="School is closed")
    assert late.is_late and late.due_on == due and booked_meeting(plan) == late
    with pytest.raises(IntegrityError), transaction.atomic():
        BookedMeeting.objects.filter(pk=late.pk).update(reason="")


def test_one_booking_stands_and_two_presses_are_one(plan: Plan, cast: Cast) -> None:
    key = uuid.uuid4()
    first = [book(plan, cast, TODAY + timedelta(days=20), key=key) for _ in range(2)]
    assert first[0] == first[1]
    second = book(plan, cast, TODAY + timedelta(days=30))
    assert booked_meeting(plan) == second and BookedMeeting.objects.count() == 2
    assert call_off(booked=second, by=account(cast.lena), now=NOW)
    assert not call_off(booked=second, by=account(cast.lena), now=NOW)
    assert booked_meeting(plan) is None


def test_a_meeting_that_is_held_ends_its_booking_and_an_earlier_one_found_does_not(plan: Plan, cast: Cast) -> None:
    one = book(plan, cast, TODAY + timedelta(days=20))
    meet(plan, cast.lena, TODAY, today=TODAY + timedelta(days=1))  # the last meeting, recorded better
    assert booked_meeting(plan) == one
    meet(plan, cast.lena, TODAY + timedelta(days=18))
    assert booked_meeting(plan) is None


def test_no_meeting_is_booked_for_the_past_nor_for_a_plan_that_has_ended(plan: Plan, cast: Cast) -> None:
    with pytest.raises(ValueError, match="day"):
        book(plan, cast, TODAY - timedelta(days=1))
    Plan.objects.filter(pk=plan.pk).update(ended_on=TODAY, state="ended")
    with pytest.raises(ValueError, match="day"):
        book(plan, cast, TODAY + timedelta(days=1))
