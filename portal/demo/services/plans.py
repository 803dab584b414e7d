"""Plans of the invented families, made as a lead social worker makes them: fill in the form, send it, put it into
words, release it. Nothing here writes a plan's tables; the rooms' own services do."""

from typing import Any

from forms.api import fill, stable_id
from portal.intake.services import start_plan
from portal.people.models import Child
from portal.plans.enums import EventKind, Ground
from portal.plans.models import Plan
from portal.plans.services import record_event, withhold

from .. import rules
from ..selectors import Pack
from .packs import form_key
from .scene import Scene
from .words import put_into_words, release_to


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
        _withhold(plan, decision, lead, scene)
    put_into_words(key, plan, data, lead, scene)
    release_to(plan, data.get("released"), lead, scene)
    return plan


def _submit(key: str, child: Child, given: rules.Data, on: int, lead: str, pack: Pack, scene: Scene) -> None:
    by, now = scene.user(lead), scene.at(on)
    draft = start_plan(child=child, by=by, now=now)
    form = rules.Answering(pack.form, form_key(pack), key, scene.today, stable_id)
    fill(draft=draft, steps=dict(form.steps(given)), by=by, now=now)


def _withhold(plan: Plan, decision: dict[str, Any], lead: str, scene: Scene) -> None:
    withhold(
        plan=plan,
        person=scene.people[decision["person"]],
        ground=Ground(decision["ground"]),
        evidence=decision["evidence"],
        authorised_by=scene.people[decision["authorised_by"]],
        review_on=scene.on(decision["review"]),
        by=scene.user(lead),
        today=scene.on(decision["day"]),
        now=scene.at(decision["day"]),
    )
