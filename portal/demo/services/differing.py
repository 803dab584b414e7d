"""Differences between the invented practitioners about a plan."""

from typing import Any

from portal.escalation.services import move_on, raise_difference
from portal.plans.models import Plan

from .. import rules
from .scene import Scene


def differ(child: str, plan: Plan, data: dict[str, Any], scene: Scene) -> None:
    """All differences that a family file tells of, with their steps."""
    for number, one in enumerate(data.get("differences", ())):
        made = raise_difference(
            key=rules.kept_id(f"{child}/difference/{number}"), plan=plan, about=one["about"], view=one["view"],
            other=one["other"], by=scene.user(one["by"]), today=scene.on(one["day"]), now=scene.at(one["day"]),
        )  # fmt: skip
        for seen, step in enumerate(one.get("moved_on", ())):
            move_on(
                key=rules.kept_id(f"{child}/difference/{number}/{seen}"), difference=made, seen=seen,
                tried=step["tried"], by=scene.user(step["by"]), today=scene.on(step["day"]), now=scene.at(step["day"]),
            )  # fmt: skip
