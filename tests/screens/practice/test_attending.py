"""Who came to a core group meeting, who engages, whose views were there, and what was reported to it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.plans.enums import Attendance, Engaged, Part, Presence
from portal.plans.models import ChildAttendance, CoreGroupMeeting, Involvement, MeetingReport, Plan
from portal.plans.services import Attended, Involved, Member, report
from portal.practice.selectors.held import engagement_of, meetings_of
from tests.cast import Cast, account, sign_in
from tests.dialogue import answered
from tests.meetings import meet
from tests.plans import NOW, TODAY, let_speak, make_plan, release_to, withhold_from, word

from .test_meetings import page, sent

pytestmark = pytest.mark.django_db
QUERIES = 34  # of the agenda, with reports and engagement


def text_of(client: Client, address: str) -> str:
    return BeautifulSoup(client.get(address).content, "html.parser").get_text(" ", strip=True)


def held(plan: Plan, cast: Cast, day: int = 0, **more: Any) -> CoreGroupMeeting:
    on = TODAY + timedelta(days=day)
    now = NOW + timedelta(days=day, minutes=plan.meetings.count())
    return meet(plan, cast.lena, on, **{"now": now, **more})


def engaged(cast: Cast, level: str, evidence: str = "") -> list[Involved]:
    return [Involved(cast.dana, True, True, Part.PRESENT, "In the room", level, evidence)]


@pytest.mark.requirement("R-002-23")
def test_an_absent_child_has_a_reason_and_other_ways_for_their_views(lena: Client, cast: Cast, plan: Plan) -> None:
    absent = {"child-came": "not", "child-support": "A lift", "child-other_ways": "A drawing of home"}
    refused = lena.post(page(plan), sent(plan, **absent))
    assert refused.status_code == 422
    assert "Write down why Robin Green did not come." in refused.content.decode()
    assert not CoreGroupMeeting.objects.exists()
    assert lena.post(page(plan), sent(plan, **absent, **{"child-reason": "Did not want to"})).status_code == 302
    found = ChildAttendance.objects.get()
    assert (found.came, found.reason, found.support) == (Attendance.NOT, "Did not want to", "A lift")
    assert Involvement.objects.get(person=cast.robin.person).part == Part.HEARD
    shown = text_of(lena, page(plan))
    assert "Did not come" in shown and "Did not want to" in shown and "A drawing of home" in shown and "A lift" in shown


@pytest.mark.requirement("R-002-23")
def test_it_is_asked_each_time_and_names_the_childs_advocate(lena: Client, cast: Cast, plan: Plan) -> None:
    assert lena.post(page(plan), sent(plan, **{"child-came": ""})).status_code == 422
    assert "Ada Cole" not in lena.get(page(plan)).content.decode()
    let_speak(cast.robin, cast.ada, cast.robin.person, cast.lena)
    assert "Through Ada Cole, who speaks for them" in lena.get(page(plan)).content.decode()


def test_a_child_who_is_not_to_know_of_the_plan_is_not_asked_about(lena: Client, cast: Cast, plan: Plan) -> None:
    withhold_from(plan, cast.robin.person, cast.lena, cast.mira)
    assert 'name="child-came"' not in lena.get(page(plan)).content.decode()
    assert lena.post(page(plan), sent(plan)).status_code == 302
    assert not ChildAttendance.objects.exists()


@pytest.mark.requirement("R-002-16")
@pytest.mark.parametrize("level", ["partly", "not"])
def test_a_lack_of_engagement_needs_evidence(lena: Client, cast: Cast, plan: Plan, level: str) -> None:
    low = {f"{cast.dana.pk}-engaged": level}
    refused = lena.post(page(plan), sent(plan, **low))
    assert refused.status_code == 422
    assert "Write down what shows how far Dana Green engages." in refused.content.decode()
    lena.post(page(plan), sent(plan, **low, **{f"{cast.dana.pk}-evidence": "Two visits refused"}))
    assert "Two visits refused" in text_of(lena, page(plan))
    lena.post(page(plan), sent(plan, **{f"{cast.dana.pk}-engaged": ""}))  # nobody knows: that needs nothing
    assert Involvement.objects.filter(person=cast.dana, engaged="").count() == 1


@pytest.mark.requirement("R-002-16")
def test_the_trend_stands_wherever_a_review_is_prepared(lena: Client, cast: Cast, plan: Plan) -> None:
    places = [
        page(plan),
        reverse("practice:plan", args=[plan.pk]),
        reverse("practice:agenda", args=[plan.pk]),
        reverse("practice:child", args=[cast.robin.pk]),
    ]
    held(plan, cast, 0, family=engaged(cast, Engaged.NOT, "Nobody opened"))
    for place in places:
        shown = text_of(lena, place)
        assert "Engagement over the meetings" in shown and "Too few meetings to say" in shown
    held(plan, cast, 7, family=engaged(cast, Engaged.PARTLY, "Came late"))
    for place in places:
        shown = text_of(lena, place).partition("Engagement over the meetings")[2]
        assert "Dana Green Better" in shown and "Came late" in shown and "Nobody opened" in shown
    tom = sign_in(Client(), cast.tom)
    for place in places[1:3]:
        assert "Engagement over the meetings" not in text_of(tom, place)  # of the lead alone


def test_a_meeting_recorded_better_counts_once_in_the_trend(cast: Cast, plan: Plan) -> None:
    held(plan, cast, 0, family=engaged(cast, Engaged.NOT, "x"))
    held(plan, cast, 0, family=engaged(cast, Engaged.ENGAGED))
    (found,) = engagement_of(plan)
    assert [one.engaged for _on, one in found.meetings] == [Engaged.ENGAGED]


@pytest.mark.requirement("R-001-37")
def test_an_absent_member_of_the_family_without_views_says_none_received(lena: Client, cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(plan, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    absent = [
        Involved(cast.piotr, True, True, Part.NONE, "Was at work"),
        Involved(cast.joan, True, True, Part.HEARD, "By telephone: she can come on Fridays"),
    ]
    held(plan, cast, 7, family=absent)
    assert text_of(lena, page(plan)).count("None received") == 1
    answered(plan, cast.piotr, now=NOW + timedelta(days=10))
    held(plan, cast, 14, family=absent)
    newer, older = meetings_of(plan)
    assert [one.is_silent for one in newer.family] == [False, False]  # he said something before this one
    assert [one.is_silent for one in older.family] == [True, False]


@pytest.mark.requirement("R-002-13", "R-001-37")
def test_an_absent_practitioner_without_a_report_is_flagged(lena: Client, cast: Cast, plan: Plan) -> None:
    member = f"member-{cast.tom.pk}"
    assert lena.post(page(plan), sent(plan, **{f"{member}-came": ""})).status_code == 422
    assert lena.post(page(plan), sent(plan, **{f"{member}-came": "substitute"})).status_code == 422
    gone = [Member(cast.tom, Presence.NOT)]
    held(plan, cast, 7, members=gone)
    assert "No report" in text_of(lena, page(plan))
    report(
        key=uuid.uuid4(), plan=plan, person=cast.tom, text="Robin reads every day", by=account(cast.tom),
        now=NOW + timedelta(days=9),
    )  # fmt: skip
    agenda = reverse("practice:agenda", args=[plan.pk])
    assert "Robin reads every day" in text_of(lena, agenda)
    held(plan, cast, 14, members=gone)
    newer, older = meetings_of(plan)
    assert [one.is_flagged for one in (*newer.members, *older.members)] == [False, True]
    assert "Robin reads every day" in text_of(lena, page(plan))
    assert "Robin reads every day" not in text_of(lena, agenda)  # it was for that meeting
    held(plan, cast, 21, members=[Member(cast.tom, Presence.SUBSTITUTE, "The deputy head")])
    assert not meetings_of(plan)[0].members[0].is_flagged


@pytest.mark.requirement("R-001-37")
def test_whoever_is_in_the_core_group_reports_once_and_nobody_else(cast: Cast, plan: Plan) -> None:
    where, tom = reverse("practice:report", args=[plan.pk]), sign_in(Client(), cast.tom)
    assert f'href="{where}"' in tom.get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert tom.post(where, {"key": uuid.uuid4(), "text": " "}).status_code == 422
    given = {"key": uuid.uuid4(), "text": "Robin came on time"}
    for _ in range(2):
        assert tom.post(where, given).status_code == 302
    assert MeetingReport.objects.get().person == cast.tom
    assert "Robin came on time" in text_of(tom, where)
    for person in (cast.mair, cast.owen, cast.dana):
        assert sign_in(Client(), person).post(where, given).status_code == 404
    Plan.objects.filter(pk=plan.pk).update(ended_on=timezone.localdate())
    assert tom.get(where).status_code == 404


@pytest.mark.requirement("R-001-37")
def test_the_lead_enters_the_report_of_a_practitioner_who_is_away(lena: Client, cast: Cast, plan: Plan) -> None:
    where = reverse("practice:report", args=[plan.pk])
    given = {"key": uuid.uuid4(), "text": "By telephone: all well"}
    for wrong in ({}, {"person": cast.dana.pk}, {"person": cast.mira.pk}):
        assert lena.post(where, given | wrong).status_code == 422
    assert lena.post(where, given | {"person": cast.tom.pk}).status_code == 302
    found = MeetingReport.objects.get()
    assert (found.person, found.written_by) == (cast.tom, account(cast.lena))
    tom = sign_in(Client(), cast.tom)
    tom.post(where, {"key": uuid.uuid4(), "text": "Mine", "person": cast.lena.pk})  # nobody else is his to name
    assert MeetingReport.objects.get(text="Mine").person == cast.tom


def test_the_agenda_keeps_its_budget(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(0, 35, 7):
        held(plan, cast, day, family=engaged(cast, Engaged.PARTLY, "x"), child=Attended(Attendance.WHOLE))
    with django_assert_max_num_queries(QUERIES):
        lena.get(reverse("practice:agenda", args=[plan.pk]))
