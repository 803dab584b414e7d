"""Reading review conferences, for those who may see the plan."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404

from portal.people.enums import AccountKind, Relation
from portal.people.models import Person
from portal.plans.models import Plan

from . import rules
from .enums import Tie
from .models import Review


def open_review(plan: Plan) -> Review | None:
    """The review that is booked or held and not closed yet. One query."""
    found = plan.reviews.filter(closed_at=None, cancelled_at=None)
    return found.select_related("chair__user", "booked_by__person").first()


def review_of(plan: Plan, pk: UUID) -> Review:
    """One review of this plan; Http404 for every other. One query."""
    found = plan.reviews.select_related("chair__user", "booked_by__person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


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


def may_chair(plan: Plan) -> list[Person]:
    """Every practitioner with an account whom nothing ties to the case, by name. Seven queries."""
    ties = ties_of(plan)
    found = Person.objects.filter(user__kind=AccountKind.PRACTITIONER, user__is_active=True)
    return [one for one in found.order_by("family_name", "given_name", "pk") if rules.conflict(one.pk, ties) is None]
