"""Translations of words: made by one person, checked by another (R-001-22)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.access.editing import save_if_current
from portal.people.models import User
from portal.plans.models import Plan

from .. import names
from ..enums import Audience
from ..exceptions import WordingRefused
from ..models import Wording
from ..rules import text_hash
from .saving import checked_length, note, save, source_wording


@transaction.atomic
def translate(
    *, plan: Plan, item: UUID, audience: Audience, language: str, text: str, revision: int, by: User, now: datetime
) -> Wording:
    """Translate the words of an item. Nobody reads it until somebody else has checked it (R-001-22)."""
    own = source_wording(plan, item, audience)
    if language == own.language:
        raise WordingRefused("no_source")
    return save(
        plan, item, audience, language, revision, action="wording.translated", by=by, now=now,
        text=checked_length(text), source_hash=text_hash(own.text), is_translation=True,
    )  # fmt: skip


@transaction.atomic
def translate_masked(
    *, plan: Plan, item: UUID, audience: Audience, language: str, text: str, revision: int, by: User, now: datetime,
    people: tuple[str, ...],
) -> Wording:  # fmt: skip
    """As `translate`, from a text with "[Name 1]" for names. `people` are those hidden from translators even where the
    author forgot to mark them. Raises WordingRefused("names") with the tokens that were lost or stand for nobody.
    """
    own = source_wording(plan, item, audience)
    hidden, known = names.masked(names.marked(own.text, people))
    if tokens := names.lacking(text, known) or names.unknown(text, known, hidden):
        raise WordingRefused("names", tokens)
    return translate(
        plan=plan, item=item, audience=audience, language=language, text=names.unmasked(text, known), revision=revision,
        by=by, now=now,
    )  # fmt: skip


@transaction.atomic
def check(
    *, plan: Plan, item: UUID, audience: Audience, language: str, revision: int, by: User, now: datetime
) -> Wording:
    """Say that a translation is right: from now on readers are given it, until a newer one is checked.

    Raises WordingRefused: "own_check" for one's own, "machine" for a draft nobody touched, "no_source" for one of
    words that changed. Raises Conflict for a stale one.
    """
    wording = Wording.objects.get(item__plan=plan, item=item, audience=audience, language=language, is_translation=True)
    if wording.is_machine:
        raise WordingRefused("machine")
    if wording.written_by_id == by.pk:
        raise WordingRefused("own_check")
    if wording.source_hash != text_hash(source_wording(plan, item, audience).text):
        raise WordingRefused("no_source")
    save_if_current(
        wording, revision, checked_by=by, checked_at=now, checked_text=wording.text, checked_hash=wording.source_hash
    )
    note("wording.checked", plan, wording, by=by, now=now)
    return wording
