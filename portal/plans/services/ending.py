"""The end of a plan, and of what people could do with it for a time."""

from datetime import date, datetime

from django.db import transaction

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import User

from ..enums import PlanState
from ..exceptions import PlanEnded
from ..models import Plan


@transaction.atomic
def end_plan(*, plan: Plan, revision: int, on: date, by: User, now: datetime) -> None:
    """End the plan: the core group's practitioners see it no more, its lead goes on, and the family keeps the last
    Reading it was given (R-004-21). Raises PlanEnded, Conflict on a stale revision, ValueError for a day before the
    plan began."""
    standing = Plan.objects.select_for_update().get(pk=plan.pk)
    if standing.state == PlanState.ENDED:
        raise PlanEnded
    if on < standing.started_on:
        raise ValueError("a plan cannot end before it began")
    save_if_current(plan, revision, state=PlanState.ENDED, ended_on=on)
    plan.members.filter(until__isnull=True, is_lead=False).update(until=on)
    grants.refresh(plan)
    record(chain=f"plan:{plan.pk}", action="plan.ended", by=by, now=now, detail={"on": on.isoformat()})


@transaction.atomic
def end_expired(*, plan: Plan, now: datetime) -> int:
    """Take away the grants whose last day is over, an advocate's for one; returns how many. They count no more even
    before this ran."""
    _added, taken = grants.refresh(plan)
    if taken:
        record(chain=f"plan:{plan.pk}", action="plan.grants_ended", by=None, now=now, detail={"grants": taken})
    return taken
