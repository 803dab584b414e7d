"""Keeping a plan, or items of it, from somebody, and ending that."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import Person, User
from portal.people.selectors import can_authorise

from ..enums import Ground, TaskKind
from ..exceptions import WithholdingRefused
from ..models import Plan, WithheldItem, Withholding
from .tasks import close_task


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
    items: Collection[UUID] | None = None,
    basis: str = "",
) -> Withholding:
    """Keep the plan from this person, or these items of it: what they read is closed when this returns, and nothing
    tells them (R-004-08). `basis`: the lawful one, in the words of the local procedure's list (R-004-09).

    Whole (`items` is None): every grant is gone. Items: `portal.wording.services.withhold` gives them the Reading anew
    without. Raises WithholdingRefused: no evidence, a review date that is not ahead, the person's own authority,
    no item or one of another plan, or what is withheld already.
    """
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if not evidence.strip():
        raise WithholdingRefused("evidence")
    if review_on <= today:
        raise WithholdingRefused("review_on")
    if authorised_by.pk == person.pk or not can_authorise(authorised_by, beside=by):
        raise WithholdingRefused("authorised_by")
    chosen = _free(plan, person, items)
    made = Withholding.objects.create(
        plan=plan,
        person=person,
        is_whole=items is None,
        ground=Ground(ground),
        evidence=evidence,
        basis=basis,
        authorised_by=authorised_by,
        decided_by=by,
        decided_on=today,
        decided_at=now,
        review_on=review_on,
    )
    WithheldItem.objects.bulk_create(WithheldItem(withholding=made, item_id=item) for item in chosen)
    if made.is_whole:
        close_task(plan=plan, kind=TaskKind.REVIEW_SHARED, about=person.pk, by=by, now=now)
    grants.refresh(plan)
    detail = {"ground": made.ground, "review_on": review_on.isoformat(), "authorised_by": str(authorised_by.pk),
              "items": [str(item) for item in chosen]}  # fmt: skip
    record(chain=f"plan:{plan.pk}", action="plan.withheld", by=by, now=now, about=f"person:{person.pk}", detail=detail)
    return made


def _free(plan: Plan, person: Person, items: Collection[UUID] | None) -> list[UUID]:
    """The items in order; refused when the plan has no such item, or when a standing decision says it already."""
    standing = plan.withholdings.filter(person=person, ended_at__isnull=True)
    if items is None:
        if standing.filter(is_whole=True).exists():
            raise WithholdingRefused("already")
        return []
    chosen = sorted(set(items))
    if not chosen or plan.items.filter(pk__in=chosen).count() != len(chosen):
        raise WithholdingRefused("items")
    if WithheldItem.objects.filter(withholding__in=standing, item_id__in=chosen).exists():
        raise WithholdingRefused("already")
    return chosen


@transaction.atomic
def end_withholding(*, withholding: Withholding, revision: int, by: User, now: datetime) -> None:
    """End the decision; what was released before it stays closed until it is released anew. Raises Conflict."""
    plan = Plan.objects.select_for_update(no_key=True).get(pk=withholding.plan_id)
    save_if_current(withholding, revision, ended_at=now)
    grants.refresh(plan)
    about = f"person:{withholding.person_id}"
    record(chain=f"plan:{plan.pk}", action="plan.withholding_ended", by=by, now=now, about=about)
