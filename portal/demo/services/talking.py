"""What families and workers say to each other about a plan, once it is shared: read, answered, replied, explained."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import translation

from portal.dialogue.enums import How, Said, Understood
from portal.dialogue.models import Answer
from portal.dialogue.services import explain, opened, reply, say
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.services import give_work

from .. import rules
from .scene import Scene
from .words import SOURCE, item_of, release_again


def talk(child: str, plan: Plan, data: dict[str, Any], lead: str, scene: Scene) -> None:
    """All that a family file says of a plan after it was shared."""
    for work in data.get("given", ()):
        _give(plan, work, lead, scene)
    for look in data.get("opened", ()):
        _open(plan, look, scene)
    release_again(plan, data.get("again"), lead, scene)
    for number, one in enumerate(data.get("said", ())):
        _say(child, plan, one, number, lead, scene)
    for number, one in enumerate(data.get("explained", ())):
        _explain(child, plan, one, number, lead, scene)


def _give(plan: Plan, work: dict[str, Any], lead: str, scene: Scene) -> None:
    give_work(
        plan=plan, audience=Audience(work["audience"]), language=work["language"],
        translator=scene.people[work["translator"]], by=scene.user(lead), now=scene.at(work["day"]),
    )  # fmt: skip


def _open(plan: Plan, look: dict[str, Any], scene: Scene) -> None:
    given = plan.releases.get(person=scene.people[look["person"]])
    if given.reading_id is None:
        raise LookupError(f"{look['person']} reads nothing")
    opened(reading=given.reading_id, last_at=None, now=scene.at(look["day"]))


def _say(child: str, plan: Plan, one: dict[str, Any], number: int, lead: str, scene: Scene) -> None:
    person, by = _voice(one, scene)
    entry = str(item_of(child, plan, one["about"])) if "about" in one else ""
    now = _after(one["day"], number, scene)
    with translation.override(person.language):
        made = say(
            key=_key(child, "said", number), plan=plan, person=person, said=Said(one["said"]),
            section=one.get("section", ""), entry=entry, text=one.get("text", ""), by=by, now=now,
        )  # fmt: skip
    if "reply" in one:
        _reply(made, one["reply"], child, number, lead, scene)


def _voice(one: dict[str, Any], scene: Scene) -> tuple[Person, Any]:
    """Whose answer it is, and who gives it: themselves, or who speaks for them."""
    return scene.people[one["person"]], scene.user(one.get("by", one["person"]))


def _reply(made: Answer, given: dict[str, Any], child: str, number: int, lead: str, scene: Scene) -> None:
    reply(
        key=_key(child, "reply", number), answer=made, text=given["text"], language=given.get("language", SOURCE),
        by=scene.user(lead), now=max(_after(given["day"], number, scene), made.said_at),
    )  # fmt: skip


def _explain(child: str, plan: Plan, one: dict[str, Any], number: int, lead: str, scene: Scene) -> None:
    explain(
        key=_key(child, "explained", number), plan=plan, person=scene.people[one["person"]], on=scene.on(one["day"]),
        how=How(one["how"]), understood=Understood(one["understood"]), interpreter=one.get("interpreter", ""),
        follow_up=one.get("follow_up", ""), by=scene.user(lead), today=scene.today, now=scene.at(one["day"]),
    )  # fmt: skip


def _key(child: str, what: str, number: int) -> UUID:
    return rules.kept_id(f"{child}/{what}/{number}")


def _after(day: int, number: int, scene: Scene) -> datetime:
    """That day, a minute later for each, so that they stand in their order; never in the future."""
    return min(scene.now, scene.at(day) + timedelta(minutes=number))
