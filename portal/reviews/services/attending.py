"""Who came to a review conference, and whether enough agencies were there (R-002-29)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.models import Person, User
from portal.plans.enums import Presence, TaskKind
from portal.plans.services import close_task
from portal.procedures.selectors import reviews_here

from .. import rules
from ..exceptions import BelowQuorum
from ..models import Review, ReviewAttendance, ReviewPresence
from ..selectors import lead_agency


@dataclass(frozen=True, slots=True)
class Came:
    """Whether somebody came, or who came for them: they stand for the same agency."""

    person: Person
    came: Presence
    substitute: str = ""


@transaction.atomic
def attended(
    *, key: UUID, review: Review, people: Sequence[Came], reason: str = "", by: User, now: datetime
) -> ReviewAttendance:
    """Write down who came. What was asked for before the conference, reports and an earlier day, is not to be done any
    more. The same key is the same record. `held_at` is for whoever calls.

    Raises Http404 for who does not chair the review, and BelowQuorum where fewer agencies came than the place asks for
    and no `reason` says why it goes on.
    """
    plan = review.plan
    grants.hold(by, Action.CHAIR_REVIEW, plan)
    pk = uuid5(review.pk, f"attended:{key}")
    already = ReviewAttendance.objects.filter(pk=pk).first()
    if already is not None:
        return already
    there = [one.person.agency for one in people if one.came != Presence.NOT and one.person.agency]
    agencies = rules.agencies_besides(lead_agency(plan), there)
    needed = reviews_here(plan.jurisdiction).quorum
    if rules.is_below_quorum(agencies, needed) and not reason.strip():
        raise BelowQuorum(agencies, needed)
    made = ReviewAttendance.objects.create(
        pk=pk, review=review, agencies=agencies, needed=needed, reason=reason.strip(), recorded_by=by, recorded_at=now
    )
    ReviewPresence.objects.bulk_create(
        ReviewPresence(attendance=made, person=one.person, came=Presence(one.came), substitute=one.substitute.strip())
        for one in people
    )
    _asked_no_more(review, by, now)
    detail = {"agencies": agencies, "needed": needed}
    record(
        chain=f"plan:{plan.pk}", action="review.attended", by=by, now=now, about=f"review:{review.pk}", detail=detail
    )
    return made


def _asked_no_more(review: Review, by: User, now: datetime) -> None:
    plan = review.plan
    close_task(plan=plan, kind=TaskKind.REVIEW_REPORT, about=review.pk, by=by, now=now)
    for about in plan.tasks.filter(kind=TaskKind.REVIEW_EARLIER, closed_at=None).values_list("about", flat=True):
        close_task(plan=plan, kind=TaskKind.REVIEW_EARLIER, about=about, by=by, now=now)
