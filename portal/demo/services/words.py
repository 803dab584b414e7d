"""Plain words for families and children, their translations, and the releases."""

from typing import Any
from uuid import UUID

from portal.people.models import User
from portal.plans.models import Plan
from portal.plans.rules import item_id
from portal.wording.enums import Audience
from portal.wording.selectors import reader
from portal.wording.services import check, release, translate, write

from .. import rules
from .scene import Scene

SOURCE = "en"  # plans are written in the language of their form


def put_into_words(child: str, plan: Plan, data: dict[str, Any], lead: str, scene: Scene) -> None:
    """Write every wording of a family file; a translation is checked by its `checkers` unless it says otherwise."""
    day = data.get("released", {}).get("day", data["day"]) - 1
    checkers = {language: scene.user(key) for language, key in data.get("checkers", {}).items()}
    for name, audiences in data.get("wordings", {}).items():
        capture, _dot, row = name.partition(".")
        item = item_id(plan.pk, capture, rules.row_id(child, capture, row) if row else "")
        for audience, words in audiences.items():
            _item(plan, item, Audience(audience), words, scene.user(lead), checkers, scene, day)


def _item(
    plan: Plan, item: UUID, audience: Audience, words: dict[str, Any], by: User, checkers: dict[str, User],
    scene: Scene, day: int,
) -> None:  # fmt: skip
    now = scene.at(day)
    write(plan=plan, item=item, audience=audience, text=words[SOURCE], revision=0, by=by, now=now)
    for language, given in words.items():
        if language == SOURCE:
            continue
        text, checked = (given["text"], given["checked"]) if isinstance(given, dict) else (given, True)
        made = translate(
            plan=plan, item=item, audience=audience, language=language, text=text, revision=0, by=by, now=now
        )
        if checked:
            check(
                plan=plan, item=item, audience=audience, language=language, revision=made.revision,
                by=checkers[language], now=now,
            )  # fmt: skip


def release_to(plan: Plan, released: dict[str, Any] | None, lead: str, scene: Scene) -> None:
    """Release the plan to each of these people, one by one."""
    if released is None:
        return
    for key in released["to"]:
        known = reader(plan, scene.people[key].pk)
        release(plan=plan, known=known, revision=0, by=scene.user(lead), now=scene.at(released["day"]))
