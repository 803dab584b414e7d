"""Plans of the invented families, made as a lead social worker makes them: fill in the form, send it, put it into
words, release it. Nothing here writes a plan's tables; the rooms' own services do."""

from typing import Any

from forms.api import fill, stable_id
from portal.intake.services import start_plan
from portal.people.models import Child
from portal.plans.enums import EventKind, Ground
from portal.plans.models import Plan
from portal.plans.services import record_event, withhold
from portal.procedures.enums import Level
from portal.wording.enums import Outdated
from portal.wording.selectors import reader
from portal.wording.services import choose

from .. import rules
from ..selectors import Pack
from .packs import form_key
from .scene import Scene
from .words import item_of, put_in_other_words, put_into_words, release_to


def add_plan(key: str, child: Child, data: dict[str, Any], lead: str, pack: Pack, scene: Scene) -> Plan:
    """One child's plan with all its versions, its words, withholdings and releases."""
    given = data["answers"]
    _submit(key, child, given, data["day"], lead, pack, scene)
    later = data.get("later")
    if later:
        _submit(key, child, rules.merged(given, later["answers"]), later["day"], lead, pack, scene)
    plan = Plan.objects.get(child=child)
    by = scene.user(lead)
    for event in data.get("events", ()):
        on, now = scene.on(event["day"]), scene.at(event["day"])
        record_event(plan=plan, kind=EventKind(event["kind"]), on=on, by=by, today=scene.today, now=now)
    for decision in data.get("withheld", ()):
        _withhold(key, plan, decision, lead, scene)
    for choice in data.get("choices", ()):
        _choose(plan, choice, lead, scene)
    put_into_words(key, plan, data, lead, scene)
    release_to(plan, data.get("released"), lead, scene)
    put_in_other_words(key, plan, data.get("reworded"), lead, scene)
    return plan


def _submit(key: str, child: Child, given: rules.Data, on: int, lead: str, pack: Pack, scene: Scene) -> None:
    by, now = scene.user(lead), scene.at(on)
    draft = start_plan(child=child, by=by, now=now)
    form = rules.Answering(pack.form, form_key(pack), key, scene.today, stable_id)
    fill(draft=draft, steps=dict(form.steps(given)), by=by, now=now)


def _withhold(child: str, plan: Plan, decision: dict[str, Any], lead: str, scene: Scene) -> None:
    named = decision.get("items")
    withhold(
        plan=plan,
        items=[item_of(child, plan, name) for name in named] if named else None,
        person=scene.people[decision["person"]],
        ground=Ground(decision["ground"]),
        evidence=decision["evidence"],
        authorised_by=scene.people[decision["authorised_by"]],
        review_on=scene.on(decision["review"]),
        by=scene.user(lead),
        today=scene.on(decision["day"]),
        now=scene.at(decision["day"]),
    )


def _choose(plan: Plan, choice: dict[str, Any], lead: str, scene: Scene) -> None:
    """A level by understanding, with its reason."""
    choose(
        plan=plan,
        known=reader(plan, scene.people[choice["person"]].pk),
        level=Level(choice["level"]),
        reason=choice["reason"],
        outdated=Outdated.TRANSLATION,
        revision=0,
        by=scene.user(lead),
        now=scene.at(choice["day"]),
    )
