"""Booking the next core group meeting: past the day on which it is due a warning, and a reason."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.plans.models import BookedMeeting, Plan
from portal.plans.selectors import booked_meeting
from tests.cast import Cast, sign_in
from tests.meetings import meet

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-002-11", "R-001-48")]


@pytest.fixture
def due(plan: Plan, cast: Cast) -> date:
    """The group met yesterday: it is due again 42 days after that."""
    meet(plan, cast.lena, timezone.localdate() - timedelta(days=1), timezone.now())
    return timezone.localdate() + timedelta(days=41)


def page(plan: Plan) -> str:
    return reverse("practice:book_meeting", args=[plan.pk])


def sent(on: date, **other: Any) -> dict[str, Any]:
    day = {"on_day": on.day, "on_month": on.month, "on_year": on.year}
    return {"key": uuid.uuid4(), "time": "14:30", "place": "room", **day, **other}


def test_past_the_interval_it_warns_and_asks_why_and_is_booked_all_the_same(
    lena: Client, plan: Plan, due: date
) -> None:
    late = due + timedelta(days=1)  # 43 days after the last
    refused = lena.post(page(plan), sent(late))
    assert refused.status_code == 422 and "when the meeting is due" in refused.content.decode()
    assert not BookedMeeting.objects.exists()
    assert lena.post(page(plan), sent(late, reason="The school is closed until then")).status_code == 302
    for screen in ("plan", "meetings", "agenda", "book_meeting"):
        html = lena.get(reverse(f"practice:{screen}", args=[plan.pk])).content.decode()
        assert "Later than it is due" in html and "The school is closed until then" in html and "14:30" in html, screen


def test_in_time_it_needs_no_reason_and_two_presses_are_one(lena: Client, plan: Plan, due: date) -> None:
    given = sent(due, time="", place="both")
    for _ in range(2):
        assert lena.post(page(plan), given).status_code == 302
    assert BookedMeeting.objects.get().time is None
    assert "Later than it is due" not in lena.get(reverse("practice:plan", args=[plan.pk])).content.decode()


@pytest.mark.parametrize("wrong", [{"on_day": ""}, {"on_year": "2025"}, {"time": "25:00"}, {"place": "moon"}])
def test_each_thing_that_is_wrong_is_said_and_nothing_is_booked(
    lena: Client, plan: Plan, due: date, wrong: dict[str, str]
) -> None:
    refused = lena.post(page(plan), sent(due, reason="QZXKEPT", **wrong))
    assert refused.status_code == 422 and "QZXKEPT" in refused.content.decode() and booked_meeting(plan) is None


def test_it_is_called_off(lena: Client, plan: Plan, due: date) -> None:
    lena.post(page(plan), sent(due))
    lena.post(page(plan), {"do": "call_off", "booked": str(uuid.uuid4())})
    booked = booked_meeting(plan)
    assert booked is not None  # another one was meant
    for _ in range(2):
        assert lena.post(page(plan), {"do": "call_off", "booked": str(booked.pk)}).status_code == 302
    assert booked_meeting(plan) is None


def test_only_the_lead_of_an_open_plan_books(lena: Client, cast: Cast, plan: Plan, due: date) -> None:
    for who in (cast.tom, cast.mair, cast.owen, cast.dana):
        client = sign_in(Client(), who)
        assert client.get(page(plan)).status_code == 404 == client.post(page(plan), sent(due)).status_code
    Plan.objects.filter(pk=plan.pk).update(ended_on=timezone.localdate(), state="ended")
    assert lena.get(page(plan)).status_code == 404 == lena.post(page(plan), sent(due)).status_code
