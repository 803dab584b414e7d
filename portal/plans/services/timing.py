"""Events and the due dates projected from them."""

from datetime import date, datetime
from functools import partial

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User
from portal.procedures import rules as calendar_rules
from portal.procedures.selectors import procedure

from .. import rules
from ..enums import EventKind
from ..models import DueDate, Event, Plan


@transaction.atomic
def rebuild_due_dates(*, plan: Plan, today: date) -> list[rules.Due]:
    """Project what is due on this plan from its events and the local timescales; returns it, soonest first."""
    local = procedure(plan.jurisdiction, "en")
    add = partial(_add, calendar=local.calendar)
    events = list(plan.events.values_list("kind", "on"))
    found = list(rules.due(events, local.timescales, add, today))
    plan.due_dates.all().delete()
    DueDate.objects.bulk_create(
        DueDate(plan=plan, timescale=d.timescale, due_on=d.due_on, met_on=d.met_on) for d in found
    )
    return found


def _add(start: date, count: int, unit: str, *, calendar: calendar_rules.Calendar) -> date:
    return calendar_rules.add(start, count, unit, calendar)


@transaction.atomic
def record_event(*, plan: Plan, kind: EventKind, on: date, by: User, today: date, now: datetime) -> Event:
    """Record that something happened to the plan; due dates follow."""
    event, _ = Event.objects.get_or_create(plan=plan, kind=kind, on=on)
    rebuild_due_dates(plan=plan, today=today)
    record(chain=f"plan:{plan.pk}", action="plan.event", by=by, now=now, detail={"kind": kind, "on": on.isoformat()})
    return event
