"""Putting items into words for the family and for the child, in the plan's own language."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User
from portal.plans.models import Plan
from portal.plans.selectors import latest_version

from ..enums import Audience
from ..exceptions import WordingRefused
from ..models import Deferral, Wording
from ..rules import source_text, text_hash
from .saving import checked_length, save


@transaction.atomic
def write(*, plan: Plan, item: UUID, audience: Audience, text: str, revision: int, by: User, now: datetime) -> Wording:
    """Put an item into words for an audience, in the plan's own language; revision 0 when there were none yet.

    Its translations are out of date when the words changed. Raises WordingRefused, Conflict, Item.DoesNotExist.
    """
    language, source = _source(plan, item)
    return save(
        plan, item, audience, language, revision, action="wording.written", by=by, now=now,
        text=checked_length(text), source_hash=text_hash(source),
    )  # fmt: skip


@transaction.atomic
def accept(*, plan: Plan, item: UUID, audience: Audience, revision: int, by: User, now: datetime) -> Wording:
    """Take the professional words as they are: they are plain enough."""
    _, source = _source(plan, item)
    return write(plan=plan, item=item, audience=audience, text=source, revision=revision, by=by, now=now)


@transaction.atomic
def pick(
    *, plan: Plan, item: UUID, audience: Audience, phrase: UUID, texts: Mapping[str, str], revision: int, by: User,
    now: datetime, symbol: str = "",
) -> Wording:  # fmt: skip
    """Take a standard phrase as the words of an item: it is there in every language it was published in (R-001-22).

    `texts` are the phrase by language (`procedures.selectors.phrases`) and `symbol` its picture. Policy staff checked
    its translations when they published them, so they count as checked; what they change later changes nothing here.
    Raises WordingRefused ("no_phrase") when it does not exist in the plan's own language.
    """
    language, source = _source(plan, item)
    if language not in texts:
        raise WordingRefused("no_phrase")
    own = save(
        plan, item, audience, language, revision, action="wording.picked", by=by, now=now,
        text=checked_length(texts[language]), source_hash=text_hash(source), phrase=phrase,
        symbol=symbol,
    )  # fmt: skip
    there = {one.language: one for one in Wording.objects.filter(item=item, audience=audience, is_translation=True)}
    made_from = text_hash(own.text)
    for other, text in texts.items():
        if other == language or not text.strip():
            continue
        save(
            plan, item, audience, other, there[other].revision if other in there else 0, action="wording.picked",
            by=by, now=now, text=checked_length(text), source_hash=made_from, is_translation=True, phrase=phrase,
            symbol=symbol,
            checked_by=by, checked_at=now, checked_text=text.strip(), checked_hash=made_from,
        )  # fmt: skip
    return own


@transaction.atomic
def put_off(*, plan: Plan, audience: Audience, reason: str, by: User, now: datetime) -> Deferral:
    """Write the words for the child later, and say why (R-001-04). Raises WordingRefused without a reason."""
    if audience != Audience.CHILD:
        raise WordingRefused("no_source")
    if not reason.strip():
        raise WordingRefused("no_reason")
    made, created = Deferral.objects.get_or_create(
        plan=plan, audience=audience, ended_at=None,
        defaults={"reason": reason.strip(), "decided_by": by, "decided_at": now},
    )  # fmt: skip
    if created:
        _note_deferral("wording.put_off", made, by=by, now=now)
    return made


@transaction.atomic
def take_up(*, plan: Plan, audience: Audience, by: User, now: datetime) -> None:
    """Write the words after all; nothing happens when they were not put off."""
    standing = Deferral.objects.select_for_update().filter(plan=plan, audience=audience, ended_at=None).first()
    if standing is not None:
        standing.ended_at = now
        standing.save(update_fields=["ended_at"])
        _note_deferral("wording.taken_up", standing, by=by, now=now)


def _note_deferral(action: str, one: Deferral, *, by: User, now: datetime) -> None:
    record(chain=f"plan:{one.plan_id}", action=action, by=by, now=now, detail={"audience": one.audience})


def _source(plan: Plan, item: UUID) -> tuple[str, str]:
    """(language, professional text) of an item of the newest version."""
    content = latest_version(plan).content
    found = next((source_text(one) for one in content["items"] if one["id"] == str(item)), "")
    if not found.strip():
        raise WordingRefused("no_source")
    return content["language"], found
