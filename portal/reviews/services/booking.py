"""Booking a review conference and naming its chair."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.dialogue.services.telling import tell_staff
from portal.people.enums import AccountKind
from portal.people.models import Person, User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import need_open
from portal.plans.services import close_task, open_task

from .. import rules
from ..exceptions import NotBooked, NotChair
from ..models import Review
from ..selectors import brought_to, ties_of
from .preparing import reports_moved, request_reports


@transaction.atomic
def book_review(*, key: UUID, plan: Plan, on: date, by: User, today: date, now: datetime) -> Review:
    """Book the next review conference; a chair has to be named for it, and everybody of the core
    group is asked for a report. The same key is the same review.

    Raises Http404, and NotBooked for a day that is over or while another review is open.
    """
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    pk = rules.review_id(plan.pk, key)
    already = Review.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if on < today:
        raise NotBooked("on")
    if plan.reviews.filter(closed_at=None, cancelled_at=None).exists():
        raise NotBooked("already")
    made = Review.objects.create(pk=pk, plan=plan, on=on, booked_by=by, booked_at=now)
    open_task(plan=plan, kind=TaskKind.NAME_CHAIR, about=made.pk, due_on=today, now=now)
    request_reports(review=made, by=by, today=today, now=now)
    detail = {"on": on.isoformat()}
    record(chain=f"plan:{plan.pk}", action="review.booked", by=by, now=now, about=f"review:{made.pk}", detail=detail)
    return made


@transaction.atomic
def move_review(*, review: Review, revision: int, on: date, by: User, today: date, now: datetime) -> None:
    """Hold the review on another day: what was reported stays with it, reports are due with the new day, and its chair
    is told. The day on which it is due does not move.

    Raises Http404, Conflict, and NotBooked for a day that is over ("on"), one later than the chair brought it forward
    to ("forward"), or once it is held ("held").
    """
    plan = review.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    review.refresh_from_db(fields=["held_at", "closed_at", "cancelled_at"])
    if not review.is_open or review.held_at is not None:
        raise NotBooked("held")
    latest = brought_to(review)
    if on < today or (latest is not None and on > latest):
        raise NotBooked("on" if on < today else "forward")
    before = review.on
    save_if_current(review, revision, on=on)
    reports_moved(review, today=today)
    if review.chair is not None and review.chair.user is not None:
        tell_staff(plan=plan, users=[review.chair.user], now=now)
    detail = {"from": before.isoformat(), "on": on.isoformat()}
    record(chain=f"plan:{plan.pk}", action="review.moved", by=by, now=now, about=f"review:{review.pk}", detail=detail)


@transaction.atomic
def name_chair(*, review: Review, revision: int, chair: Person, by: User, today: date, now: datetime) -> None:
    """Name who chairs the review, or somebody else instead: from now on they see the plan, and whoever was named before

    Raises Http404, Conflict, and NotChair for somebody who is not independent of the case or has no account.
    """
    plan = review.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    if chair.user is None or chair.user.kind != AccountKind.PRACTITIONER:
        raise NotChair("account")
    tie = rules.conflict(chair.pk, ties_of(plan))
    if tie is not None:
        raise NotChair(tie.value)
    save_if_current(review, revision, chair=chair)
    grants.refresh(plan)
    for waiting in plan.tasks.filter(kind=TaskKind.NAME_CHAIR, closed_at=None).values_list("about", flat=True):
        close_task(plan=plan, kind=TaskKind.NAME_CHAIR, about=waiting, by=by, now=now)
    tell_staff(plan=plan, users=[chair.user], now=now)
    about, detail = f"review:{review.pk}", {"chair": str(chair.pk)}
    record(chain=f"plan:{plan.pk}", action="review.chair_named", by=by, now=now, about=about, detail=detail)
