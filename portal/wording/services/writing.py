"""Putting items into words: for the family, for the child, and in other languages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from portal.access.editing import Conflict, save_if_current
from portal.audit.services import record
from portal.people.models import User
from portal.plans.models import Item, Plan
from portal.plans.selectors import latest_version

from ..enums import Audience
from ..exceptions import WordingRefused
from ..models import Wording
from ..rules import source_text, text_hash

MAX_LENGTH = 4000  # characters; a family's sentence, not a report


@transaction.atomic
def write(*, plan: Plan, item: UUID, audience: Audience, text: str, revision: int, by: User, now: datetime) -> Wording:
    """Put an item into words for an audience, in the plan's own language; revision 0 when there were none yet.

    Its translations are out of date when the words changed. Raises WordingRefused, Conflict, Item.DoesNotExist.
    """
    content = latest_version(plan).content
    source = next((source_text(i) for i in content["items"] if i["id"] == str(item)), None)
    if source is None:
        raise WordingRefused("no_source")
    return _save(
        plan, item, audience, content["language"], _checked_length(text), text_hash(source), revision, by=by, now=now
    )


@transaction.atomic
def accept(*, plan: Plan, item: UUID, audience: Audience, revision: int, by: User, now: datetime) -> Wording:
    """Take the professional words as they are: they are plain enough."""
    content = latest_version(plan).content
    source = next((source_text(i) for i in content["items"] if i["id"] == str(item)), "")
    return write(plan=plan, item=item, audience=audience, text=source, revision=revision, by=by, now=now)


@transaction.atomic
def translate(
    *, plan: Plan, item: UUID, audience: Audience, language: str, text: str, revision: int, by: User, now: datetime
) -> Wording:
    """Translate the words of an item. Nobody reads it until somebody else has checked it (R-001-22)."""
    own = _source_wording(plan, item, audience)
    if language == own.language:
        raise WordingRefused("no_source")
    return _save(
        plan, item, audience, language, _checked_length(text), text_hash(own.text), revision, by=by, now=now,
        is_translation=True,
    )  # fmt: skip


@transaction.atomic
def check(
    *, plan: Plan, item: UUID, audience: Audience, language: str, revision: int, by: User, now: datetime
) -> Wording:
    """Say that a translation is right. Raises WordingRefused("own_check") for one's own, Conflict for a stale one."""
    wording = Wording.objects.get(item__plan=plan, item=item, audience=audience, language=language)
    if wording.written_by_id == by.pk:
        raise WordingRefused("own_check")
    if wording.source_hash != text_hash(_source_wording(plan, item, audience).text):
        raise WordingRefused("no_source")
    save_if_current(wording, revision, checked_by=by, checked_at=now)
    _record("wording.checked", plan, wording, by=by, now=now)
    return wording


def _source_wording(plan: Plan, item: UUID, audience: Audience) -> Wording:
    found = Wording.objects.filter(item__plan=plan, item=item, audience=audience, is_translation=False).first()
    if found is None:
        raise WordingRefused("no_source")
    return found


def _checked_length(text: str) -> str:
    text = text.strip()
    if not text:
        raise WordingRefused("empty")
    if len(text) > MAX_LENGTH:
        raise WordingRefused("too_long")
    return text


def _save(
    plan: Plan, item: UUID, audience: Audience, language: str, text: str, source: str, revision: int,
    *, by: User, now: datetime, is_translation: bool = False,
) -> Wording:  # fmt: skip
    Item.objects.get(plan=plan, pk=item)
    changes: dict[str, Any] = {
        "text": text, "source_hash": source, "written_by": by, "written_at": now, "checked_by": None,
        "checked_at": None, "is_translation": is_translation,
    }  # fmt: skip
    key = {"item_id": item, "audience": audience, "language": language}
    wording = Wording.objects.filter(**key).first()
    if wording is None:
        wording, created = Wording.objects.get_or_create(**key, defaults=changes | {"revision": 1})
        if not created:
            raise Conflict(wording)
    else:
        save_if_current(wording, revision, **changes)
    _record("wording.translated" if is_translation else "wording.written", plan, wording, by=by, now=now)
    return wording


def _record(action: str, plan: Plan, wording: Wording, *, by: User, now: datetime) -> None:
    detail = {"audience": wording.audience, "language": wording.language, "revision": wording.revision}
    record(chain=f"plan:{plan.pk}", action=action, by=by, now=now, about=f"item:{wording.item_id}", detail=detail)
