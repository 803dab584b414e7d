"""The records of core group meetings, for those who may read them (R-002-15)."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.utils.translation import get_language

from portal.people.models import Person
from portal.plans.models import CoreGroupMeeting, MeetingApproval, MeetingCopy, MeetingRecord, Plan
from portal.procedures.rules import spoken_in
from portal.wording.standing import standing_of

from .held import Held, last_of_each_day, meetings_of, practitioners_of


def record_of(meeting: CoreGroupMeeting) -> MeetingRecord | None:
    """What was recorded of it; None of one that was written down before records were kept."""
    return getattr(meeting, "record", None)


def approval_of(meeting: CoreGroupMeeting) -> MeetingApproval | None:
    return getattr(meeting, "approval", None)


def took_chair(meeting: CoreGroupMeeting, user: Any) -> bool:
    """Whether this user took its chair."""
    record = record_of(meeting)
    return record is not None and record.chair.user_id == user.pk


def _is_shown(meeting: CoreGroupMeeting, user: Any, *, leads: bool) -> bool:
    """An open record is for the lead and whoever took the chair; an approved one for everybody who sees the plan."""
    return leads or approval_of(meeting) is not None or took_chair(meeting, user)


def records_for(plan: Plan, user: Any, *, leads: bool) -> list[CoreGroupMeeting]:
    """The newest record of each day that this user may read, the newest day first. One query."""
    rows = plan.meetings.select_related("record__chair", "approval")
    return [one for one in last_of_each_day(rows) if _is_shown(one, user, leads=leads)]


def record_for(plan: Plan, pk: UUID, user: Any, *, leads: bool) -> Held:
    """One meeting with everybody's part in it, what was added to its record and who was given it. Http404 for one that
    was recorded better since, and for who may not read it. Seven queries."""
    held = next((one for one in meetings_of(plan) if one.meeting.pk == pk), None)
    if held is None or not _is_shown(held.meeting, user, leads=leads):
        raise Http404
    copies = Prefetch("copies", MeetingCopy.objects.select_related("person"))
    prefetch_related_objects([held.meeting], "addenda__by__person", copies)
    return held


def waiting_for_copy(plan: Plan, meeting: CoreGroupMeeting) -> list[Person]:
    """Practitioners of the core group who have not been given the record; nobody from whom the plan is withheld."""
    given, standing = {one.person_id for one in meeting.copies.all()}, standing_of(plan)
    return [one for one in practitioners_of(plan) if one.pk not in given and not standing.is_kept_out(one.pk)]


def lines_of_record(record: MeetingRecord | None) -> dict[str, list[dict[str, Any]]]:
    """{part: its lines as they were that day, each with "text" and the "code" of its language}."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in record.lines if record else ():
        text, code = spoken_in(one["words"], get_language() or "")
        found.setdefault(one["part"], []).append(one | {"text": text, "code": code})
    return found
