"""Core group meetings as the lead records them, and that practitioners know their part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.people.models import Person, User

from ..enums import Attendance, Engaged, EventKind, Part, Presence, TaskKind
from ..exceptions import MeetingRefused
from ..models import (
    Acknowledgement,
    ChildAttendance,
    CoreGroupMeeting,
    Involvement,
    MeetingReport,
    MemberAttendance,
    Plan,
    PlanVersion,
)
from ..rules import tasks_hash, tasks_of, without_restricted
from .booking import close_bookings
from .minutes import Minutes, write_minutes
from .tasks import close_task
from .timing import record_event


@dataclass(frozen=True, slots=True)
class Involved:
    """How one member of the family was involved. `how`: what they did or said through whom, or why they did not.
    `engaged`: a value of `Engaged`, "" where nobody knows; less than engaged needs `evidence` (R-002-16)."""

    person: Person
    informed: bool
    invited: bool
    part: Part
    how: str = ""
    engaged: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Attended:
    """Whether the child came. `reason`: why not; `support`: what helped them; `other_ways`: how else their views got
    there (R-002-23)."""

    came: Attendance
    reason: str = ""
    support: str = ""
    other_ways: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Whether a practitioner came, or who came for them (R-002-13)."""

    person: Person
    came: Presence
    substitute: str = ""


@transaction.atomic
def record_meeting(
    *, key: UUID, plan: Plan, on: date, purpose: str, family: Sequence[Involved], by: User, today: date, now: datetime,
    minutes: Minutes, child: Attended | None = None, members: Sequence[Member] = (),
) -> CoreGroupMeeting:  # fmt: skip
    """Write a meeting down, or write it down better: the newest of a day counts (R-004-16, R-001-45). The same key is
    the same record. `child`: None where nothing is known, as of a child who is not told of the plan. Whoever was to be
    asked for their views before it need not be asked any more; one of an earlier day, or of the last meeting's again,
    leaves that to do before the next.

    Raises MeetingRefused for a day whose record is approved, a chair who may not take it, and a first meeting whose
    agenda is not recorded whole; ValueError for a day that is still to come or outside the plan, where nothing says how
    its purpose was made clear, for a lack of engagement without evidence, or a child's absence without a reason.
    """
    pk = uuid5(plan.pk, f"meeting:{key}")
    already = CoreGroupMeeting.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if on > today or on < plan.started_on or (plan.ended_on is not None and on > plan.ended_on):
        raise ValueError("not a day of this plan")
    if not purpose.strip():
        raise ValueError("the purpose was not made clear")
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)  # nobody approves the day meanwhile
    if plan.meeting_approvals.filter(on=on).exists():
        raise MeetingRefused("approved")
    meeting = CoreGroupMeeting.objects.create(
        pk=pk, plan=plan, on=on, purpose=purpose.strip(), recorded_by=by, recorded_at=now
    )
    write_minutes(meeting, minutes)
    Involvement.objects.bulk_create(_involvement(meeting, one) for one in family)
    MemberAttendance.objects.bulk_create(
        MemberAttendance(meeting=meeting, person=one.person, came=Presence(one.came), substitute=one.substitute.strip())
        for one in members
    )
    if child is not None:
        _attended(meeting, child)
    if not plan.events.filter(kind=EventKind.CORE_GROUP, on__gte=on).exists():
        _asked_no_more(plan, by, now)
    close_bookings(plan=plan, by=by, now=now, held_on=on)
    record_event(plan=plan, kind=EventKind.CORE_GROUP, on=on, by=by, today=today, now=now)
    record(chain=f"plan:{plan.pk}", action="meeting.recorded", by=by, now=now, about=f"meeting:{meeting.pk}")
    return meeting


def _asked_no_more(plan: Plan, by: User, now: datetime) -> None:
    for about in plan.tasks.filter(kind=TaskKind.ASK_VIEWS, closed_at=None).values_list("about", flat=True):
        close_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=about, by=by, now=now)


def _involvement(meeting: CoreGroupMeeting, one: Involved) -> Involvement:
    level, evidence = one.engaged and Engaged(one.engaged), one.evidence.strip()
    if level in (Engaged.PARTLY, Engaged.NOT) and not evidence:
        raise ValueError("a lack of engagement needs evidence")
    return Involvement(
        meeting=meeting, person=one.person, informed=one.informed, invited=one.invited, part=Part(one.part),
        how=one.how.strip(), engaged=level, evidence=evidence,
    )  # fmt: skip


def _attended(meeting: CoreGroupMeeting, child: Attended) -> None:
    if child.came == Attendance.NOT and not child.reason.strip():
        raise ValueError("a child's absence needs a reason")
    ChildAttendance.objects.create(
        meeting=meeting, came=Attendance(child.came), reason=child.reason.strip(), support=child.support.strip(),
        other_ways=child.other_ways.strip(),
    )  # fmt: skip


@transaction.atomic
def report(*, key: UUID, plan: Plan, person: Person, text: str, by: User, now: datetime) -> MeetingReport:
    """Keep what a practitioner has to say to the next meeting (R-001-37, R-002-13). The same key is the same report.

    Raises ValueError for one that says nothing, and for somebody who is not in the core group.
    """
    if not text.strip():
        raise ValueError("it says nothing")
    if not plan.members.filter(person=person, until=None).exists():
        raise ValueError("not in the core group")
    made, is_new = MeetingReport.objects.get_or_create(
        pk=uuid5(plan.pk, f"report:{key}"),
        defaults={"plan": plan, "person": person, "text": text.strip(), "written_by": by, "written_at": now},
    )
    if is_new:
        record(chain=f"plan:{plan.pk}", action="report.written", by=by, now=now, about=f"report:{made.pk}")
    return made


@transaction.atomic
def acknowledge(*, plan: Plan, version: PlanVersion, person: Person, by: User, now: datetime) -> bool:
    """Keep that this practitioner knows what the version asks of them (R-001-23); False where it asks nothing. Once,
    however often it is said."""
    found = tasks_of(without_restricted(version.content), str(person.pk))
    if not found:
        return False
    _made, is_new = Acknowledgement.objects.get_or_create(
        plan=plan, person=person, tasks_hash=tasks_hash(found), defaults={"version": version, "at": now}
    )
    if is_new:
        record(chain=f"plan:{plan.pk}", action="plan.acknowledged", by=by, now=now, about=f"version:{version.pk}")
    return True
