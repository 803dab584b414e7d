"""Keeping a plan from somebody, and ending that."""

from datetime import date, datetime

from django.db import transaction

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import Person, User
from portal.people.selectors import can_authorise

from ..enums import Ground
from ..exceptions import WithholdingRefused
from ..models import Plan, Withholding


@transaction.atomic
def withhold(
    *,
    plan: Plan,
    person: Person,
    ground: Ground,
    evidence: str,
    authorised_by: Person,
    review_on: date,
    by: User,
    today: date,
    now: datetime,
) -> Withholding:
    """Keep the plan from this person: every grant is gone when this returns, and nothing tells them (R-004-08).

    Raises WithholdingRefused: no evidence, a review date that is not ahead, the person's own authority, or a decision
    that already stands.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    if not evidence.strip():
        raise WithholdingRefused("evidence")
    if review_on <= today:
        raise WithholdingRefused("review_on")
    if authorised_by.pk == person.pk or not can_authorise(authorised_by, beside=by):
        raise WithholdingRefused("authorised_by")
    if plan.withholdings.filter(person=person, ended_at__isnull=True).exists():
        raise WithholdingRefused("already")
    made = Withholding.objects.create(
        plan=plan,
        person=person,
        ground=Ground(ground),
        evidence=evidence,
        authorised_by=authorised_by,
        decided_by=by,
        decided_on=today,
        decided_at=now,
        review_on=review_on,
    )
    grants.refresh(plan)
    detail = {"ground": made.ground, "review_on": review_on.isoformat(), "authorised_by": str(authorised_by.pk)}
    record(chain=f"plan:{plan.pk}", action="plan.withheld", by=by, now=now, about=f"person:{person.pk}", detail=detail)
    return made


@transaction.atomic
def end_withholding(*, withholding: Withholding, revision: int, by: User, now: datetime) -> None:
    """End the decision; what was released before it stays closed until it is released anew. Raises Conflict."""
    plan = Plan.objects.select_for_update().get(pk=withholding.plan_id)
    save_if_current(withholding, revision, ended_at=now)
    grants.refresh(plan)
    about = f"person:{withholding.person_id}"
    record(chain=f"plan:{plan.pk}", action="plan.withholding_ended", by=by, now=now, about=about)
