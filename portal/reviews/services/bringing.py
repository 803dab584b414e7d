"""Asking for an earlier review, and what its chair decides (R-002-34)."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.dialogue.services.telling import tell_leads, tell_staff
from portal.people.models import User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import need_open
from portal.plans.services import bring_review_forward, close_task, open_task

from .. import rules
from ..exceptions import NotPrepared
from ..models import EarlierDecision, EarlierRequest
from ..selectors import open_review, review_due_on, standing_day
from .preparing import reports_moved


@transaction.atomic
def ask_earlier(
    *, key: UUID, plan: Plan, on: date, reason: str, by: User, today: date, now: datetime
) -> EarlierRequest:  # fmt: skip
    """A member of the core group asks for the next review on an earlier day. Its chair decides; where nobody chairs it
    yet, the lead is to name somebody first. The same key is the same request.

    Raises Http404 for who is not of the core group, and NotPrepared for no reason or a day that is not earlier.
    """
    grants.hold(by, Action.VIEW_PLAN, plan)
    need_open(plan)
    pk = uuid5(plan.pk, f"earlier:{key}")
    already = EarlierRequest.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if not plan.members.filter(until=None, person__user=by).exists():
        raise Http404
    if not reason.strip():
        raise NotPrepared("reason")
    if not rules.is_earlier(on, today=today, standing=standing_day(plan)):
        raise NotPrepared("on")
    made = EarlierRequest.objects.create(pk=pk, plan=plan, on=on, reason=reason.strip(), asked_by=by, asked_at=now)
    open_task(plan=plan, kind=TaskKind.REVIEW_EARLIER, about=made.pk, due_on=today, now=now)
    review = open_review(plan)
    if review is None:  # one that is booked waits for its chair already
        open_task(plan=plan, kind=TaskKind.NAME_CHAIR, about=made.pk, due_on=today, now=now)
    if review is not None and review.chair is not None and review.chair.user is not None:
        tell_staff(plan=plan, users=[review.chair.user], now=now)
    else:
        tell_leads(plan, now=now)
    _note(made, "review.earlier_asked", by, now, on=on.isoformat())
    return made


@transaction.atomic
def decide_earlier(
    *, request: EarlierRequest, on: date | None, reason: str = "", by: User, today: date, now: datetime
) -> EarlierDecision:
    """The chair of the open review brings it forward to a day, or refuses (`on` None) and says why; once. The review's
    own day and the day on which it is due move, reports are due sooner, and who asked is told that there is news.

    Raises Http404, and NotPrepared for a refusal without a reason or a day that is not earlier.
    """
    plan = request.plan
    grants.hold(by, Action.CHAIR_REVIEW, plan)
    need_open(plan)
    already = EarlierDecision.objects.filter(request=request).first()
    if already is not None:
        return already
    review = open_review(plan)
    if review is None or review.held_at is not None:
        raise Http404
    if on is None and not reason.strip():
        raise NotPrepared("reason")
    if on is not None:
        if not rules.is_earlier(on, today=today, standing=review.on):
            raise NotPrepared("on")
        due_on = review_due_on(plan)
        if due_on is None or on < due_on:
            bring_review_forward(plan=plan, on=on, by=by, today=today, now=now)
        save_if_current(review, review.revision, on=on)
        reports_moved(review, today=today)
    made = EarlierDecision.objects.create(
        request=request, review=review, on=on, reason=reason.strip(), decided_by=by, decided_at=now
    )
    close_task(plan=plan, kind=TaskKind.REVIEW_EARLIER, about=request.pk, by=by, now=now)
    tell_staff(plan=plan, users=[request.asked_by], now=now)
    tell_leads(plan, now=now)
    _note(request, "review.earlier_decided", by, now, on=on.isoformat() if on else "")
    return made


def _note(request: EarlierRequest, action: str, by: User, now: datetime, **detail: str) -> None:
    about = f"request:{request.pk}"
    record(chain=f"plan:{request.plan_id}", action=action, by=by, now=now, about=about, detail=detail)
