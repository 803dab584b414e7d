"""What the lead decides about one reader: the level they read at, and that they do not read for now."""

from datetime import date, datetime

from django.db import transaction

from portal.access.editing import Conflict, save_if_current
from portal.audit.services import record
from portal.people.models import Person, User
from portal.people.selectors import Known
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.services import close_task

from ..enums import Outdated, Unshared
from ..exceptions import ChoiceRefused
from ..levels import fitting
from ..models import ReadingChoice, SharingDecision
from ..selectors import audience_of
from ..standing import open_releases


@transaction.atomic
def choose(
    *, plan: Plan, known: Known, level: str, reason: str, outdated: str, revision: int, by: User, now: datetime
) -> ReadingChoice:
    """Choose the level of somebody's Reading ("" for the one that age proposes), "by understanding" and with a reason,
    and what they see where words changed after they were translated (R-001-21). It counts from the next release.

    Raises ChoiceRefused ("level", "reason"), Conflict when somebody chose meanwhile (0 for no choice so far).
    """
    person = known.person
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if level and level not in fitting(audience_of(known)):
        raise ChoiceRefused("level")
    if level and not reason.strip():
        raise ChoiceRefused("reason")
    made, is_new = ReadingChoice.objects.get_or_create(
        plan=plan, person=person, defaults={"decided_by": by, "decided_at": now}
    )
    save_if_current(
        made, revision, level=level, reason=reason.strip() if level else "", outdated=Outdated(outdated),
        decided_by=by, decided_at=now,
    )  # fmt: skip
    detail = {"by_understanding": bool(level), "outdated": made.outdated, "first": is_new}
    about = f"person:{person.pk}"
    record(chain=f"plan:{plan.pk}", action="plan.level_chosen", by=by, now=now, about=about, detail=detail)
    return made


@transaction.atomic
def leave_unshared(
    *,
    plan: Plan,
    person: Person,
    why: Unshared,
    reason: str,
    review_on: date | None,
    seen: int | None,
    by: User,
    today: date,
    now: datetime,
) -> SharingDecision:
    """Decide that somebody does not get the plan, or not yet (R-001-30, R-004-07, R-004-10).

    `seen` is the id of the decision that stood before, None for none. Raises ChoiceRefused: "reads" (take the plan back
    first), "reason" (there is none), "review_on" (not ahead; or missing for the child, and for what is only put off),
    Conflict when somebody else decided meanwhile.
    """
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if any(one.release.person_id == person.pk for one in open_releases(plan)):
        raise ChoiceRefused("reads")
    if not reason.strip():
        raise ChoiceRefused("reason")
    needs_review = why == Unshared.NOT_YET or person.pk == plan.child.person_id
    if (review_on is None and needs_review) or (review_on is not None and review_on <= today):
        raise ChoiceRefused("review_on")
    before = plan.sharing_decisions.filter(person=person, ended_at__isnull=True).first()
    if (before.pk if before else None) != seen:
        raise Conflict(before or plan)
    if before is not None:
        save_if_current(before, before.revision, ended_at=now)
    made = SharingDecision.objects.create(
        plan=plan, person=person, why=Unshared(why), reason=reason.strip(), review_on=review_on, decided_by=by,
        decided_at=now,
    )  # fmt: skip
    close_task(plan=plan, kind=TaskKind.REVIEW_SHARED, about=person.pk, by=by, now=now)
    detail = {"why": made.why, "review_on": review_on.isoformat() if review_on else ""}
    about = f"person:{person.pk}"
    record(chain=f"plan:{plan.pk}", action="plan.left_unshared", by=by, now=now, about=about, detail=detail)
    return made
