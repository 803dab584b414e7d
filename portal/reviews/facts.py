"""What this room knows about who may do what; see portal.access.grants."""

from django.db.models import Q

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.enums import PlanState
from portal.plans.models import Plan


@source("plans.Plan")
def chairs(plan: Plan) -> Facts:
    """Who chairs the open review sees the plan and prepares, holds and closes the review; nothing after that. One that
    was not held when the plan ended is not held any more."""
    found = plan.reviews.filter(closed_at=None, cancelled_at=None, chair__user__kind=AccountKind.PRACTITIONER)
    still = found.filter(~Q(plan__state=PlanState.ENDED) | Q(held_at__isnull=False))
    users = still.values_list("chair__user_id", flat=True)
    return Facts(frozenset((user, action) for user in users for action in _CHAIR))


_CHAIR = (Action.VIEW_PLAN, Action.CHAIR_REVIEW)


@dependents("people.Person")
def of_chair(person: Person) -> list[Plan]:
    """A chair's new account sees the plan."""
    return list(Plan.objects.filter(reviews__chair=person, reviews__closed_at=None, reviews__cancelled_at=None))
