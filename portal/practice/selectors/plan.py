"""What the plan's page shows."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.plans.models import CoreGroupMember, Plan, PlanVersion
from portal.plans.rules import Due
from portal.procedures.enums import TimescaleKey
from portal.procedures.terms import local


def versions_of(plan: Plan) -> list[PlanVersion]:
    """All versions, newest first, without what they say."""
    return list(plan.versions.defer("content").order_by("-number"))


def two_versions(plan: Plan, number: int) -> tuple[PlanVersion, PlanVersion] | None:
    """A version and the one before it, as (before, after); None when there are not both."""
    found = {version.number: version for version in plan.versions.filter(number__in=[number - 1, number])}
    return (found[number - 1], found[number]) if len(found) == 2 else None


def core_group(plan: Plan) -> list[CoreGroupMember]:
    """Who is in the core group now, the lead first."""
    found = plan.members.filter(until__isnull=True).select_related("person")
    return list(found.order_by("-is_lead", "person__family_name", "person__given_name"))


def dates_of(plan: Plan, today: date) -> list[dict[str, Any]]:
    """The due dates, soonest first: {"label", "due", "is_overdue"}."""
    found = (
        Due(row.timescale, row.due_on, row.met_on, row.is_brought_forward)
        for row in plan.due_dates.order_by("due_on", "timescale")
    )
    place = plan.jurisdiction
    return [
        {"label": timescale_label(due.timescale, place), "due": due, "is_overdue": due.is_overdue(today)}
        for due in found
    ]


# Where a place has words of its own for what is due.
_LOCAL = {
    TimescaleKey.FIRST_CORE_GROUP: _("First %(core_group)s meeting"),
    TimescaleKey.NEXT_CORE_GROUP: _("Next %(core_group)s meeting"),
}


def timescale_label(key: str, place: str) -> str:
    """What a timescale is called in a place; one that this code does not know any more goes by its key."""
    if key not in TimescaleKey.values:
        return key
    own = _LOCAL.get(TimescaleKey(key))
    return local(own, place) if own else str(TimescaleKey(key).label)
