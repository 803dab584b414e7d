"""What a child's page shows besides the child."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Allocation, Child
from portal.people.selectors import Known
from portal.plans.models import LeadExplained, Plan
from portal.plans.selectors import open_plans


def brothers_and_sisters_seen(found: Sequence[Child], user: Any) -> list[Child]:
    """Those of the brothers and sisters whose own page the user may open (T2: one child is not all children)."""
    mine = grants.visible(Child.objects.filter(pk__in=[one.pk for one in found]), user, Action.VIEW_CHILD)
    seen = set(mine.values_list("pk", flat=True))
    return [one for one in found if one.pk in seen]


def with_lead(children: QuerySet[Child]) -> QuerySet[Child]:
    """Children with their person, and as `lead` the id of the person to whom each is allocated now. No query more."""
    now = Allocation.objects.filter(child=OuterRef("pk"), until__isnull=True).order_by("-since")
    return children.select_related("person").annotate(lead=Subquery(now.values("worker")[:1], output_field=UUIDField()))


def open_plan_of(child: Child, user: Any) -> Plan | None:
    """The child's open plan, if the user may open it."""
    return open_plans(user).filter(child=child).first()


def lead_explained(child: Child) -> list[LeadExplained]:
    """To whom the lead's role was explained before there was a plan, newest first (R-001-25). One query."""
    return list(child.lead_explained.select_related("person", "explained_by"))


def is_family_untold(around: Iterable[Known], explained: Iterable[LeadExplained]) -> bool:
    """Whether nobody of the family knows yet what the lead does."""
    told = {one.person_id for one in explained}
    return not any(one.is_family and one.person.pk in told for one in around)
