"""Events and the due dates projected from them."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import partial

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User
from portal.procedures import rules as calendar_rules
from portal.procedures.selectors import counting

from .. import rules
from ..enums import EventKind
from ..models import BroughtForward, DueDate, Event, Plan
from .developing import develop


@transaction.atomic
def rebuild_due_dates(*, plan: Plan, today: date) -> list[rules.Due]:
    """Project what is due on this plan from its events and the local timescales; returns it, soonest first."""
    local = counting(plan.jurisdiction)
    add = partial(_add, calendar=local.calendar)
    events, figures = list(plan.events.values_list("kind", "on")), dict(local.timescales)
    if plan.visit_days:
        own = (plan.visit_days, "working_days")
        figures["visit"] = rules.tighter(figures.get("visit"), own, add, plan.started_on)
    brought = [rules.Brought(*row) for row in plan.brought_forward.values_list("timescale", "on", "decided_on")]
    between = local.bedroom_between_reviews
    found = list(rules.due(events, figures, add, today, brought, bedroom_between_reviews=between))
    plan.due_dates.all().delete()
    DueDate.objects.bulk_create(
        DueDate(
            plan=plan, timescale=d.timescale, due_on=d.due_on, met_on=d.met_on, is_brought_forward=d.is_brought_forward
        )
        for d in found
    )
    return found


def _add(start: date, count: int, unit: str, *, calendar: calendar_rules.Calendar) -> date:
    return calendar_rules.add(start, count, unit, calendar)


@transaction.atomic
def record_event(*, plan: Plan, kind: EventKind, on: date, by: User, today: date, now: datetime) -> Event:
    """Record that something happened to the plan; due dates follow."""
    event, _ = Event.objects.get_or_create(plan=plan, kind=kind, on=on)
    if kind == EventKind.CORE_GROUP:
        develop(plan)
    rebuild_due_dates(plan=plan, today=today)
    record(chain=f"plan:{plan.pk}", action="plan.event", by=by, now=now, detail={"kind": kind, "on": on.isoformat()})
    return event


@transaction.atomic
def bring_review_forward(*, plan: Plan, on: date, by: User, today: date, now: datetime) -> BroughtForward:
    """Make the next review due on an earlier day than the local timescale says (R-002-19). Raises ValueError for a day
    that is not ahead, or not before the day on which the review is due already."""
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    has_been = plan.events.filter(kind=EventKind.REVIEW, on__lte=today).exists()
    key = "next_review" if has_been else "first_review"
    due = plan.due_dates.filter(timescale=key, met_on__isnull=True).first()
    if on <= today or (due is not None and on >= due.due_on):
        raise ValueError("not an earlier day")
    made = BroughtForward.objects.create(
        plan=plan, timescale=key, on=on, decided_on=today, brought_by=by, brought_at=now
    )
    rebuild_due_dates(plan=plan, today=today)
    detail = {"timescale": key, "on": on.isoformat()}
    record(chain=f"plan:{plan.pk}", action="review.brought_forward", by=by, now=now, detail=detail)
    return made


@transaction.atomic
def set_events(
    *, plan: Plan, days: Mapping[EventKind, Collection[date]], by: User, today: date, now: datetime
) -> list[rules.Due]:
    """Bring the events of each of these kinds to these days, no more and no fewer; due dates follow. For what is
    recorded elsewhere and can be corrected there."""
    for kind, wanted in days.items():
        have = set(plan.events.filter(kind=kind).values_list("on", flat=True))
        plan.events.filter(kind=kind, on__in=have - set(wanted)).delete()
        Event.objects.bulk_create(Event(plan=plan, kind=kind, on=on) for on in sorted(set(wanted) - have))
        for on in sorted(have ^ set(wanted)):
            detail = {"kind": str(kind), "on": on.isoformat(), "stands": on in wanted}
            record(chain=f"plan:{plan.pk}", action="plan.event", by=by, now=now, detail=detail)
    return rebuild_due_dates(plan=plan, today=today)


@transaction.atomic
def set_visit_days(*, plan: Plan, days: int | None, by: User, today: date, now: datetime) -> None:
    """See the child within this many working days of the last time; None for as often as the place has it. Where both
    say it the sooner day counts (R-001-41)."""
    plan.visit_days = days
    plan.save(update_fields=["visit_days"])
    rebuild_due_dates(plan=plan, today=today)
    record(chain=f"plan:{plan.pk}", action="plan.visit_days", by=by, now=now, detail={"days": days})
