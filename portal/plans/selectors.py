"""Reading plans, for practitioners."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.people.enums import Relation
from portal.people.models import Person

from .enums import TaskKind
from .models import BookedMeeting, EndNotice, Plan, PlanTask, PlanVersion


def plan_for(user: Any, plan_id: UUID, action: Action = Action.VIEW_PLAN) -> Plan:
    """The plan with its child, or Http404 alike for none and not yours."""
    return grants.fetch(Plan.objects.select_related("child__person"), user, action, pk=plan_id)


def need_open(plan: Plan) -> None:
    """Http404 once the plan has ended, whatever the one in hand says. For who holds a grant (`grants.hold`): its end
    waits for every grant, so it does not end meanwhile. One query."""
    if not Plan.objects.filter(pk=plan.pk, ended_on=None).exists():
        raise Http404


def latest_version(plan: Plan) -> PlanVersion:
    """The version in force. A plan always has one."""
    return plan.versions.order_by("-number")[:1].get()


def managers_of(plan: Plan) -> list[Person]:
    """The team manager who answers for the lead's work on this plan, if one is named. One query."""
    return list(Person.objects.filter(managed__child=plan.child_id, managed__until=None).select_related("user"))


def open_plans(user: Any) -> QuerySet[Plan]:
    """The open plans this user sees."""
    return grants.visible(Plan.objects.filter(ended_on__isnull=True), user, Action.VIEW_PLAN)


CORE_GROUPS = ("first_core_group", "next_core_group")


def next_core_group(plan: Plan) -> date | None:
    """When the core group is to meet next; None where nothing is due. One query."""
    waiting = plan.due_dates.filter(timescale__in=CORE_GROUPS, met_on=None).order_by("due_on")
    return waiting.values_list("due_on", flat=True).first()


def booked_meeting(plan: Plan) -> BookedMeeting | None:
    """The meeting of the core group that is to come, None where none is booked. One query."""
    return plan.booked_meetings.filter(closed_at=None).select_related("booked_by__person").first()


def is_first_meeting(plan: Plan, on: date | None = None) -> bool:
    """Whether a meeting on a day is the first of the core group, or the next where no day is given. One query."""
    earlier = plan.meetings.all() if on is None else plan.meetings.filter(on__lt=on)
    return not earlier.exists()


def chairs_of(plan: Plan, *, any_chair: bool) -> list[Person]:
    """Who may take the chair of its core group: the lead, and where the place lets them (`any_chair`) whoever works for
    the child and is in the group (R-002-14). Two queries at most."""
    leads = list(Person.objects.filter(allocations__child=plan.child_id, allocations__until=None))
    if not any_chair:
        return leads
    workers = plan.child.relationships.filter(relation=Relation.PRACTITIONER).values("person")
    members = Person.objects.filter(memberships__plan=plan, memberships__until=None, pk__in=workers)
    return list(dict.fromkeys([*leads, *members.order_by("family_name", "pk")]))


def end_notices(plan: Plan) -> list[EndNotice]:
    """Who is to be told that the plan has ended, with what was done; one query."""
    return list(plan.end_notices.select_related("person__user").order_by("pk"))


# What is shown only so many days before its day, and what is there for whoever leads the plan alone: that somebody is
# kept out is for nobody else's eyes (R-002-18), nor is who enquires about the child, and nobody else shares.
SHOWN_BEFORE = {TaskKind.REVIEW_EXCLUSION: timedelta(days=14)}
LEADS_ONLY = (TaskKind.REVIEW_EXCLUSION, TaskKind.REVIEW_SHARED, TaskKind.ENQUIRY)


def _is_shown(kind: str, due_on: date | None, today: date) -> bool:
    before = SHOWN_BEFORE.get(TaskKind(kind)) if kind in TaskKind.values else None
    return before is None or due_on is None or due_on - before <= today


def open_tasks(plan: Plan) -> list[PlanTask]:
    """What is still to be done about a plan, soonest first; what has no day comes last. One query."""
    return list(plan.tasks.filter(closed_at__isnull=True))


def shown_tasks(plan: Plan, today: date, *, leads: bool) -> list[PlanTask]:
    """Of the open tasks of a plan those that somebody is shown today; none once it has ended. One query."""
    if plan.ended_on is not None:
        return []
    mine = (one for one in open_tasks(plan) if leads or one.kind not in LEADS_ONLY)
    return [one for one in mine if _is_shown(one.kind, one.due_on, today)]


@dataclass(frozen=True, slots=True)
class SeenTask:
    """One thing to do about a plan, in a list of several children."""

    id: UUID
    plan: UUID
    kind: str
    about: UUID
    due_on: date | None
    child: str
    is_late: bool


MOST_TASKS = 20  # in the list of all children; the plan's page has every one


def open_tasks_seen(user: Any, today: date) -> list[SeenTask]:
    """What is still to be done about the open plans that this user may see, soonest first, without what is not shown
    yet. One query."""
    found = [
        SeenTask(pk, plan, kind, about, due_on, f"{given} {family}".strip(), due_on is not None and due_on < today)
        for pk, plan, kind, about, due_on, given, family in _TASKS.rows(user)
        if _is_shown(kind, due_on, today)
    ]
    return found[:MOST_TASKS]


def _tasks(user: Any) -> QuerySet[PlanTask, tuple[Any, ...]]:
    leading = grants.visible(Plan.objects.all(), user, Action.LEAD_PLAN)
    found = PlanTask.objects.filter(plan__in=open_plans(user), closed_at__isnull=True)
    found = found.filter(~Q(kind__in=LEADS_ONLY) | Q(plan__in=leading.values("pk")))
    # As many of each kind: what is hidden, because its day is far off, must not stand in the place of what is shown.
    soonest = (F("due_on").asc(nulls_last=True), "opened_at")
    place = Window(RowNumber(), partition_by="kind", order_by=soonest)
    person = "plan__child__person__"
    return (
        found.annotate(place=place)
        .filter(place__lte=MOST_TASKS)
        .order_by(*soonest)
        .values_list("pk", "plan_id", "kind", "about", "due_on", f"{person}given_name", f"{person}family_name")
    )


_TASKS = Compiled(lambda user, _: _tasks(user))
