"""The end of a plan, and of what people could do with it for a time."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import User

from ..enums import PlanState
from ..exceptions import PlanEnded
from ..models import EndNotice, Plan


@transaction.atomic
def end_plan(*, plan: Plan, revision: int, on: date, by: User, now: datetime, is_child_told: bool = True) -> None:
    """End the plan: the core group's practitioners see it no more, its lead goes on, and the family keeps the last
    Reading it was given. The child and everybody with parental responsibility is to be told, but for those from whom
    the whole plan is withheld (R-004-21). `is_child_told`: False where the child has died.

    Raises PlanEnded, Conflict on a stale revision, ValueError for a day before the plan began.
    """
    standing = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if standing.state == PlanState.ENDED:
        raise PlanEnded
    if on < standing.started_on:
        raise ValueError("a plan cannot end before it began")
    save_if_current(plan, revision, state=PlanState.ENDED, ended_on=on)
    plan.members.filter(until__isnull=True, is_lead=False).update(until=on)
    EndNotice.objects.bulk_create(EndNotice(plan=plan, person_id=person) for person in _to_tell(plan, is_child_told))
    grants.refresh(plan)
    record(chain=f"plan:{plan.pk}", action="plan.ended", by=by, now=now, detail={"on": on.isoformat()})


def _to_tell(plan: Plan, is_child_told: bool) -> list[UUID]:
    kept_out = set(plan.withholdings.filter(ended_at__isnull=True, is_whole=True).values_list("person_id", flat=True))
    parents = plan.child.relationships.filter(parental_responsibility=True).order_by("pk")
    child = [plan.child.person_id] if is_child_told else []
    everybody = [*child, *parents.values_list("person_id", flat=True)]
    return [person for person in everybody if person not in kept_out]


@transaction.atomic
def told(*, notice: EndNotice, by: User | None, now: datetime) -> None:
    """Note that this person knows: a message left (by=None), or a worker told them. Once is enough."""
    field, detail = ("sent_at", "message") if by is None else ("told_at", "worker")
    values = {field: now} if by is None else {field: now, "told_by": by}
    if EndNotice.objects.filter(pk=notice.pk, **{f"{field}__isnull": True}).update(**values):
        about, chain = f"person:{notice.person_id}", f"plan:{notice.plan_id}"
        record(chain=chain, action="plan.end_told", by=by, now=now, about=about, detail={"by": detail})


@transaction.atomic
def end_expired(*, plan: Plan, now: datetime) -> int:
    """Take away the grants whose last day is over, an advocate's for one; returns how many. They count no more even
    before this ran."""
    _added, taken = grants.refresh(plan)
    if taken:
        record(chain=f"plan:{plan.pk}", action="plan.grants_ended", by=None, now=now, detail={"grants": taken})
    return taken
