"""Reading what was recorded of visits, for practitioners."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from portal.people.enums import AccountKind
from portal.people.models import Child, Person, User
from portal.plans.enums import EventKind, PlanState, TaskKind
from portal.plans.models import Plan
from portal.plans.rules import Due
from portal.plans.selectors import managers_of, open_plans
from portal.procedures import rules as calendar_rules
from portal.procedures.enums import TimescaleKey
from portal.procedures.selectors import counting

from . import rules
from .models import ChildSeen, DeniedAccess

# Which figure of the place says within what time every child of a family is seen; the first there is.
SEEN_WITHIN = (TimescaleKey.VISIT, TimescaleKey.SEEN_ALONE, TimescaleKey.SEEN_HOME)


def visits_of(plan: Plan) -> QuerySet[ChildSeen]:
    """The visits as they stand, newest first: what was corrected is left out."""
    return plan.visits.filter(correction__isnull=True)


def open_denials(plan: Plan) -> QuerySet[DeniedAccess]:
    """Where access was denied and the child has not been seen since (R-002-24); nothing once the plan has ended."""
    if plan.state == PlanState.ENDED:
        return plan.denials.none()
    to_do = plan.tasks.filter(kind=TaskKind.SEE_CHILD, about=OuterRef("pk"), closed_at__isnull=True)
    return plan.denials.filter(Exists(to_do.order_by())).select_related("refused_by", "reported_by__person")


def sights_of(plan: Plan) -> list[rules.Sight]:
    """When the child was seen, as the records stand. One query."""
    rows = {one.pk: one for one in plan.visits.only("corrects", "recorded_at", "on", "is_seen")}
    corrected = {one.corrects_id for one in rows.values()}

    def written_at(one: ChildSeen) -> datetime:
        return one.recorded_at if one.corrects_id is None else written_at(rows[one.corrects_id])

    return [rules.Sight(one.on, written_at(one)) for one in rows.values() if one.is_seen and one.pk not in corrected]


@dataclass(frozen=True, slots=True)
class Bedroom:
    """How the place's rule for the bedroom stands (R-001-42). `missed`: the last whole period between conferences in
    which nobody saw it; `due_on`: by when it is to be seen, None where it was; `is_late`: that day is over."""

    due_on: date | None
    is_late: bool
    missed: rules.Period | None


def bedroom_of(plan: Plan, dates: Iterable[Due], today: date) -> Bedroom:
    """The bedroom as the plan's due dates and its events have it. Two queries at most."""
    due_on = next((one.due_on for one in dates if one.timescale == TimescaleKey.BEDROOM and not one.met_on), None)
    missed, local = None, counting(plan.jurisdiction)
    if local.bedroom_between_reviews and TimescaleKey.BEDROOM not in local.timescales:
        rows = list(plan.events.values_list("kind", "on"))
        conferences = [on for kind, on in rows if kind in (EventKind.CONFERENCE, EventKind.REVIEW)]
        bedrooms = [on for kind, on in rows if kind == EventKind.BEDROOM]
        whole = [one for one in rules.periods(conferences, bedrooms, today) if one.last]
        missed = whole[-1] if whole and whole[-1].seen_on is None else None
    return Bedroom(due_on, due_on is not None and today > due_on, missed)


@dataclass(frozen=True, slots=True)
class Covered:
    """A child of the family, when somebody last saw them, and whether that is a whole period ago (R-002-20)."""

    plan: Plan
    last_seen: date | None
    is_unseen: bool


def coverage(children: Iterable[Child], user: Any, today: date) -> list[Covered]:
    """Each of these children whose open plan the user may see, by age. Of the others there is no word (T2)."""
    plans = open_plans(user).filter(child__in=list(children)).select_related("child__person")
    standing = Q(visits__is_seen=True, visits__correction__isnull=True)
    found = plans.annotate(last_seen=Max("visits__on", filter=standing)).order_by("child__person__born_on", "pk")
    place = cache(_within)
    return [
        Covered(
            one, one.last_seen, rules.unseen(one.last_seen, one.started_on, place(one.jurisdiction), today)
        )
        for one in found
    ]  # fmt: skip


def _within(jurisdiction: str) -> Callable[[date], date] | None:
    """What gives the last day of the period in which a child is to be seen; None where the place names none."""
    local = counting(jurisdiction)
    figure = next((local.timescales[key] for key in SEEN_WITHIN if key in local.timescales), None)
    if figure is None:
        return None
    count, unit = figure
    return partial(calendar_rules.add, count=count, unit=unit, calendar=local.calendar)


def colleagues(plan: Plan) -> list[Person]:
    """The practitioners of the core group, the lead and the lead's team manager, once each; with and without an
    account. Three queries."""
    named = Person.objects.filter(memberships__plan=plan, memberships__until=None)
    at_work = Q(user__kind=AccountKind.PRACTITIONER) | Q(
        user=None, relationships__child=plan.child_id, relationships__relation="practitioner"
    )
    group = named.filter(at_work)
    leads = Person.objects.filter(allocations__child=plan.child_id, allocations__until=None)
    everybody = [*leads.select_related("user"), *managers_of(plan), *group.select_related("user").distinct()]
    return list({one.pk: one for one in everybody}.values())


def users_of(people: Iterable[Person]) -> list[User]:
    """The accounts of those who have one."""
    return [one.user for one in people if one.user is not None]
