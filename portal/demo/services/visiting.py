"""Visits to the invented children, and a door that stayed shut."""

from typing import Any

from portal.plans.models import Plan
from portal.visits.enums import Place
from portal.visits.rules import Visit
from portal.visits.services import record_visit, report_denied

from .. import rules
from .scene import Scene

_WORDS = ("why_not_seen", "why_not_alone", "said", "no_views")


def visit(child: str, plan: Plan, data: dict[str, Any], lead: str, scene: Scene) -> None:
    """All that a family file says of seeing the child; `life` is what the child's day is like."""
    for number, one in enumerate(data.get("visits", ())):
        record_visit(
            key=rules.kept_id(f"{child}/visit/{number}"), plan=plan, by=scene.user(lead), today=scene.today,
            now=scene.at(one["day"]),
            visit=Visit(
                on=scene.on(one["day"]), place=Place(one["place"]), is_seen=one.get("seen", True),
                is_alone=one.get("alone", False), bedroom_seen=one.get("bedroom", False),
                day=one.get("life", ""),
                **{name: one[name] for name in _WORDS if name in one},
            ),
        )  # fmt: skip
    for number, one in enumerate(data.get("denied", ())):
        report_denied(
            key=rules.kept_id(f"{child}/denied/{number}"), plan=plan, on=scene.on(one["day"]),
            refused_by=scene.people[one["person"]], refused_name="", happened=one["happened"], done=one["done"],
            by=scene.user(one["by"]), today=scene.today, now=scene.at(one["day"]),
        )  # fmt: skip
