"""Recording visits and denied access, and what follows from either."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.dialogue.services import tell_staff
from portal.people.models import Person, User
from portal.plans.enums import EventKind, PlanState, TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import managers_of
from portal.plans.services import close_task, open_task, set_events

from . import rules
from .enums import Place
from .exceptions import VisitRefused
from .models import ChildSeen, DeniedAccess
from .selectors import colleagues, sights_of, users_of, visits_of


@transaction.atomic
def record_visit(
    *,
    key: UUID,
    plan: Plan,
    visit: rules.Visit,
    by: User,
    today: date,
    now: datetime,
    corrects: ChildSeen | None = None,
) -> ChildSeen:
    """Write a visit down, or in the place of one that was wrong (R-002-21, R-001-34, -42). The same key is the same
    record. Due dates, the alert to the team manager and what is open about denied access follow.

    Raises VisitRefused with the fields: a day still to come or outside the plan, something that has to be said and is
    not, or a record that was corrected already ("corrects").
    """
    plan = Plan.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)
    pk = uuid5(plan.pk, f"visit:{key}")
    already = plan.visits.filter(pk=pk).first()
    if already is not None:
        return already
    if visit.on > today or visit.on < plan.started_on or (plan.ended_on is not None and visit.on > plan.ended_on):
        raise VisitRefused("on")
    if lacking := rules.missing(visit):
        raise VisitRefused(*lacking)
    if corrects is not None and not visits_of(plan).filter(pk=corrects.pk).exists():
        raise VisitRefused("corrects")
    made = _write(pk, plan, rules.tidy(visit), corrects, by=by, now=now)
    about = f"visit:{made.pk}"
    record(chain=f"plan:{plan.pk}", action="visit.corrected" if corrects else "visit.recorded", by=by, now=now,
           about=about)  # fmt: skip
    _follow(plan, by=by, today=today, now=now, is_new=not made.is_alone)
    return made


def _write(
    pk: UUID, plan: Plan, visit: rules.Visit, corrects: ChildSeen | None, *, by: User, now: datetime
) -> ChildSeen:
    return ChildSeen.objects.create(
        pk=pk, plan=plan, corrects=corrects, on=visit.on, place=Place(visit.place), is_seen=visit.is_seen,
        why_not_seen=visit.why_not_seen, is_alone=visit.is_alone, why_not_alone=visit.why_not_alone,
        bedroom_seen=visit.bedroom_seen, day=visit.day, said=visit.said, no_views=visit.no_views, recorded_by=by,
        recorded_at=now,
    )  # fmt: skip


@transaction.atomic
def report_denied(
    *,
    key: UUID,
    plan: Plan,
    on: date,
    refused_by: Person | None,
    refused_name: str,
    happened: str,
    done: str,
    by: User,
    today: date,
    now: datetime,
) -> DeniedAccess:
    """Somebody did not let the child be seen: everybody who works with the family is told, and seeing the child is to
    do today until it is done (R-002-24). The same key is the same report.

    Raises VisitRefused with the fields: a day still to come or before the plan, nobody who refused, or nothing said of
    what happened or what was done.
    """
    plan = Plan.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)
    pk = uuid5(plan.pk, f"denied:{key}")
    already = plan.denials.filter(pk=pk).first()
    if already is not None:
        return already
    given = {"happened": happened.strip(), "done": done.strip(), "refused_by": refused_by or refused_name.strip()}
    if lacking := [name for name, value in given.items() if not value]:
        raise VisitRefused(*lacking)
    if on > today or on < plan.started_on or plan.state == PlanState.ENDED:
        raise VisitRefused("on")
    made = DeniedAccess.objects.create(
        pk=pk, plan=plan, on=on, refused_by=refused_by, refused_name="" if refused_by else refused_name.strip(),
        happened=happened.strip(), done=done.strip(), reported_by=by, reported_at=now,
    )  # fmt: skip
    record(chain=f"plan:{plan.pk}", action="access.denied", by=by, now=now, about=f"denied:{made.pk}")
    _settle_denials(plan, by=by, today=today, now=now)
    tell_staff(plan=plan, users=[one for one in users_of(colleagues(plan)) if one.pk != by.pk], now=now)
    return made


def _follow(plan: Plan, *, by: User, today: date, now: datetime, is_new: bool) -> None:
    """What the visits as they stand mean for due dates and for what is to be done."""
    visits = list(visits_of(plan).order_by("on", "recorded_at"))
    days = {
        EventKind.SEEN: [one.on for one in visits if one.is_seen],
        EventKind.SEEN_ALONE: [one.on for one in visits if one.is_alone],
        EventKind.SEEN_HOME: [one.on for one in visits if one.is_seen and one.place == Place.HOME],
        EventKind.BEDROOM: [one.on for one in visits if one.bedroom_seen],
    }
    set_events(plan=plan, days=days, by=by, today=today, now=now)
    _settle_denials(plan, by=by, today=today, now=now)
    kind = TaskKind.SEEN_ALONE_ALERT
    if plan.state != PlanState.ENDED and rules.alone_missed([one.is_alone for one in visits]):
        open_task(plan=plan, kind=kind, about=plan.pk, due_on=today, now=now)
        if is_new:
            tell_staff(plan=plan, users=users_of(managers_of(plan)), now=now)
    else:
        close_task(plan=plan, kind=kind, about=plan.pk, by=by, now=now)


def _settle_denials(plan: Plan, *, by: User, today: date, now: datetime) -> None:
    """Seeing the child is to do for each time access was denied, until somebody has seen the child since."""
    seen = sights_of(plan)
    for denied_on, reported_at, about in plan.denials.values_list("on", "reported_at", "pk"):
        if plan.state == PlanState.ENDED or rules.is_answered(denied_on, reported_at, seen):
            close_task(plan=plan, kind=TaskKind.SEE_CHILD, about=about, by=by, now=now)
        else:
            open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=about, due_on=today, now=now)
