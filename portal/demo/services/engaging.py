"""What the invented families need to take part, who is kept out for a time, and what follows when somebody stays
away."""

from typing import Any

from portal.engagement.enums import Heard, NeedKind, NeedState, Option, Scope
from portal.engagement.services import add_need, ask_for_help, decide, exclude, record_lack, record_state
from portal.engagement.services.excluding import Terms
from portal.plans.enums import Ground
from portal.plans.models import Plan

from .. import rules
from .scene import Scene
from .words import SOURCE, item_of


def engage(child: str, plan: Plan, data: dict[str, Any], lead: str, scene: Scene) -> None:
    """All that a family file says of taking part in a plan."""
    for number, one in enumerate(data.get("needs", ())):
        _need(f"{child}/need/{number}", plan, one, lead, scene)
    for number, one in enumerate(data.get("excluded", ())):
        _exclude(f"{child}/excluded/{number}", child, plan, one, lead, scene)
    for number, one in enumerate(data.get("lacking", ())):
        _lack(f"{child}/lacking/{number}", plan, one, lead, scene)


def _need(key: str, plan: Plan, one: dict[str, Any], lead: str, scene: Scene) -> None:
    person, by = scene.people[one["person"]], scene.user(one.get("by", lead))
    keep = ask_for_help if "by" in one else add_need
    need = keep(
        key=rules.kept_id(key), plan=plan, person=person, kind=NeedKind(one["kind"]), what=one["what"],
        language=one.get("language", SOURCE), by=by, now=scene.at(one["day"]),
    )  # fmt: skip
    for order, row in enumerate(one.get("states", ())):
        record_state(
            key=rules.kept_id(f"{key}/{order}"), need=need, state=NeedState(row["state"]), how=row.get("how", ""),
            on=scene.on(row["day"]), by=scene.user(lead), today=scene.today, now=scene.at(row["day"]),
        )  # fmt: skip


def _exclude(key: str, child: str, plan: Plan, one: dict[str, Any], lead: str, scene: Scene) -> None:
    terms = Terms(
        scope=Scope(one["scope"]), part=one.get("part", ""), ground=Ground(one["ground"]), evidence=one["evidence"],
        authorised_by=scene.people[one["authorised_by"]], since=scene.on(one["day"]), until=scene.on(one["until"]),
        review_on=scene.on(one["review"]), heard=Heard(one["heard"]), heard_note=one.get("heard_note", ""),
        is_asked=one.get("is_asked", True), items=[item_of(child, plan, name) for name in one.get("items", ())],
        basis=one.get("basis", ""),
    )  # fmt: skip
    exclude(
        key=rules.kept_id(key), plan=plan, person=scene.people[one["person"]], terms=terms, by=scene.user(lead),
        today=scene.on(one["day"]), now=scene.at(one["day"]),
    )  # fmt: skip


def _lack(key: str, plan: Plan, one: dict[str, Any], lead: str, scene: Scene) -> None:
    by, now = scene.user(one.get("by", lead)), scene.at(one["day"])
    lack = record_lack(
        key=rules.kept_id(key), plan=plan, person=scene.people[one["person"]], behaviours=one["behaviours"],
        tried=one["tried"], meaning=one["meaning"], by=by, today=scene.on(one["day"]), now=now,
    )  # fmt: skip
    done = one.get("decided")
    if done:
        decide(
            key=rules.kept_id(f"{key}/decided"), lack=lack, option=Option(done["option"]), reason=done["reason"],
            by=scene.user(lead), today=scene.on(done["day"]), now=scene.at(done["day"]),
        )  # fmt: skip
