"""A lack of engagement: recorded, to be decided, and decided; a review brought forward is due sooner."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.engagement.enums import Option
from portal.engagement.exceptions import NotDecided
from portal.engagement.models import EngagementDecision, LackOfEngagement
from portal.engagement.services import decide, record_lack
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY

pytestmark = pytest.mark.django_db
QUERIES = 24
WORDS = "QZXLACK"


def page(plan: Plan) -> str:
    return reverse("practice:lack", args=[plan.pk])


def sent(cast: Cast, **other: Any) -> dict[str, Any]:
    line = Jurisdiction.objects.get(key="england").behaviours.splitlines()[0]
    given = {"do": "record", "key": uuid.uuid4(), "person": cast.piotr.pk, "behaviours": [line]}
    return given | {"tried": f"{WORDS} rang", "meaning": f"{WORDS} alone"} | other


def recorded(plan: Plan, cast: Cast) -> LackOfEngagement:
    return record_lack(
        key=uuid.uuid4(), plan=plan, person=cast.piotr, behaviours=["Missed | Colli"], tried="x", meaning="y",
        by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip


def decision(lack: LackOfEngagement, option: str, **other: Any) -> dict[str, Any]:
    return {"do": "decide", "lack": lack.pk, "key": uuid.uuid4(), "option": option, "reason": f"{WORDS} why"} | other


def open_tasks(plan: Plan) -> int:
    return plan.tasks.filter(kind=TaskKind.DECIDE_ENGAGEMENT, closed_at=None).count()


@pytest.mark.requirement("R-002-19")
def test_a_record_opens_a_decision_which_the_lead_takes(cast: Cast, plan: Plan, lena: Client) -> None:
    tom, given = sign_in(Client(), cast.tom), sent(cast)
    for _ in range(2):  # the button pressed twice
        assert tom.post(page(plan), given).status_code == 302
    lack = LackOfEngagement.objects.get()
    assert lack.person == cast.piotr and lack.recorded_by == account(cast.tom) and open_tasks(plan) == 1
    html = lena.get(page(plan)).content.decode()
    assert "Visits or appointments are missed" in html and "| Ymweliadau" not in html.partition("<form")[0]
    assert "To be decided" in html and "Decide what follows" in html
    assert "Decide what follows" not in tom.get(page(plan)).content.decode()
    assert tom.post(page(plan), decision(lack, "chair_told")).status_code == 404
    told = decision(lack, "chair_told")
    for _ in range(2):
        assert lena.post(page(plan), told).status_code == 302
    one = EngagementDecision.objects.get()
    assert one.option == Option.CHAIR_TOLD and one.decided_by == account(cast.lena) and open_tasks(plan) == 0
    html = lena.get(page(plan)).content.decode()
    assert "The chair was told" in html and f"{WORDS} why" in html and "To be decided" not in html


@pytest.mark.requirement("R-002-19")
def test_bringing_the_review_forward_changes_its_day(cast: Cast, plan: Plan, lena: Client) -> None:
    lack, today = recorded(plan, cast), timezone.localdate()
    plan.due_dates.filter(timescale="first_review").update(due_on=date(2099, 6, 1))
    day = {"review_on_day": 1, "review_on_month": 5, "review_on_year": 2099}
    for wrong in ({}, day | {"review_on_month": 7}, day | {"review_on_year": today.year - 1}):
        assert lena.post(page(plan), decision(lack, "review_forward", **wrong)).status_code == 422
    assert open_tasks(plan) == 1 and not plan.brought_forward.exists()
    given = decision(lack, "review_forward", **day)
    for _ in range(2):
        assert lena.post(page(plan), given).status_code == 302
    assert EngagementDecision.objects.get().review_on == date(2099, 5, 1)
    assert plan.brought_forward.get().on == date(2099, 5, 1)


@pytest.mark.requirement("R-002-19")
def test_the_new_day_is_shown_and_the_procedure_is_linked(cast: Cast, plan: Plan, lena: Client) -> None:
    lack = recorded(plan, cast)
    on = date(2026, 4, 1)
    decide(key=uuid.uuid4(), lack=lack, option=Option.REVIEW_FORWARD, reason="x", review_on=on, by=account(cast.lena),
           today=TODAY, now=NOW)  # fmt: skip
    html = lena.get(page(plan)).content.decode()
    assert "Brought forward" in html and '"2026-04-01"' in html
    front = lena.get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert "Brought forward" in front and '"2026-04-01"' in front


@pytest.mark.requirement("R-002-19")
def test_signs_and_options_are_the_places_own(cast: Cast, plan: Plan, lena: Client) -> None:
    Jurisdiction.objects.filter(key="england").update(behaviours="QZXSIGN | C", engagement_options="QZXOPTION | Dewis")
    lack = recorded(plan, cast)
    html = lena.get(page(plan)).content.decode()
    assert "QZXSIGN" in html and "QZXOPTION" in html and "| Dewis</label>" not in html
    assert lena.post(page(plan), sent(cast, behaviours=["Anything"])).status_code == 422
    assert lena.post(page(plan), decision(lack, "QZXOPTION | Dewis")).status_code == 302
    one = EngagementDecision.objects.get()
    assert one.option == Option.LOCAL and one.words == "QZXOPTION | Dewis"
    Jurisdiction.objects.filter(key="england").update(engagement_options="")
    assert "QZXOPTION" in lena.get(page(plan)).content.decode()  # what was decided stays as it was


def test_half_a_record_is_none_and_what_was_typed_stays(cast: Cast, plan: Plan, lena: Client) -> None:
    half: list[dict[str, Any]] = [
        {"tried": " "},
        {"meaning": ""},
        {"behaviours": []},
        {"person": cast.robin.person.pk},
        {"person": cast.wren.person.pk},
    ]
    for wrong in half:
        answer = lena.post(page(plan), sent(cast, **wrong))
        assert answer.status_code == 422 and WORDS in answer.content.decode()
    lack = recorded(plan, cast)
    assert lena.post(page(plan), decision(lack, "chair_told", reason=" ")).status_code == 422
    assert lena.post(page(plan), decision(lack, "") | {"lack": uuid.uuid4()}).status_code == 404
    common: dict[str, Any] = {"lack": lack, "by": account(cast.lena), "today": TODAY, "now": NOW}
    for option, reason in ((Option.LOCAL, "x"), (Option.REVIEW_FORWARD, "x"), (Option.CHAIR_TOLD, " ")):
        with pytest.raises(NotDecided):
            decide(key=uuid.uuid4(), option=option, reason=reason, **common)
    assert not EngagementDecision.objects.exists() and LackOfEngagement.objects.count() == 1


def test_no_stranger_and_no_family_sees_it(cast: Cast, plan: Plan) -> None:
    recorded(plan, cast)
    for person in (cast.owen, cast.dana, cast.piotr):
        client = sign_in(Client(), person)
        assert client.get(page(plan)).status_code == 404
        assert client.post(page(plan), sent(cast)).status_code == 404


def test_many_records_ask_no_more(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        lack = recorded(plan, cast)
        decide(key=uuid.uuid4(), lack=lack, option=Option.CHAIR_TOLD, reason=WORDS, by=account(cast.lena), today=TODAY,
               now=NOW)  # fmt: skip
    with django_assert_max_num_queries(QUERIES):
        assert lena.get(page(plan)).content.decode().count(WORDS) == 6
