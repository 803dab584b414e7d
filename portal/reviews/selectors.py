"""Reading review conferences, for those who may see the plan."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from portal.engagement.enums import Scope
from portal.engagement.selectors import review_due, running
from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.standing import standing_of

from .copies import Part, part
from .enums import Tie
from .models import EarlierDecision, EarlierRequest, Record, RecordCopy, ReportRequest, Review


def open_review(plan: Plan) -> Review | None:
    """The review that is booked or held and not closed yet. One query."""
    found = plan.reviews.filter(closed_at=None, cancelled_at=None)
    return found.select_related("chair__user", "booked_by__person").first()


def booked_days(plans: Collection[UUID]) -> dict[UUID, date]:
    """{plan: the day of its open review} of those that have one. One query."""
    found = Review.objects.filter(plan__in=plans, closed_at=None, cancelled_at=None)
    return dict(found.values_list("plan", "on"))


def brought_to(review: Review) -> date | None:
    """The day to which its chair brought a review forward, the last time; None where that never was. One query."""
    found = EarlierDecision.objects.filter(review=review, on__isnull=False).order_by("-decided_at")
    return found.values_list("on", flat=True).first()


def review_of(plan: Plan, pk: UUID) -> Review:
    """One review of this plan; Http404 for every other. One query."""
    found = plan.reviews.select_related("chair__user", "booked_by__person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def records_of(plan: Plan) -> list[Record]:
    """The approved records of a plan's reviews, newest first. One query."""
    found = Record.objects.filter(decision__review__plan=plan).select_related("decision__review")
    return list(found.defer("content").order_by("-decision__review__on", "-approved_at"))


def has_approved(user: Any, plan: UUID) -> bool:
    """Whether this user has approved the record of a review of this plan. One query."""
    return Record.objects.filter(decision__review__plan=plan, approved_by=user.pk).exists()


def record_of(plan: Plan, review: UUID) -> Record:
    """The approved record of one review of this plan; Http404 where there is none. One query."""
    found = Record.objects.filter(decision__review__plan=plan, pk=review)
    one = found.select_related("decision__review__plan__child__person", "approved_by__person").first()
    if one is None:
        raise Http404
    return one


def parts_in(record: Record) -> list[Part]:
    """The parts of a record with what was added to it since. One query."""
    added = (
        part(f"addendum:{one.pk}", "addendum", rows=[{"text": one.text, "day": localdate(one.added_at).isoformat()}])
        for one in record.addenda.all()
    )
    return [*record.content["parts"], *added]


def newest_copies(record: Record) -> dict[UUID, RecordCopy]:
    """The copy that each person was made last, by person. One query."""
    rows = record.copies.select_related("given", "person").order_by("made_at")
    return {one.person_id: one for one in rows}


def ties_of(plan: Plan) -> dict[Tie, set[UUID]]:
    """Who is tied to the case, now or at any time of this plan, by what (R-002-28). Six queries."""
    leading = plan.child.allocations.filter(Q(until=None) | Q(until__gte=plan.started_on))
    family = plan.child.relationships.exclude(relation=Relation.PRACTITIONER).values_list("person", flat=True)
    return {
        Tie.LEAD: set(leading.values_list("worker", flat=True)),
        Tie.MANAGER: set(leading.exclude(manager=None).values_list("manager", flat=True)),
        Tie.MEMBER: set(plan.members.values_list("person", flat=True)),
        Tie.AUTHORISER: {
            *plan.withholdings.values_list("authorised_by", flat=True),
            *plan.exclusions.values_list("authorised_by", flat=True),
        },
        Tie.FAMILY: {*family, plan.child.person_id},
    }


def members_of(plan: Plan) -> list[Person]:
    """Who is asked for a report: the practitioners of the core group with its lead, with an account or without. One
    query."""
    workers = plan.child.relationships.filter(relation=Relation.PRACTITIONER).values("person")
    found = Person.objects.filter(
        Q(memberships__is_lead=True) | Q(pk__in=workers), memberships__plan=plan, memberships__until=None
    )
    return list(found.select_related("user").distinct().order_by("family_name", "given_name", "pk"))


def reports_of(review: Review) -> list[ReportRequest]:
    """Who was asked for a report, each with what was reported; nobody who left the core group without one. Two
    queries."""
    members = review.plan.members.filter(until=None).values("person")
    found = review.report_requests.filter(Q(person__in=members) | Q(reports__isnull=False)).distinct()
    return list(found.select_related("person").prefetch_related("reports__written_by__person"))


def missing_reports(review: Review) -> list[ReportRequest]:
    """Whose report is not there, of those who are still in the core group. One query."""
    waiting = review.report_requests.filter(reports=None).select_related("person")
    return list(waiting.filter(person__in=review.plan.members.filter(until=None).values("person")))


def kept_out(plan: Plan, today: date) -> frozenset[UUID]:
    """Who is not invited: from whom the whole plan is withheld, who speaks for them, and who is kept out of the group
    today (R-002-18). Four queries at most."""
    standing = standing_of(plan)
    out = {one.person_id for one in running(plan, today) if one.scope == Scope.GROUP}
    known = {*standing.relations, *standing.advocacies, *standing.decisions}
    return frozenset({*out, *(one for one in known if standing.is_kept_out(one))})


def lead_agency(plan: Plan) -> str:
    """The agency of the child's lead, "" where there is none. One query."""
    found = plan.child.allocations.filter(until=None).values_list("worker__agency", flat=True).first()
    return found or ""


def review_due_on(plan: Plan) -> date | None:
    """When the next review is due, None for no day. One query."""
    due = review_due(plan)
    return due.due_on if due else None


def standing_day(plan: Plan) -> date | None:
    """Before which day a review would be an earlier one: its own, where one is booked and not held, else the day on
    which it is due. Two queries at most."""
    booked = plan.reviews.filter(closed_at=None, cancelled_at=None, held_at=None).values_list("on", flat=True).first()
    return booked or review_due_on(plan)


def requests_of(plan: Plan, user: Any = None) -> list[EarlierRequest]:
    """The requests for an earlier review, of everybody or of one user, newest first. One query."""
    found = plan.earlier_requests.select_related("asked_by__person", "decision__decided_by__person")
    return list(found if user is None else found.filter(asked_by=user.pk))


def request_of(plan: Plan, pk: UUID) -> EarlierRequest:
    """One request about this plan; Http404 for every other. One query."""
    found = plan.earlier_requests.select_related("plan__child", "asked_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def is_decided(request: EarlierRequest) -> bool:
    """Whether the chair said yes or no."""
    return hasattr(request, "decision")
