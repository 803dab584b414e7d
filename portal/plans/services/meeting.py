"""Core group meetings as the lead records them, and that practitioners know their part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.people.models import Person, User

from ..enums import EventKind, Part
from ..models import Acknowledgement, CoreGroupMeeting, Involvement, Plan, PlanVersion
from ..rules import tasks_hash, tasks_of, without_restricted
from .timing import record_event


@dataclass(frozen=True, slots=True)
class Involved:
    """How one member of the family was involved. `how`: what they did or said through whom, or why they did not."""

    person: Person
    informed: bool
    invited: bool
    part: Part
    how: str = ""


@transaction.atomic
def record_meeting(
    *, key: UUID, plan: Plan, on: date, purpose: str, family: Sequence[Involved], by: User, today: date, now: datetime
) -> CoreGroupMeeting:
    """Write a meeting down, or write it down better: the newest of a day counts (R-004-16, R-001-45). The same key is
    the same record.

    Raises ValueError for a day that is still to come or before the plan, or where nothing says how its purpose was made
    clear.
    """
    pk = uuid5(plan.pk, f"meeting:{key}")
    already = CoreGroupMeeting.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if on > today or on < plan.started_on:
        raise ValueError("not a day of this plan")
    if not purpose.strip():
        raise ValueError("the purpose was not made clear")
    meeting = CoreGroupMeeting.objects.create(
        pk=pk, plan=plan, on=on, purpose=purpose.strip(), recorded_by=by, recorded_at=now
    )
    Involvement.objects.bulk_create(
        Involvement(
            meeting=meeting, person=one.person, informed=one.informed, invited=one.invited, part=Part(one.part),
            how=one.how.strip(),
        )
        for one in family
    )  # fmt: skip
    record_event(plan=plan, kind=EventKind.CORE_GROUP, on=on, by=by, today=today, now=now)
    record(chain=f"plan:{plan.pk}", action="meeting.recorded", by=by, now=now, about=f"meeting:{meeting.pk}")
    return meeting


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
