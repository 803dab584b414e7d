"""Keeping somebody of the family out of the core group or a part of its work, and ending that (R-002-18)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import Person, User
from portal.people.selectors import can_authorise, network
from portal.plans.enums import Ground, TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import need_open
from portal.plans.services import close_task, open_task
from portal.wording import services as wording
from portal.wording.standing import standing_of

from .. import rules
from ..enums import Heard, Scope
from ..exceptions import NotExcluded
from ..models import Exclusion
from ..selectors import exclusion_of

Unread = list[Person]  # who reads nothing now, because their Reading could not be made anew


@dataclass(frozen=True, slots=True)
class Terms:
    """What is decided. `items`: ids of the things that they lose; `basis`: the lawful one for that (R-004-09)."""

    scope: Scope
    part: str
    ground: Ground
    evidence: str
    authorised_by: Person
    since: date
    until: date
    review_on: date
    heard: Heard
    heard_note: str = ""
    is_asked: bool = True
    items: Collection[UUID] = ()
    basis: str = ""


@transaction.atomic
def exclude(
    *,
    key: UUID,
    plan: Plan,
    person: Person,
    terms: Terms,
    by: User,
    today: date,
    now: datetime,
    instead_of: UUID | None = None,
) -> tuple[Exclusion, Unread]:
    """Keep somebody out, and keep from them exactly the named items, in one transaction. `instead_of`: the decision
    that stands about them, which the new one ends. The same key is the same decision.

    Raises Http404, NotExcluded, and WithholdingRefused for what the items are refused for.
    """
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    pk = uuid5(person.pk, f"{plan.pk}:exclusion:{key}")
    already = Exclusion.objects.filter(pk=pk).first()
    if already is not None:
        return already, []
    _check(plan, person, terms, by, today)
    before = exclusion_of(plan, person.pk)
    if (before.pk if before else None) != instead_of:
        raise NotExcluded("already")
    if before is not None:
        end_exclusion(exclusion=before, revision=before.revision, by=by, now=now)
    withholding, unread = None, Unread()
    if terms.items:
        withholding, unread = wording.withhold(
            plan=plan, person=person, items=terms.items, ground=terms.ground, evidence=terms.evidence,
            basis=terms.basis, authorised_by=terms.authorised_by, review_on=terms.review_on, by=by, today=today,
            now=now,
        )  # fmt: skip
    made = Exclusion.objects.create(
        pk=pk, plan=plan, person=person, scope=terms.scope, part=terms.part.strip(), ground=terms.ground,
        evidence=terms.evidence.strip(), authorised_by=terms.authorised_by, since=terms.since, until=terms.until,
        review_on=terms.review_on, heard=terms.heard, heard_note=terms.heard_note.strip(), is_asked=terms.is_asked,
        withholding=withholding, decided_by=by, decided_at=now,
    )  # fmt: skip
    due_on = rules.prompts_on(until=made.until, review_on=made.review_on)
    open_task(plan=plan, kind=TaskKind.REVIEW_EXCLUSION, about=made.pk, due_on=due_on, now=now)
    detail = {"ground": str(made.ground), "until": made.until.isoformat(), "authorised_by": str(made.authorised_by_id)}
    grants.refresh(plan)  # whoever authorised it is tied to the case from now on
    record(chain=f"plan:{plan.pk}", action="plan.excluded", by=by, now=now, about=f"person:{person.pk}", detail=detail)
    return made, unread


def _check(plan: Plan, person: Person, terms: Terms, by: User, today: date) -> None:
    if standing_of(plan).is_kept_out(person.pk):  # nothing is told to them, no letter either
        raise NotExcluded("already")
    if not any(one.is_family and one.relation != "child" and one.person.pk == person.pk
               for one in network(plan.child)):  # fmt: skip
        raise NotExcluded("person")
    if terms.scope == Scope.PART and not terms.part.strip():
        raise NotExcluded("part")
    if not terms.evidence.strip():
        raise NotExcluded("evidence")
    if not terms.heard:
        raise NotExcluded("heard")
    if terms.authorised_by.pk == person.pk or not can_authorise(terms.authorised_by, beside=by):
        raise NotExcluded("authorised_by")
    wrong = rules.problem_of(
        since=terms.since, until=terms.until, review_on=terms.review_on, first=plan.started_on, today=today
    )
    if wrong:
        raise NotExcluded(wrong)


@transaction.atomic
def end_exclusion(*, exclusion: Exclusion, revision: int, by: User, now: datetime) -> Unread:
    """End the decision, and with it what was withheld: what they read is made anew with it, and what was given to them
    before stays closed. Raises Http404, Conflict."""
    plan = exclusion.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    save_if_current(exclusion, revision, ended_at=now, ended_by=by)
    unread: Unread = []
    kept = exclusion.withholding
    if kept is not None and kept.ended_at is None:
        unread = wording.end_withholding(withholding=kept, revision=kept.revision, by=by, now=now)
    close_task(plan=plan, kind=TaskKind.REVIEW_EXCLUSION, about=exclusion.pk, by=by, now=now)
    about = f"person:{exclusion.person_id}"
    record(chain=f"plan:{plan.pk}", action="plan.exclusion_ended", by=by, now=now, about=about)
    return unread
