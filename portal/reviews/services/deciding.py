"""Holding a review conference: what the chair writes down, and finishing it (R-002-25, R-002-31, R-002-32)."""

from datetime import date, datetime

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict, save_if_current
from portal.audit.services import record
from portal.people.models import User
from portal.plans.enums import EventKind, Presence, TaskKind
from portal.plans.models import Plan
from portal.plans.rules import content_hash
from portal.plans.selectors import need_open, next_core_group
from portal.plans.services import open_task, record_event
from portal.register.enums import Because
from portal.register.services import change_category, deregister

from .. import outcomes
from ..enums import Outcome
from ..exceptions import NotFinished
from ..models import Decision, Record, Review, ReviewNotes
from ..outcomes import Notes
from ..rows import missing, notes_of, record_of, table_of
from .attending import Came, attended


@transaction.atomic
def note(*, review: Review, revision: int, notes: Notes, by: User, today: date, now: datetime) -> ReviewNotes:
    """Keep what the chair wrote down, finished or not. `revision` is that of the notes they saw, 0 for none.

    Raises Http404, Conflict, NotFinished before the day of the conference.
    """
    _held(review, by, today)
    content = outcomes.written(notes)
    kept, is_new = ReviewNotes.objects.get_or_create(
        review=review, defaults={"content": content, "revision": 1, "saved_by": by, "saved_at": now}
    )
    if not is_new and kept.content == content:  # the button was pressed twice
        return kept
    if is_new and revision:
        raise Conflict(kept)
    if not is_new:
        save_if_current(kept, revision, content=content, saved_by=by, saved_at=now)
    if review.held_at is None:
        save_if_current(review, review.revision, held_at=now)
    record(chain=f"plan:{review.plan_id}", action="review.noted", by=by, now=now, about=f"review:{review.pk}")
    return kept


@transaction.atomic
def approve(*, review: Review, revision: int, language: str, by: User, today: date, now: datetime) -> Record:
    """Finish the conference: its decision takes effect, its record is locked, and the chair's rights on the plan end,
    all or nothing. `revision`: of the notes whose record the chair read; `language`: of the words in it.

    Raises Http404, Conflict for notes that changed since, NotFinished for what is missing.
    """
    _held(review, by, today)
    plan, table = review.plan, table_of(review.plan)
    notes, current = notes_of(review)
    if current != revision:
        raise Conflict(review)
    problems = missing(review, notes, table)
    if problems:
        raise NotFinished(problems)
    content = {
        "schema": 1, "language": language, "on": review.on.isoformat(), "child": str(plan.child.person),
        "chair": str(review.chair), "group": table.keys, "parts": record_of(review, notes, table),
    }  # fmt: skip
    people = [Came(one, Presence(notes.seats[str(one.pk)].came), notes.seats[str(one.pk)].substitute)
              for one in table.people]  # fmt: skip
    attended(key=review.pk, review=review, people=people, reason=notes.few, by=by, now=now)
    _take_effect(review, notes, by, today, now)
    views = [notes.views[key].view for key in table.keys]
    decision = Decision.objects.create(
        review=review, at_risk=notes.at_risk == "yes", was_split=outcomes.is_split(views), reason=notes.reason.strip(),
        outcomes=sorted(notes.outcomes), decided_by=by, decided_at=now,
    )  # fmt: skip
    made = Record.objects.create(
        decision=decision, content=content, content_hash=content_hash(content), approved_by=by, approved_at=now
    )
    save_if_current(review, review.revision, closed_at=now)
    grants.refresh(plan)
    detail = {"hash": made.content_hash}
    record(chain=f"plan:{plan.pk}", action="review.approved", by=by, now=now, about=f"review:{review.pk}",
           detail=detail)  # fmt: skip
    return made


def _held(review: Review, by: User, today: date) -> None:
    """`by` chairs this review, which is open, and its day has come; nobody else changes the plan meanwhile."""
    plan = review.plan
    grants.hold(by, Action.CHAIR_REVIEW, plan)
    need_open(plan)
    review.refresh_from_db()
    if not review.is_open or review.on > today:
        raise NotFinished({"on": "closed" if not review.is_open else "early"})


def _take_effect(review: Review, notes: Notes, by: User, today: date, now: datetime) -> None:
    """What was decided holds for the plan and the register (R-002-32)."""
    plan = Plan.objects.select_related("child__person").get(pk=review.plan_id)
    record_event(plan=plan, kind=EventKind.REVIEW, on=review.on, by=by, today=today, now=now)
    if Outcome.CATEGORY in notes.outcomes:
        change_category(plan=plan, category=notes.category, review=review.pk, by=by, now=now)
    if Outcome.PLAN in notes.outcomes:
        open_task(plan=plan, kind=TaskKind.CHANGE_PLAN, about=review.pk, due_on=next_core_group(plan), now=now)
    if Outcome.OFF in notes.outcomes:
        deregister(
            plan=plan, revision=plan.revision, on=review.on, because=Because.REVIEW, review=review.pk,
            ongoing_need=notes.ongoing_need == "yes", follow_on=notes.follow_on, by=by, now=now,
        )  # fmt: skip
