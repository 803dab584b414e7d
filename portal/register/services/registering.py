"""Putting a child's name on the register, changing what its header says, and taking it off."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.dialogue.services import nudge, tell_keepers
from portal.people.models import User
from portal.people.selectors import eighteenth
from portal.plans.models import Plan
from portal.plans.selectors import end_notices, latest_version
from portal.plans.services import told
from portal.wording.services import end_plan

from .. import rules
from ..enums import Because
from ..exceptions import NotRemoved
from ..models import HeaderRow, Registration
from ..selectors import categories
from .keeping import keepers_of


@transaction.atomic
def register(*, plan: Plan, by: User, now: datetime) -> Registration:
    """The child's name is on the register while the plan lasts; once, however often it is asked for. The category is
    the one that the plan's first concern names."""
    made = Registration.objects.filter(plan=plan).first()
    if made is not None:
        return made
    named = rules.named_category(latest_version(plan).content["items"], categories(plan.jurisdiction))
    made, is_new = Registration.objects.get_or_create(
        plan=plan, defaults={"category": named[:200], "registered_on": plan.started_on}
    )
    if is_new:
        HeaderRow.objects.create(
            registration=made, category=made.category, registered_on=made.registered_on, by=by, at=now
        )
        _noted(plan, "register.entered", by, now)
    return made


@transaction.atomic
def change_category(*, plan: Plan, category: str, review: UUID, by: User, now: datetime) -> None:
    """The category that a review conference decided: a line of the place's list. What it said before stays readable.

    Raises ValueError for a category that the place does not have, and once the name is off the register.
    """
    if category not in categories(plan.jurisdiction):
        raise ValueError("no category of this place")
    standing = _standing(plan, by, now)
    if standing.removed_on is not None:
        raise ValueError("not on the register any more")
    if standing.category == category:
        return
    save_if_current(standing, standing.revision, category=category)
    HeaderRow.objects.create(
        registration=standing, category=category, registered_on=standing.registered_on, review=review, by=by, at=now
    )
    _noted(plan, "register.changed", by, now, review=str(review))


@transaction.atomic
def change_header(
    *, registration: Registration, revision: int, category: str, registered_on: date, reason: str, by: User,
    now: datetime,
) -> None:  # fmt: skip
    """Put right what the header says, with the reason; what it said before stays readable (R-002-39). Once the name is
    off it is not changed.

    Raises Conflict on a stale revision, and ValueError for a category that the place does not have and that does not
    stand there, for no reason, a day to come, or a name that is off.
    """
    plan = registration.plan
    if category not in (*categories(plan.jurisdiction), registration.category) or not reason.strip():
        raise ValueError("no category of this place, or no reason")
    if registered_on > timezone.localdate(now) or registration.removed_on is not None:
        raise ValueError("not a day of it")
    save_if_current(registration, revision, category=category, registered_on=registered_on)
    HeaderRow.objects.create(
        registration=registration, category=category, registered_on=registered_on, reason=reason.strip(), by=by, at=now
    )
    _noted(plan, "register.changed", by, now)


@transaction.atomic
def deregister(
    *, plan: Plan, revision: int, on: date, because: Because, review: UUID | None, ongoing_need: bool, follow_on: str,
    by: User, now: datetime,
) -> Registration:  # fmt: skip
    """Take the child's name off the register and end the plan with it: by a review's decision, or by an event of the
    list and no other way (R-002-35). `follow_on`: what help goes on, or why none (R-002-36). The family is written to
    where that is safe; who still has to be told is in `plans.selectors.end_notices`.

    Raises NotRemoved, PlanEnded, Conflict on a stale `revision` of the plan.
    """
    found = rules.problem_of(
        because, review=review, eighteen_on=_eighteen_on(plan), on=on, first=plan.started_on, follow_on=follow_on
    )
    if found:
        raise NotRemoved(found)
    end_plan(plan=plan, revision=revision, on=on, by=by, now=now, is_child_told=because != Because.DIED)
    standing = _standing(plan, by, now)
    save_if_current(
        standing, standing.revision, removed_on=on, because=Because(because), review=review,
        ongoing_need=ongoing_need, follow_on=follow_on.strip(),
    )  # fmt: skip
    for notice in end_notices(plan):
        if nudge(plan=plan, person=notice.person, now=now):
            told(notice=notice, by=None, now=now)
    _noted(plan, "register.removed", by, now, because=str(because))
    tell_keepers(users=keepers_of(plan.jurisdiction).exclude(pk=by.pk), now=now)
    return standing


def _standing(plan: Plan, by: User, now: datetime) -> Registration:
    """The registration, and nobody else changes it meanwhile."""
    made = register(plan=plan, by=by, now=now)
    return Registration.objects.select_for_update().get(pk=made.pk)


def _eighteen_on(plan: Plan) -> date | None:
    born_on = plan.child.person.born_on
    return None if born_on is None else eighteenth(born_on)


def _noted(plan: Plan, action: str, by: User, now: datetime, **detail: str) -> None:
    chain, about = f"register:{plan.jurisdiction}", f"plan:{plan.pk}"
    record(chain=chain, action=action, by=by, now=now, about=about, detail=detail)
