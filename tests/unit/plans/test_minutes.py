"""The record of a core group meeting: who may take its chair, its agenda, that it is closed once it is approved."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from portal.audit.models import Entry
from portal.plans.agenda import Answered
from portal.plans.exceptions import MeetingRefused
from portal.plans.models import CoreGroupMeeting, MeetingApproval, MeetingCopy, MeetingRecord, Plan
from portal.plans.services import add_to_record, approve_record, circulate_record
from portal.procedures.models import Jurisdiction
from tests.cast import Cast, account
from tests.meetings import meet, minutes
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=21)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan])


def refused(plan: Plan, cast: Cast, **more: Any) -> MeetingRefused:
    with pytest.raises(MeetingRefused) as caught, transaction.atomic():
        meet(plan, cast.lena, **more)
    return caught.value


@pytest.mark.requirement("R-002-09")
def test_no_first_meeting_without_every_item_of_its_agenda(plan: Plan, cast: Cast) -> None:
    whole = minutes(plan)
    first, *others = whole.lines
    found = refused(plan, cast, minutes=minutes(plan, lines={one: Answered(True) for one in others}))
    assert (found.reason, found.lines) == ("agenda", (first,)) and not CoreGroupMeeting.objects.exists()
    put_off = minutes(plan, lines={**whole.lines, first: Answered(False, "Nobody from health came")})
    kept = meet(plan, cast.lena, minutes=put_off).record
    assert kept.is_first and len(kept.lines) == len(whole.lines)
    assert (kept.lines[0]["done"], kept.lines[0]["note"]) == (False, "Nobody from health came")
    assert {one["part"] for one in kept.lines} == {"agenda"}


@pytest.mark.requirement("R-002-12")
def test_a_later_meeting_keeps_the_checklist_of_its_day_and_its_version(plan: Plan, cast: Cast) -> None:
    meet(plan, cast.lena)
    first = meet(plan, cast.lena, LATER).record
    assert not first.is_first and [one["part"] for one in first.lines][:1] == ["before"]
    Jurisdiction.objects.filter(key="england").update(checklist_before="Everybody was asked | Gofynnwyd i bawb")
    second = meet(plan, cast.lena, LATER + timedelta(days=7)).record
    kept = MeetingRecord.objects.get(pk=first.pk)
    assert second.list_version != kept.list_version == first.list_version
    assert second.lines[0]["words"] == {"en": "Everybody was asked", "cy": "Gofynnwyd i bawb"}
    assert kept.lines[0]["words"]["en"].startswith("The child was asked")
    assert meet(plan, cast.lena, LATER, minutes=minutes(plan, LATER, lines={})).record.lines[0]["done"] is False


@pytest.mark.requirement("R-002-14")
def test_the_lead_takes_the_chair_or_where_the_place_lets_them_any_practitioner(plan: Plan, cast: Cast) -> None:
    assert refused(plan, cast, minutes=minutes(plan, chair=cast.tom)).reason == "chair"
    Jurisdiction.objects.filter(key="england").update(core_group_chair="any")
    for who in (cast.joan, cast.mira):  # of the family, and of no group
        assert refused(plan, cast, minutes=minutes(plan, chair=who)).reason == "chair"
    assert meet(plan, cast.lena, minutes=minutes(plan, chair=cast.tom)).record.chair == cast.tom


@pytest.mark.requirement("R-002-15")
def test_an_approved_record_is_only_added_to(plan: Plan, cast: Cast) -> None:
    lena, worse = account(cast.lena), meet(plan, cast.lena)
    better = meet(plan, cast.lena, now=NOW + timedelta(minutes=1))
    with pytest.raises(MeetingRefused, match="newer"):
        approve_record(meeting=worse, by=lena, now=NOW)
    with pytest.raises(ValueError, match="open"):
        add_to_record(key=uuid.uuid4(), meeting=better, text="More", by=lena, now=NOW)
    made = [approve_record(meeting=better, by=lena, now=NOW) for _ in range(2)]
    assert made[0] == made[1] and Entry.objects.filter(action="meeting.approved").count() == 1
    assert refused(plan, cast).reason == "approved" and plan.meetings.count() == 2
    key = uuid.uuid4()
    added = [add_to_record(key=key, meeting=better, text=" The school rang ", by=lena, now=NOW) for _ in range(2)]
    assert added[0] == added[1] and better.addenda.get().text == "The school rang"
    with pytest.raises(ValueError, match="nothing"):
        add_to_record(key=uuid.uuid4(), meeting=better, text=" ", by=lena, now=NOW)
    meet(plan, cast.lena, LATER)  # another day is open


@pytest.mark.requirement("R-002-15")
def test_it_is_given_to_people_of_the_group_once_and_after_it_is_approved(plan: Plan, cast: Cast) -> None:
    lena, meeting = account(cast.lena), meet(plan, cast.lena)
    with pytest.raises(ValueError, match="open"):
        circulate_record(meeting=meeting, people=[cast.tom], by=lena, now=NOW)
    approve_record(meeting=meeting, by=lena, now=NOW)
    with pytest.raises(ValueError, match="core group"):
        circulate_record(meeting=meeting, people=[cast.mira], by=lena, now=NOW)
    assert circulate_record(meeting=meeting, people=[cast.tom], by=lena, now=NOW) == [cast.tom]
    assert circulate_record(meeting=meeting, people=[cast.tom], by=lena, now=NOW) == []
    assert MeetingCopy.objects.get().person == cast.tom


@pytest.mark.requirement("R-002-15")
def test_the_database_itself_keeps_what_was_recorded(plan: Plan, cast: Cast) -> None:
    lena, meeting = account(cast.lena), meet(plan, cast.lena)
    approve_record(meeting=meeting, by=lena, now=NOW)
    add_to_record(key=uuid.uuid4(), meeting=meeting, text="More", by=lena, now=NOW)
    circulate_record(meeting=meeting, people=[cast.tom], by=lena, now=NOW)
    for rows, change in (
        (MeetingRecord.objects.all(), {"decided": "Nothing"}),
        (MeetingApproval.objects.all(), {"at": NOW + timedelta(days=1)}),
        (meeting.addenda.all(), {"text": "Less"}),
        (meeting.copies.all(), {"at": NOW + timedelta(days=1)}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    other = meet(plan, cast.lena, LATER)
    with pytest.raises(IntegrityError), transaction.atomic():  # a day is approved once, whichever record
        MeetingApproval.objects.create(meeting=other, plan=plan, on=TODAY, by=lena, at=NOW)
