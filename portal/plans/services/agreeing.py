"""Turning what was submitted into a plan, or into the next version of it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from portal.access import grants
from portal.audit.services import record
from portal.people.models import Child, Person, User

from .. import rules
from ..enums import EventKind, TaskKind
from ..models import CoreGroupMember, Event, Item, Plan, PlanVersion
from .developing import develop
from .tasks import close_task
from .timing import rebuild_due_dates


@dataclass(frozen=True)
class Agreed:
    """What a conference or core group agreed, as the intake room reads it from a submission.

    `items` are (capture, row id or "", fields) with fields as in `PlanVersion.content`; `other` are
    {"label", "value"} of questions no capture asks for; `members` is the core group without the lead.
    """

    submission: uuid.UUID
    language: str
    items: Sequence[tuple[str, str, Mapping[str, Any]]]
    other: Sequence[Mapping[str, str]]
    lead: Person
    members: Sequence[Person]
    conference_on: date | None = None


@transaction.atomic
def agree(*, child: Child, agreed: Agreed, by: User, today: date, now: datetime) -> PlanVersion:
    """Make the child's plan, or its next version when one is open; the version is frozen and hashed (R-000-07).

    A submission makes one version, however often it arrives: the same version is returned again.
    """
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    already = PlanVersion.objects.filter(submission=agreed.submission).select_related("plan").first()
    if already is not None:
        return already
    plan = child.plans.filter(ended_on__isnull=True).first()
    if plan is None:
        plan = Plan.objects.create(child=child, jurisdiction=child.jurisdiction, started_on=today)
    version = _freeze(plan, agreed, by=by, today=today, now=now)
    develop(plan)
    _core_group(plan, agreed.lead, agreed.members, today=today)
    if agreed.conference_on is not None:
        Event.objects.get_or_create(plan=plan, kind=EventKind.CONFERENCE, on=agreed.conference_on)
    rebuild_due_dates(plan=plan, today=today)
    for task in plan.tasks.filter(kind=TaskKind.CHANGE_PLAN, closed_at=None):  # what a review asked for (R-002-32)
        close_task(plan=plan, kind=TaskKind.CHANGE_PLAN, about=task.about, by=by, now=now)
    grants.refresh(plan)
    detail = {"version": version.number, "hash": version.content_hash}
    record(chain=f"plan:{plan.pk}", action="plan.agreed", by=by, now=now, about=f"version:{version.pk}", detail=detail)
    return version


def _freeze(plan: Plan, agreed: Agreed, *, by: User, today: date, now: datetime) -> PlanVersion:
    rows = [(rules.item_id(plan.pk, capture, row), capture, row, fields) for capture, row, fields in agreed.items]
    content = {
        "schema": 1,
        "language": agreed.language,
        "items": [{"id": str(pk), "capture": capture, "fields": dict(fields)} for pk, capture, _, fields in rows],
        "other": [dict(answer) for answer in agreed.other],
    }
    known = set(Item.objects.filter(plan=plan).values_list("pk", flat=True))
    Item.objects.bulk_create(
        Item(pk=pk, plan=plan, capture=capture, row=row) for pk, capture, row, _ in rows if pk not in known
    )
    return PlanVersion.objects.create(
        plan=plan,
        number=plan.versions.count() + 1,
        submission=agreed.submission,
        content=content,
        content_hash=rules.content_hash(content),
        agreed_on=today,
        agreed_by=by,
        created_at=now,
    )


def _core_group(plan: Plan, lead: Person, members: Iterable[Person], *, today: date) -> None:
    """Bring the core group to who was named; who is no longer named leaves it today."""
    wanted = {lead.pk: True} | {person.pk: False for person in members if person.pk != lead.pk}
    for member in plan.members.filter(until__isnull=True):
        if wanted.get(member.person_id) == member.is_lead:
            del wanted[member.person_id]
        else:
            member.until = today
            member.save(update_fields=["until"])
    CoreGroupMember.objects.bulk_create(
        CoreGroupMember(plan=plan, person_id=pk, is_lead=is_lead, since=today) for pk, is_lead in wanted.items()
    )
