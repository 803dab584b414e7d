"""What a child's page shows besides the child."""

from typing import Any

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Child
from portal.people.selectors import brothers_and_sisters
from portal.plans.models import Plan
from portal.plans.selectors import open_plans


def brothers_and_sisters_seen(child: Child, user: Any) -> list[Child]:
    """The brothers and sisters whose own page the user may open (T2: one child is not all children)."""
    found = brothers_and_sisters(child)
    mine = grants.visible(Child.objects.filter(pk__in=[one.pk for one in found]), user, Action.VIEW_CHILD)
    seen = set(mine.values_list("pk", flat=True))
    return [one for one in found if one.pk in seen]


def open_plan_of(child: Child, user: Any) -> Plan | None:
    """The child's open plan, if the user may open it."""
    return open_plans(user).filter(child=child).first()
