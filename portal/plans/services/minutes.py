"""The record of a core group meeting: written, approved, added to, given to the group (R-002-15)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.people.models import Person, User
from portal.procedures.selectors import core_group_rules

from ..agenda import Answered, frozen, unrecorded, version_of
from ..exceptions import MeetingRefused
from ..models import CoreGroupMeeting, MeetingAddendum, MeetingApproval, MeetingCopy, MeetingRecord, Plan
from ..selectors import chairs_of, is_first_meeting


@dataclass(frozen=True, slots=True)
class Minutes:
    """`chair`: who took it; `language`: an ISO code, in which it is written; `decided`: what was said and decided;
    `participation`: how people took part; `lines`: what became of each line of the place's list."""

    chair: Person
    language: str
    decided: str
    participation: str = ""
    lines: Mapping[str, Answered] = field(default_factory=dict)


def write_minutes(meeting: CoreGroupMeeting, minutes: Minutes) -> MeetingRecord:
    """Keep the record with the lines as the place has them today. Raises MeetingRefused, and ValueError where nothing
    says what was decided."""
    plan, here = meeting.plan, core_group_rules(meeting.plan.jurisdiction)
    if minutes.chair not in chairs_of(plan, any_chair=here.any_chair):
        raise MeetingRefused("chair")
    if not minutes.decided.strip():
        raise ValueError("nothing says what was decided")
    is_first = is_first_meeting(plan, meeting.on)
    lines = list(here.lines(is_first=is_first))
    missing = unrecorded(lines, minutes.lines) if is_first else []
    if missing:
        raise MeetingRefused("agenda", missing)
    return MeetingRecord.objects.create(
        meeting=meeting, chair=minutes.chair, language=minutes.language, decided=minutes.decided.strip(),
        participation=minutes.participation.strip(), is_first=is_first, lines=frozen(lines, minutes.lines),
        list_version=version_of(lines),
    )  # fmt: skip


@transaction.atomic
def approve_record(*, meeting: CoreGroupMeeting, by: User, now: datetime) -> MeetingApproval:
    """Close the record of a day: from now on it is only added to. Once, however often it is said. Raises MeetingRefused
    where there is a better record of the day by now."""
    plan = Plan.objects.select_for_update(no_key=True).get(pk=meeting.plan_id)
    if plan.meetings.filter(on=meeting.on).first() != meeting:
        raise MeetingRefused("newer")
    made, is_new = MeetingApproval.objects.get_or_create(
        meeting=meeting, defaults={"plan": plan, "on": meeting.on, "by": by, "at": now}
    )
    if is_new:
        record(chain=f"plan:{plan.pk}", action="meeting.approved", by=by, now=now, about=f"meeting:{meeting.pk}")
    return made


@transaction.atomic
def add_to_record(*, key: UUID, meeting: CoreGroupMeeting, text: str, by: User, now: datetime) -> MeetingAddendum:
    """Add to an approved record. The same key is the same addendum. Raises ValueError for one that says nothing, and
    for a record that is still open."""
    if not text.strip() or not MeetingApproval.objects.filter(meeting=meeting).exists():
        raise ValueError("nothing to add, or still open")
    made, is_new = MeetingAddendum.objects.get_or_create(
        pk=uuid5(meeting.pk, f"addendum:{key}"),
        defaults={"meeting": meeting, "text": text.strip(), "by": by, "at": now},
    )
    if is_new:
        record(chain=f"plan:{meeting.plan_id}", action="meeting.added_to", by=by, now=now,
               about=f"meeting:{meeting.pk}")  # fmt: skip
    return made


@transaction.atomic
def circulate_record(*, meeting: CoreGroupMeeting, people: Sequence[Person], by: User, now: datetime) -> list[Person]:
    """Keep that these people of the core group were given the approved record; those to whom that is new. Raises
    ValueError for somebody else, and for a record that is still open."""
    members = set(meeting.plan.members.filter(until=None).values_list("person", flat=True))
    if not {one.pk for one in people} <= members or not MeetingApproval.objects.filter(meeting=meeting).exists():
        raise ValueError("not in the core group, or still open")
    found = []
    for one in people:
        _made, is_new = MeetingCopy.objects.get_or_create(meeting=meeting, person=one, defaults={"by": by, "at": now})
        found += [one] if is_new else []
    for one in found:
        record(chain=f"plan:{meeting.plan_id}", action="meeting.circulated", by=by, now=now, about=f"person:{one.pk}",
               detail={"meeting": str(meeting.pk)})  # fmt: skip
    return found
