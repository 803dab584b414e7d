"""What is done when somebody does not take part (R-002-19)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.models import Person, User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import need_open
from portal.plans.services import bring_review_forward, close_task, open_task

from .. import rules
from ..enums import Option
from ..exceptions import NotDecided
from ..models import EngagementDecision, LackOfEngagement


@transaction.atomic
def record_lack(
    *, key: UUID, plan: Plan, person: Person, behaviours: Sequence[str], tried: str, meaning: str, by: User,
    today: date, now: datetime,
) -> LackOfEngagement:  # fmt: skip
    """Write down what is seen, what was tried and what it means for the child; who leads the plan has to decide what
    follows. The same key is the same record. Raises Http404, NotDecided."""
    grants.hold(by, Action.VIEW_PLAN, plan)
    need_open(plan)
    for name, said in (("behaviours", "".join(behaviours)), ("tried", tried), ("meaning", meaning)):
        if not said.strip():
            raise NotDecided(name)
    made, is_new = LackOfEngagement.objects.get_or_create(
        pk=uuid5(plan.pk, f"lack:{key}"),
        defaults={"plan": plan, "person": person, "behaviours": "\n".join(behaviours), "tried": tried.strip(),
                  "meaning": meaning.strip(), "recorded_by": by, "recorded_at": now},
    )  # fmt: skip
    if is_new:
        open_task(plan=plan, kind=TaskKind.DECIDE_ENGAGEMENT, about=made.pk, due_on=today, now=now)
        record(chain=f"plan:{plan.pk}", action="engagement.recorded", by=by, now=now, about=f"lack:{made.pk}")
    return made


@transaction.atomic
def decide(
    *, key: UUID, lack: LackOfEngagement, option: Option, words: str = "", reason: str, review_on: date | None = None,
    by: User, today: date, now: datetime,
) -> EngagementDecision:  # fmt: skip
    """Decide what follows; only who leads the plan does. A review that is brought forward is due on its new day. The
    same key is the same decision. Raises Http404, NotDecided."""
    plan = lack.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    pk = rules.decision_id(lack.pk, key)
    already = EngagementDecision.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if not reason.strip():
        raise NotDecided("reason")
    if option == Option.LOCAL and not words.strip():
        raise NotDecided("option")
    if option != Option.REVIEW_FORWARD:
        review_on = None
    elif review_on is None:
        raise NotDecided("review_on")
    else:
        _bring_forward(plan, review_on, by, today, now)
    made = EngagementDecision.objects.create(
        pk=pk, lack=lack, option=Option(option), words=words if option == Option.LOCAL else "", reason=reason.strip(),
        review_on=review_on, decided_by=by, decided_at=now,
    )  # fmt: skip
    close_task(plan=plan, kind=TaskKind.DECIDE_ENGAGEMENT, about=lack.pk, by=by, now=now)
    detail = {"option": str(made.option)}
    record(chain=f"plan:{plan.pk}", action="engagement.decided", by=by, now=now, about=f"lack:{lack.pk}", detail=detail)
    return made


def _bring_forward(plan: Plan, on: date, by: User, today: date, now: datetime) -> None:
    try:
        bring_review_forward(plan=plan, on=on, by=by, today=today, now=now)
    except ValueError as error:
        raise NotDecided("review_on") from error
