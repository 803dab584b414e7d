"""What the plan's page shows."""

from datetime import date
from typing import Any

from portal.plans.models import CoreGroupMember, Plan, PlanVersion
from portal.plans.rules import Due
from portal.procedures.enums import TimescaleKey


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
    found = (Due(row.timescale, row.due_on, row.met_on) for row in plan.due_dates.order_by("due_on", "timescale"))
    return [{"label": timescale_label(due.timescale), "due": due, "is_overdue": due.is_overdue(today)} for due in found]


def timescale_label(key: str) -> str:
    """What a timescale is called; one that this code does not know any more goes by its key."""
    return str(TimescaleKey(key).label) if key in TimescaleKey.values else key
