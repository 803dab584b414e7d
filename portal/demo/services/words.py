"""Plain words for families and children, their translations, and the releases."""

from typing import Any
from uuid import UUID

from portal.dialogue.selectors import last_read
from portal.people.models import User
from portal.plans.models import Plan
from portal.plans.rules import item_id
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.reading import from_json
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
        item = item_of(child, plan, name)
        for audience, words in audiences.items():
            _item(plan, item, Audience(audience), words, scene.user(lead), checkers, scene, day)


def item_of(child: str, plan: Plan, name: str) -> UUID:
    """The item with this name in a family file: "capture.row", or "capture" where there is one of it."""
    capture, _dot, row = name.partition(".")
    return item_id(plan.pk, capture, rules.row_id(child, rules.group_of(capture), row) if row else "")


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


def put_in_other_words(child: str, plan: Plan, data: dict[str, Any] | None, lead: str, scene: Scene) -> None:
    """Change words that were translated: their readers keep the last translation that was checked, with a note."""
    for name, audiences in (data or {}).get("words", {}).items():
        item = item_of(child, plan, name)
        for audience, text in audiences.items():
            known = Wording.objects.get(item=item, audience=audience, language=SOURCE)
            write(
                plan=plan, item=item, audience=Audience(audience), text=text, revision=known.revision,
                by=scene.user(lead), now=scene.at(data["day"] if data else 0),
            )  # fmt: skip


def release_again(plan: Plan, released: dict[str, Any] | None, lead: str, scene: Scene) -> None:
    """Release the plan anew to people who have read it: they are told what changed since."""
    if released is None:
        return
    for key in released["to"]:
        known = reader(plan, scene.people[key].pk)
        content = last_read(plan.pk, known.person.pk)
        release(
            plan=plan, known=known, revision=plan.releases.get(person=known.person).revision,
            last_read=from_json(content) if content else None, by=scene.user(lead), now=scene.at(released["day"]),
        )  # fmt: skip
