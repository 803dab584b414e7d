"""How far a draft is: the steps of its path, what is done, what waits for whom, what cannot be opened yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ..fields import kind_of
from ..models import DraftStep
from ..purposes import get_purpose
from ..rules import Status, Walk, status
from ..selectors import step_rows, step_states
from ..services.wholeness import Judge
from ..spec import Step, inside
from .filling import Filling
from .place import calendar


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the path. `waits_for` are the names of roles, `open` says whether it can be opened yet."""

    step: Step
    status: Status
    waits_for: tuple[str, ...] = ()
    open: bool = True

    @property
    def passed(self) -> bool:
        """Whether the steps after it can be opened when the order is fixed."""
        return self.status is Status.COMPLETED and not self.waits_for


def walk_of(filling: Filling, now: datetime) -> Walk:
    """The path as it is stored."""
    return Walk(filling.form, filling.draft.deciding, timezone.localdate(now), calendar(filling))


def stages(filling: Filling, now: datetime) -> list[Stage]:
    """The steps of the path in order, as far as this person may see them."""
    walk, states = walk_of(filling, now), step_states(filling.draft)
    steps = walk.steps()
    rows = step_rows(filling.draft, [step.id for step in steps if step.id in states and _doubtful(filling, step)])
    purpose = get_purpose(filling.form.spec.purpose)
    roles = {key: str(name) for key, name in purpose.roles}
    found, open_now = [], True
    for step in steps:
        stage = _stage(filling, walk, step, states.get(step.id), rows.get(step.id), roles)
        stage = Stage(stage.step, stage.status, stage.waits_for, open_now)
        open_now = open_now and (stage.passed or not filling.form.spec.fixed_order)
        if filling.opens(step.id):
            found.append(stage)
    return found


def _stage(
    filling: Filling, walk: Walk, step: Step, complete: bool | None, row: DraftStep | None, roles: dict[str, str]
) -> Stage:
    known = status(complete)
    if row is None and not _left_to_others(filling, step):
        return Stage(step, known)
    own = {**walk.answers, **(row.answers if row else {})}
    judge = Judge(Walk(filling.form, own, walk.today, walk.calendar), filling.words, (), filling.sees, roles)
    waits = tuple(judge.waits_for(step))
    if known is Status.COMPLETED and row is not None and judge.missing(step, row):
        known = Status.INCOMPLETE
    return Stage(step, known, waits)


def _doubtful(filling: Filling, step: Step) -> bool:
    """Whether a step that was whole may not be any more, or waits for somebody: its answers must be looked at."""
    return _left_to_others(filling, step) or any(
        q.visible_if is not None or q.required_if is not None or any(o.visible_if is not None for o in q.options)
        for q in inside(step.questions)
    )


def _left_to_others(filling: Filling, step: Step) -> bool:
    return any(kind_of(q).asks and not filling.sees(q) for q in inside(step.questions))


def first_unfinished(filling: Filling, step: str, now: datetime) -> str | None:
    """With a fixed order, the id of the first step before this one that is not finished; None when it can be opened."""
    if not filling.form.spec.fixed_order:
        return None
    for stage in stages(filling, now):
        if stage.step.id == step:
            return None
        if not stage.passed:
            return stage.step.id
    return None
