"""What this room knows about who may do what; see portal.access.grants."""

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.enums import PlanState
from portal.plans.models import Plan

from .rules import conflict
from .selectors import ties_of


@source("plans.Plan")
def chairs(plan: Plan) -> Facts:
    """Who chairs the open review sees the plan and prepares, holds and closes the review; nothing after that, and
    nothing once the plan has ended: nobody can close a review of it any more, which would leave them what they may.

    Whoever comes to be tied to the case after they were named chairs nothing any more (R-002-28): the lead names
    somebody else.
    """
    found = plan.reviews.filter(closed_at=None, cancelled_at=None, chair__user__kind=AccountKind.PRACTITIONER)
    rows = found.exclude(plan__state=PlanState.ENDED).values_list("chair", "chair__user_id")
    ties = ties_of(plan) if rows else {}
    users = [user for chair, user in rows if conflict(chair, ties) is None]
    return Facts(frozenset((user, action) for user in users for action in _CHAIR))


_CHAIR = (Action.VIEW_PLAN, Action.CHAIR_REVIEW)


@dependents("people.Person")
def of_chair(person: Person) -> list[Plan]:
    """A chair's new account sees the plan."""
    return list(Plan.objects.filter(reviews__chair=person, reviews__closed_at=None, reviews__cancelled_at=None))
