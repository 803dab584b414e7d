"""The meetings of a core group as they were recorded: who of the family was involved and engages, who came, and whose
views were there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from portal.dialogue.enums import Said
from portal.dialogue.models import Answer
from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.enums import Part, Presence, Trend
from portal.plans.models import (
    ChildAttendance,
    CoreGroupMeeting,
    Involvement,
    MeetingApproval,
    MeetingReport,
    MemberAttendance,
    Plan,
)
from portal.plans.trends import trend

LAST = 6  # meetings told in full beside a trend


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One of the family at a meeting. `came`: of the child alone. `is_silent`: not there, and no views were received
    either (R-001-37)."""

    involvement: Involvement
    came: ChildAttendance | None
    is_silent: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One practitioner at a meeting, with what they reported to it. `is_flagged`: neither they nor anybody for them
    came, and there is no report (R-002-13)."""

    attendance: MemberAttendance
    reports: tuple[MeetingReport, ...]

    @property
    def is_flagged(self) -> bool:
        return self.attendance.came == Presence.NOT and not self.reports


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as it was last recorded, with everybody's part in it. `reports`: of those whose coming was not
    recorded."""

    meeting: CoreGroupMeeting
    involved: tuple[Involvement, ...]
    family: tuple[FamilyRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    reports: tuple[MeetingReport, ...] = ()

    @property
    def left_out(self) -> tuple[Involvement, ...]:
        """Those who are flagged."""
        return tuple(one for one in self.involved if not one.is_involved)


@dataclass(frozen=True, slots=True)
class _Said:
    """Who said something on which day, and what was reported."""

    answers: Sequence[tuple[UUID, date]]
    reports: Sequence[MeetingReport]

    def heard(self, after: date | None, until: date) -> set[UUID]:
        return {person for person, on in self.answers if (after is None or on > after) and on <= until}

    def reported(self, after: CoreGroupMeeting | None, until: CoreGroupMeeting | None) -> tuple[MeetingReport, ...]:
        """What was there for a meeting, and not for the one before it."""
        return tuple(
            one
            for one in self.reports
            if not (after and _is_there(one, after)) and (not until or _is_there(one, until))
        )


def _is_there(report: MeetingReport, meeting: CoreGroupMeeting) -> bool:
    """Whether it was written by the day of a meeting; nothing comes into a record that is approved (R-002-15), but to
    the next meeting."""
    approval: MeetingApproval | None = getattr(meeting, "approval", None)
    is_late = approval is not None and report.written_at > approval.at
    return timezone.localdate(report.written_at) <= meeting.on and not is_late


def meetings_of(plan: Plan) -> list[Held]:
    """The meetings, newest first, each as it was recorded last. Five queries."""
    rows = last_of_each_day(
        plan.meetings.select_related(
            "recorded_by__person", "child_attendance", "record__chair", "approval__by__person"
        ).prefetch_related("involvements__person", "member_attendances__person")
    )
    if not rows:
        return []
    said = _Said(_answers(plan), list(plan.reports.select_related("person")))
    return [_held(one, before, said) for one, before in zip(rows, [*rows[1:], None], strict=True)]


def last_of_each_day(rows: Iterable[CoreGroupMeeting]) -> list[CoreGroupMeeting]:
    """The newest record of each day counts: of rows that come the newest first."""
    found: dict[date, CoreGroupMeeting] = {}
    for one in rows:
        found.setdefault(one.on, one)
    return list(found.values())


def _answers(plan: Plan) -> list[tuple[UUID, date]]:
    rows = Answer.objects.filter(plan=plan).exclude(said=Said.READ).values_list("person", "said_at")
    return [(person, timezone.localdate(at)) for person, at in rows]


def _held(meeting: CoreGroupMeeting, before: CoreGroupMeeting | None, said: _Said) -> Held:
    involved = tuple(meeting.involvements.all())
    heard, reports = said.heard(before.on if before else None, meeting.on), said.reported(before, meeting)
    child: ChildAttendance | None = getattr(meeting, "child_attendance", None)
    of_child = meeting.plan.child.person_id
    family = (FamilyRow(one, child if one.person_id == of_child else None, _is_silent(one, heard)) for one in involved)
    members = tuple(
        MemberRow(one, tuple(report for report in reports if report.person_id == one.person_id))
        for one in meeting.member_attendances.all()
    )
    named = {row.attendance.person_id for row in members}
    others = tuple(one for one in reports if one.person_id not in named)
    return Held(meeting, involved, tuple(family), members, others)


def _is_silent(one: Involvement, heard: set[UUID]) -> bool:
    has_views = one.part == Part.PRESENT or (one.part == Part.HEARD and one.how)
    return not has_views and one.person_id not in heard


def left_out(plan: Plan) -> tuple[Involvement, ...]:
    """Who of the family was not involved in the last meeting. Three queries at most."""
    last = plan.meetings.prefetch_related("involvements__person").first()
    return Held(last, tuple(last.involvements.all())).left_out if last else ()


@dataclass(frozen=True, slots=True)
class Engagement:
    """How somebody of the family has engaged over the meetings, the newest first (R-002-16)."""

    person: Person
    trend: Trend
    meetings: tuple[tuple[date, Involvement], ...]

    @property
    def colour(self) -> str:
        return _COLOURS[self.trend]


_COLOURS = {Trend.BETTER: "green", Trend.SAME: "blue", Trend.WORSE: "red", Trend.TOO_FEW: "grey"}


def engagement_of(plan: Plan) -> list[Engagement]:
    """How each of the family has engaged over the meetings (R-002-16); nobody of whom nothing is known. Three
    queries."""
    return engagement_in(last_of_each_day(plan.meetings.prefetch_related("involvements__person")))


def engagement_in(rows: Iterable[CoreGroupMeeting]) -> list[Engagement]:
    """The same from meetings that were read already, the newest first."""
    known: dict[UUID, list[tuple[date, Involvement]]] = {}
    for meeting in rows:
        for one in meeting.involvements.all():
            if one.engaged:
                known.setdefault(one.person_id, []).append((meeting.on, one))
    return [
        Engagement(found[0][1].person, trend([one.engaged for _on, one in reversed(found)]), tuple(found[:LAST]))
        for found in known.values()
    ]


def practitioners_of(plan: Plan) -> list[Person]:
    """Whose coming to a meeting is recorded besides the family's: the practitioners of the core group but its lead,
    with an account or without. One query."""
    workers = plan.child.relationships.filter(relation=Relation.PRACTITIONER).values("person")
    found = plan.members.filter(until=None, is_lead=False, person__in=workers)
    return [one.person for one in found.select_related("person").order_by("person__family_name", "person_id")]


def member_as(plan: Plan, user: Any) -> Person | None:
    """Who of the core group this user is, None for nobody. One query."""
    found = plan.members.filter(until=None, person__user=user.pk).select_related("person").first()
    return found.person if found else None


def reports_waiting(plan: Plan) -> tuple[MeetingReport, ...]:
    """What was reported since the last meeting, newest first: for the next. Two queries."""
    last = plan.meetings.select_related("approval").first()
    return _Said((), list(plan.reports.select_related("person"))).reported(last, None)
