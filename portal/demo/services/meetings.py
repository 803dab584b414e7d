"""Core group meetings of the invented families, recorded as the lead records them, and what was reported to them."""

from typing import Any

from portal.plans.enums import Attendance, Part, Presence
from portal.plans.models import Plan
from portal.plans.services import Attended, Involved, Member, record_meeting, report

from .. import rules
from .scene import Scene


def meet(child: str, plan: Plan, data: dict[str, Any], lead: str, scene: Scene) -> None:
    """All that a family file says of the meetings about a plan."""
    for number, one in enumerate(data.get("meetings", ())):
        for order, given in enumerate(one.get("reports", ())):
            who = scene.people[given["person"]]
            report(
                key=rules.kept_id(f"{child}/report/{number}/{order}"), plan=plan, person=who, text=given["text"],
                by=who.user or scene.user(lead), now=scene.at(given["day"]),
            )  # fmt: skip
        _record(child, plan, one, number, lead, scene)


def _record(child: str, plan: Plan, one: dict[str, Any], number: int, lead: str, scene: Scene) -> None:
    came = one.get("child")
    record_meeting(
        key=rules.kept_id(f"{child}/meeting/{number}"),
        plan=plan,
        on=scene.on(one["day"]),
        purpose=one["purpose"],
        family=[_involved(given, scene) for given in one["family"]],
        child=Attended(**came | {"came": Attendance(came["came"])}) if came else None,
        members=[_member(given, scene) for given in one.get("members", ())],
        by=scene.user(lead),
        today=scene.today,
        now=scene.at(one["day"]),
    )


def _involved(given: dict[str, Any], scene: Scene) -> Involved:
    return Involved(
        scene.people[given["person"]], given.get("informed", True), given.get("invited", True), Part(given["part"]),
        given.get("how", ""), given.get("engaged", ""), given.get("evidence", ""),
    )  # fmt: skip


def _member(given: dict[str, Any], scene: Scene) -> Member:
    return Member(scene.people[given["person"]], Presence(given["came"]), given.get("substitute", ""))
