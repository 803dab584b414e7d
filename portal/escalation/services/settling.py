"""Raising a difference, moving it on to the next stage, settling it (R-004-73)."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.services import close_task, open_task
from portal.procedures import rules as calendar_rules
from portal.procedures.exceptions import UnknownJurisdiction
from portal.procedures.selectors import Stage, calendar_of, stages

from .. import rules
from ..enums import StepKind
from ..exceptions import NoFurtherStage, OutOfDate
from ..models import Difference, DifferenceStep
from ..selectors import last_step
from .telling import tell


@transaction.atomic
def raise_difference(
    *, key: UUID, plan: Plan, about: str, view: str, other: str, by: User, today: date, now: datetime
) -> Difference:
    """Write a difference down; it stands at the first stage of the place, where there is one. The same key is the same
    difference. Raises ValueError for a plan that has ended, and where a word is missing."""
    pk = uuid5(plan.pk, f"difference:{key}")
    already = Difference.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if plan.ended_on is not None:
        raise ValueError("the plan has ended")
    words = [text.strip() for text in (about, view, other)]
    if not all(words):
        raise ValueError("a word is missing")
    made = Difference.objects.create(
        pk=pk, plan=plan, about=words[0], view=words[1], other=words[2], raised_by=by, raised_at=now
    )
    stage = rules.next_stage(stages(plan.jurisdiction), rules.BEFORE_ALL)
    _enter(made, pk, 0, StepKind.RAISED, stage, "", by, today, now)
    return made


@transaction.atomic
def move_on(
    *, key: UUID, difference: Difference, seen: int, tried: str, by: User, today: date, now: datetime
) -> DifferenceStep:
    """Bring a difference to the stage that comes next in what the place has today. `seen`: the number of the step that
    `by` looked at. The same key is the same step.

    Raises OutOfDate, NoFurtherStage, and ValueError where nothing says what was tried.
    """
    pk = uuid5(difference.pk, f"step:{key}")
    already = DifferenceStep.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if not tried.strip():
        raise ValueError("nothing says what was tried")
    last = _held(difference, seen)
    stage = rules.next_stage(stages(difference.plan.jurisdiction), rules.position(last.stage))
    if stage is None:
        raise NoFurtherStage
    close_task(plan=difference.plan, kind=TaskKind.ESCALATION, about=difference.pk, by=by, now=now)
    return _enter(difference, pk, last.number + 1, StepKind.MOVED_ON, stage, tried, by, today, now)


@transaction.atomic
def settle(
    *, key: UUID, difference: Difference, seen: int, settled: str, change: str, by: User, now: datetime
) -> DifferenceStep:
    """Say how a difference was settled and what changes for the plan; at any stage. The same key is the same step.

    Raises OutOfDate, and ValueError where a word is missing.
    """
    pk = uuid5(difference.pk, f"step:{key}")
    already = DifferenceStep.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if not settled.strip() or not change.strip():
        raise ValueError("a word is missing")
    last = _held(difference, seen)
    made = DifferenceStep.objects.create(
        pk=pk, difference=difference, number=last.number + 1, kind=StepKind.RESOLVED, settled=settled.strip(),
        change=change.strip(), by=by, at=now,
    )  # fmt: skip
    close_task(plan=difference.plan, kind=TaskKind.ESCALATION, about=difference.pk, by=by, now=now)
    _finish(made, now)
    return made


def _held(difference: Difference, seen: int) -> DifferenceStep:
    """The step the difference stands at, and nobody else takes the next one meanwhile."""
    Difference.objects.select_for_update().get(pk=difference.pk)
    last = last_step(difference)
    if last.number != seen or last.kind == StepKind.RESOLVED:
        raise OutOfDate
    return last


def _enter(
    difference: Difference, pk: UUID, number: int, kind: StepKind, stage: Stage | None, tried: str, by: User,
    today: date, now: datetime,
) -> DifferenceStep:  # fmt: skip
    plan = difference.plan
    due = rules.due_on(stage, today, _counting(plan.jurisdiction)) if stage else None
    made = DifferenceStep.objects.create(
        pk=pk, difference=difference, number=number, kind=kind, stage=rules.frozen(stage), due_on=due,
        tried=tried.strip(), by=by, at=now,
    )  # fmt: skip
    open_task(plan=plan, kind=TaskKind.ESCALATION, about=difference.pk, due_on=due, now=now)
    _finish(made, now)
    return made


def _counting(place: str) -> rules.Add:
    calendar = calendar_of(place)
    if calendar is None:
        raise UnknownJurisdiction(place)
    return partial(_add, calendar=calendar)


def _add(start: date, count: int, unit: str, *, calendar: Any) -> date:
    return calendar_rules.add(start, count, unit, calendar)


def _finish(step: DifferenceStep, now: datetime) -> None:
    """Say in the plan's chain that it happened, and tell who answers for the plan."""
    plan = step.difference.plan
    record(chain=f"plan:{plan.pk}", action=f"difference.{step.kind}", by=step.by, now=now,
           about=f"difference:{step.difference_id}", detail={"number": step.number})  # fmt: skip
    tell(plan, now=now, but=step.by)
