"""One row of words, saved and recorded."""

from datetime import datetime
from typing import Any
from uuid import UUID

from portal.access.editing import Conflict, save_if_current
from portal.audit.services import record
from portal.people.models import User
from portal.plans.models import Item, Plan

from ..enums import Audience
from ..exceptions import WordingRefused
from ..models import Wording

MAX_LENGTH = 4000  # characters; a family's sentence, not a report


def checked_length(text: str) -> str:
    """The text without blanks around it; raises WordingRefused when nothing is left or it is too long."""
    text = text.strip()
    if not text:
        raise WordingRefused("empty")
    if len(text) > MAX_LENGTH:
        raise WordingRefused("too_long")
    return text


def source_wording(plan: Plan, item: UUID, audience: Audience) -> Wording:
    """The words that a translation is made from; raises WordingRefused when there are none."""
    found = Wording.objects.filter(item__plan=plan, item=item, audience=audience, is_translation=False).first()
    if found is None:
        raise WordingRefused("no_source")
    return found


def save(
    plan: Plan, item: UUID, audience: Audience, language: str, revision: int,
    *, action: str, by: User, now: datetime, **changes: Any,
) -> Wording:  # fmt: skip
    """Make or change the words of an item in a language, unchecked; the last checked translation stays beside them.

    Raises Conflict when the revision is not the one there, Item.DoesNotExist for an item of another plan.
    """
    Item.objects.get(plan=plan, pk=item)
    changes = {
        "written_by": by, "written_at": now, "checked_by": None, "checked_at": None, "is_translation": False,
        "is_machine": False, "phrase": None, "symbol": "",
    } | changes  # fmt: skip
    key = {"item_id": item, "audience": audience, "language": language}
    wording = Wording.objects.filter(**key).first()
    if wording is None:
        wording, created = Wording.objects.get_or_create(**key, defaults=changes | {"revision": 1})
        if not created:
            raise Conflict(wording)
    else:
        save_if_current(wording, revision, **changes)
    note(action, plan, wording, by=by, now=now)
    return wording


def note(action: str, plan: Plan, wording: Wording, *, by: User, now: datetime) -> None:
    """Record what happened to words, in the plan's chain."""
    detail = {"audience": wording.audience, "language": wording.language, "revision": wording.revision}
    record(chain=f"plan:{plan.pk}", action=action, by=by, now=now, about=f"item:{wording.item_id}", detail=detail)
