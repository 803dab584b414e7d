"""Inviting people to a review conference, and asking for and writing reports to it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.dialogue.services.telling import tell_staff
from portal.people.models import Person, User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanTask
from portal.plans.selectors import need_open
from portal.plans.services import close_task, open_task
from portal.procedures.selectors import reviews_here

from .. import rules
from ..enums import Way
from ..exceptions import NotPrepared
from ..models import Invitation, ReportRequest, Review, ReviewReport
from ..selectors import kept_out, members_of, missing_reports


@transaction.atomic
def invite(
    *, key: UUID, review: Review, people: Sequence[Person], way: Way, on: date, by: User, today: date, now: datetime
) -> list[Invitation]:
    """Record that these people were invited, on a day and in a way; nothing is sent. The same key is the same record.

    Raises Http404, and NotPrepared for nobody, a day that is to come, or somebody who is kept out of the group's work
    or of the whole plan: who wants to invite them ends that decision first.
    """
    plan = review.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    if not people or kept_out(plan, today) & {one.pk for one in people}:
        raise NotPrepared("people")
    if on > today:
        raise NotPrepared("on")
    made = []
    for person in people:
        one, is_new = Invitation.objects.get_or_create(
            pk=uuid5(review.pk, f"invited:{key}:{person.pk}"),
            defaults={"review": review, "person": person, "way": Way(way), "on": on, "to": review.on,
                      "recorded_by": by, "recorded_at": now},
        )  # fmt: skip
        made.append(one)
        if is_new:
            _note(plan, "review.invited", by, now, review, person=str(person.pk))
    return made


@transaction.atomic
def request_reports(*, review: Review, by: User, today: date, now: datetime) -> list[ReportRequest]:
    """Ask every practitioner of the core group who was not asked yet for a report, with the day by which it is to be
    there, and tell them; returns the new requests (R-002-30). Raises Http404."""
    plan = review.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    asked = set(review.report_requests.values_list("person", flat=True))
    due_on = rules.report_due(review.on, reviews_here(plan.jurisdiction).report_days, today)
    made = ReportRequest.objects.bulk_create(
        ReportRequest(review=review, person=one, due_on=due_on, requested_by=by, requested_at=now)
        for one in members_of(plan)
        if one.pk not in asked
    )
    if made:
        open_task(plan=plan, kind=TaskKind.REVIEW_REPORT, about=review.pk, due_on=due_on, now=now)
        tell_staff(plan=plan, users=[one.person.user for one in made if one.person.user not in (None, by)], now=now)
        people = [str(one.person_id) for one in made]
        _note(plan, "review.reports_asked", by, now, review, people=people, due_on=due_on.isoformat())
    return made


@transaction.atomic
def write_report(*, key: UUID, review: Review, person: Person, text: str, by: User, now: datetime) -> ReviewReport:
    """Keep what a member of the core group reports to the review. Once everybody's is there, nothing is to be done any
    more. The same key is the same report.

    Raises Http404, and NotPrepared where it says nothing, the review is over, or they were not asked.
    """
    plan = review.plan
    grants.hold(by, Action.VIEW_PLAN, plan)
    need_open(plan)
    asked = review.report_requests.filter(person=person).first()
    if asked is None or not Review.objects.filter(pk=review.pk, closed_at=None, cancelled_at=None).exists():
        raise NotPrepared("person")
    if not text.strip():
        raise NotPrepared("text")
    made, is_new = ReviewReport.objects.get_or_create(
        pk=uuid5(review.pk, f"report:{key}"),
        defaults={"request": asked, "text": text.strip(), "written_by": by, "written_at": now},
    )
    if is_new:
        _note(plan, "review.reported", by, now, review, person=str(person.pk))
        if not missing_reports(review):
            close_task(plan=plan, kind=TaskKind.REVIEW_REPORT, about=review.pk, by=by, now=now)
    return made


def reports_moved(review: Review, *, today: date) -> None:
    """Reports are due by the review's day, whatever it is now."""
    due_on = rules.report_due(review.on, reviews_here(review.plan.jurisdiction).report_days, today)
    review.report_requests.update(due_on=due_on)
    PlanTask.objects.filter(kind=TaskKind.REVIEW_REPORT, about=review.pk, closed_at=None).update(due_on=due_on)


def _note(plan: Plan, action: str, by: User, now: datetime, review: Review, **detail: object) -> None:
    record(chain=f"plan:{plan.pk}", action=action, by=by, now=now, about=f"review:{review.pk}", detail=detail)
