"""Core group meetings of the invented families, recorded as the lead records them, and what was reported to them."""

from datetime import time
from typing import Any

from portal.plans.agenda import Answered
from portal.plans.enums import Attendance, MeetingPlace, Part, Presence
from portal.plans.models import CoreGroupMeeting, Plan
from portal.plans.selectors import is_first_meeting
from portal.plans.services import (
    Attended,
    Involved,
    Member,
    Minutes,
    approve_record,
    book_meeting,
    circulate_record,
    record_meeting,
    report,
)
from portal.procedures.selectors import core_group_rules

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
        _close(_record(child, plan, one, number, lead, scene), one, lead, scene)
    if booked := data.get("booked"):
        book_meeting(
            key=rules.kept_id(f"{child}/booked"), plan=plan, on=scene.on(booked["day"]),
            at=time.fromisoformat(booked["time"]), place=MeetingPlace(booked["place"]), reason=booked.get("reason", ""),
            by=scene.user(lead), today=scene.today, now=scene.now,
        )  # fmt: skip


def _record(child: str, plan: Plan, one: dict[str, Any], number: int, lead: str, scene: Scene) -> CoreGroupMeeting:
    came = one.get("child")
    return record_meeting(
        key=rules.kept_id(f"{child}/meeting/{number}"),
        plan=plan,
        on=scene.on(one["day"]),
        purpose=one["purpose"],
        family=[_involved(given, scene) for given in one["family"]],
        child=Attended(**came | {"came": Attendance(came["came"])}) if came else None,
        members=[_member(given, scene) for given in one.get("members", ())],
        minutes=_minutes(plan, one, lead, scene),
        by=scene.user(lead),
        today=scene.today,
        now=scene.at(one["day"]),
    )


def _minutes(plan: Plan, one: dict[str, Any], lead: str, scene: Scene) -> Minutes:
    """Every line of the place's lists was done, but for those by their number in `left`: {number: why}."""
    here, left = core_group_rules(plan.jurisdiction), one.get("left", {})
    lines = here.lines(is_first=is_first_meeting(plan, scene.on(one["day"])))
    answers = {
        line: Answered(str(number) not in left, left.get(str(number), "")) for number, (_part, line) in enumerate(lines)
    }
    chair = scene.people[one.get("chair", lead)]
    return Minutes(chair, one.get("language", "en"), one["decided"], one.get("participation", ""), answers)


def _close(meeting: CoreGroupMeeting, one: dict[str, Any], lead: str, scene: Scene) -> None:
    """An approved record goes to whoever is named for it."""
    if "approved" not in one:
        return
    by, now = scene.user(lead), scene.at(one["approved"])
    approve_record(meeting=meeting, by=by, now=now)
    people = [scene.people[key] for key in one.get("given", ())]
    circulate_record(meeting=meeting, people=people, by=by, now=now)


def _involved(given: dict[str, Any], scene: Scene) -> Involved:
    return Involved(
        scene.people[given["person"]], given.get("informed", True), given.get("invited", True), Part(given["part"]),
        given.get("how", ""), given.get("engaged", ""), given.get("evidence", ""),
    )  # fmt: skip


def _member(given: dict[str, Any], scene: Scene) -> Member:
    return Member(scene.people[given["person"]], Presence(given["came"]), given.get("substitute", ""))
