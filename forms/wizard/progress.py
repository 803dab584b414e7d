"""How far a draft is: the steps of its path, what is done, what waits for whom, what cannot be opened yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from django.utils import timezone

from ..fields import kind_of
from ..models import DraftStep
from ..purposes import get_purpose
from ..rules import Status, Walk, status
from ..selectors import answers_in, step_rows, step_states
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
    def done(self) -> bool:
        """Whether nothing is left to do in it, for anybody."""
        return self.status is Status.COMPLETED and not self.waits_for


def walk_of(filling: Filling, now: datetime) -> Walk:
    """The path as it is stored."""
    return Walk(filling.form, filling.draft.deciding, timezone.localdate(now), calendar(filling))


def stages(filling: Filling, now: datetime) -> list[Stage]:
    """The steps of the path in order, as far as this person may see them."""
    walk, states = walk_of(filling, now), step_states(filling.draft)
    steps = walk.steps()
    rows = step_rows(filling.draft, [step.id for step in steps if step.id in states and _doubtful(filling, step)])
    whole = Walk(filling.form, {**walk.answers, **answers_in(rows.values())}, walk.today, walk.calendar)
    roles = {key: str(name) for key, name in get_purpose(filling.form.spec.purpose).roles}
    judge = Judge(whole, filling.words, (), filling.sees, roles)
    found, closed = [], False
    for step in steps:
        if filling.opens(step.id):
            found.append(replace(_stage(filling, judge, step, states.get(step.id), rows.get(step.id)), open=not closed))
        closed = closed or (_in_order(filling) and not states.get(step.id))
    return found


def _stage(filling: Filling, judge: Judge, step: Step, complete: bool | None, row: DraftStep | None) -> Stage:
    known = status(complete)
    if known is Status.COMPLETED and row is not None and judge.missing(step):
        known = Status.INCOMPLETE
    return Stage(step, known, tuple(judge.waits_for(step)) if _left_to_others(filling, step) else ())


def _doubtful(filling: Filling, step: Step) -> bool:
    """Whether a step that was whole may not be any more, or waits for somebody: its answers must be looked at."""
    return _left_to_others(filling, step) or any(
        q.visible_if is not None or q.required_if is not None or any(o.visible_if is not None for o in q.options)
        for q in inside(step.questions)
    )


def _left_to_others(filling: Filling, step: Step) -> bool:
    return any(kind_of(q).asks and not filling.sees(q) for q in inside(step.questions))


def first_unfinished(filling: Filling, step: str, now: datetime) -> str | None:
    """With a fixed order, the id of the first step before this one that is not finished; None when it can be opened.

    Finished is what somebody has finished: looking again at the answers of all steps is left to the list and to
    sending, so that a step costs the same in any form.
    """
    if not _in_order(filling):
        return None
    states = step_states(filling.draft)
    before = takewhile(lambda one: one.id != step, walk_of(filling, now).steps())
    return next((one.id for one in before if not states.get(one.id)), None)


def _in_order(filling: Filling) -> bool:
    """Whether a step waits for those before it: never for a colleague, who is asked some of them only."""
    return filling.form.spec.fixed_order and filling.steps is None
