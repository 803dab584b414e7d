"""What a core group meeting keeps: engagement with its evidence, the child's attendance with its reason, who came."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from portal.plans.enums import Attendance, Engaged, Part, Presence, TaskKind
from portal.plans.models import ChildAttendance, CoreGroupMeeting, Involvement, MeetingReport, Plan
from portal.plans.selectors import open_tasks
from portal.plans.services import Attended, Involved, Member, explain_lead, open_task, report
from tests.cast import Cast, account
from tests.meetings import meet
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


def held(plan: Plan, cast: Cast, **more: Any) -> CoreGroupMeeting:
    return meet(plan, cast.lena, **more)


@pytest.mark.requirement("R-002-16")
@pytest.mark.parametrize("level", [Engaged.PARTLY, Engaged.NOT])
def test_less_than_engaged_needs_evidence_in_code_and_in_the_database(plan: Plan, cast: Cast, level: Engaged) -> None:
    with pytest.raises(ValueError, match="evidence"):
        held(plan, cast, family=[Involved(cast.dana, True, True, Part.PRESENT, "There", level, " ")])
    assert not CoreGroupMeeting.objects.exists()
    meeting = held(plan, cast, family=[Involved(cast.dana, True, True, Part.PRESENT, "There", level, "Two visits")])
    assert Involvement.objects.get().evidence == "Two visits"
    with pytest.raises(IntegrityError), transaction.atomic():
        Involvement.objects.create(meeting=meeting, person=cast.joan, part=Part.PRESENT, engaged=level)
    Involvement.objects.create(meeting=meeting, person=cast.joan, part=Part.PRESENT, engaged=Engaged.ENGAGED)
    Involvement.objects.create(meeting=meeting, person=cast.piotr, part=Part.PRESENT)


@pytest.mark.requirement("R-002-23")
def test_a_child_who_does_not_come_has_a_reason_in_code_and_in_the_database(plan: Plan, cast: Cast) -> None:
    with pytest.raises(ValueError, match="reason"):
        held(plan, cast, child=Attended(Attendance.NOT, " ", other_ways="A letter"))
    with pytest.raises(IntegrityError), transaction.atomic():
        ChildAttendance.objects.create(meeting=held(plan, cast), came=Attendance.NOT)
    one = held(plan, cast, child=Attended(Attendance.NOT, "Exams", "Owen called before", "A letter"))
    found = one.child_attendance
    assert (found.reason, found.support, found.other_ways) == ("Exams", "Owen called before", "A letter")
    assert held(plan, cast, child=Attended(Attendance.PART)).child_attendance.reason == ""


@pytest.mark.requirement("R-002-13")
def test_who_came_or_was_sent_is_kept_and_never_rewritten(plan: Plan, cast: Cast) -> None:
    meeting = held(plan, cast, members=[Member(cast.tom, Presence.SUBSTITUTE, " Deputy head ")])
    found = meeting.member_attendances.get()
    assert (found.person, found.substitute) == (cast.tom, "Deputy head")
    for change in (
        lambda: meeting.member_attendances.update(came=Presence.CAME),
        lambda: meeting.member_attendances.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.requirement("R-001-37")
def test_a_report_is_kept_once_and_says_something(plan: Plan, cast: Cast) -> None:
    given: dict[str, Any] = {"plan": plan, "person": cast.tom, "by": account(cast.tom), "now": NOW}
    key = uuid.uuid4()
    made = report(key=key, text=" Robin ate well ", **given)
    assert report(key=key, text="again", **given) == made
    assert MeetingReport.objects.get().text == "Robin ate well"
    with pytest.raises(ValueError, match="nothing"):
        report(key=uuid.uuid4(), text=" ", **given)
    with pytest.raises(ValueError, match="core group"):
        report(key=uuid.uuid4(), text="x", **given | {"person": cast.mira})
    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingReport.objects.update(text="changed")


def test_a_meeting_ends_what_was_to_be_asked_before_it(plan: Plan, cast: Cast) -> None:
    open_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=uuid.uuid4(), due_on=TODAY, now=NOW)
    other = open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=uuid.uuid4(), due_on=TODAY, now=NOW)
    held(plan, cast)
    assert open_tasks(plan) == [other]


@pytest.mark.requirement("R-001-25")
def test_that_the_leads_role_was_explained_is_kept_once_and_not_before_it_happens(cast: Cast) -> None:
    given: dict[str, Any] = {
        "child": cast.robin, "person": cast.dana, "explained_by": cast.lena, "by": account(cast.lena), "today": TODAY,
        "now": NOW,
    }  # fmt: skip
    key = uuid.uuid4()
    made = explain_lead(key=key, on=TODAY, **given)
    assert explain_lead(key=key, on=TODAY, **given) == made
    with pytest.raises(ValueError, match="yet"):
        explain_lead(key=uuid.uuid4(), on=TODAY.replace(year=2027), **given)
    with pytest.raises(DatabaseError), transaction.atomic():
        cast.robin.lead_explained.update(on=TODAY.replace(day=1))
