"""That a plan was explained to somebody."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.models import Person, User
from portal.plans.models import Plan
from portal.plans.selectors import latest_version

from ..enums import How, Understood
from ..exceptions import NotExplained
from ..models import Explanation


@transaction.atomic
def explain(
    *,
    key: UUID,
    plan: Plan,
    person: Person,
    on: date,
    how: How,
    understood: Understood,
    interpreter: str = "",
    level: str = "",
    follow_up: str = "",
    by: User,
    today: date,
    now: datetime,
) -> Explanation:
    """Record that the version in force was explained (R-001-19, R-001-20). "Partly" and "no" need what follows, and it
    stays to be done until somebody records that the person understood. The same key is the same record.

    Raises Http404 when `by` does not lead the plan (any more), NotExplained.
    """
    grants.hold(by, Action.LEAD_PLAN, plan)
    pk = uuid5(plan.pk, f"{person.pk}:{key}")
    already = Explanation.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if on > today or on < plan.started_on:
        raise NotExplained("on")
    if understood != Understood.YES and not follow_up.strip():
        raise NotExplained("follow_up")
    made = Explanation.objects.create(
        pk=pk, plan=plan, version=latest_version(plan), person=person, on=on, how=How(how), interpreter=interpreter,
        level=level, understood=Understood(understood), follow_up=follow_up.strip(), recorded_by=by, recorded_at=now,
    )  # fmt: skip
    detail = {"understood": made.understood}
    record(chain=f"plan:{plan.pk}", action="plan.explained", by=by, now=now, about=f"person:{person.pk}", detail=detail)
    return made
