"""Drafts by the machine translator that settings name, through wagtail-localize. Off unless somebody set it up.

Only words that were written for a family are sent, with every name hidden, and never those of an item that holds
something restricted. A draft is nobody's translation until a person has saved it, and nobody reads it until another
person has checked that.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from portal.people.models import User
from portal.plans.models import Plan
from portal.plans.selectors import latest_version

from .. import names
from ..enums import Audience
from ..exceptions import MachineUnavailable, WordingRefused
from ..models import Wording
from ..rules import text_hash
from .saving import checked_length, save, source_wording

PATIENCE = 8.0  # seconds; a page is waiting


def is_set_up(source: str, target: str) -> bool:
    """Whether there is a machine that translates from one language into another; False when it cannot say."""
    try:
        machine = get_machine_translator()
        return machine is not None and bool(machine.can_translate(*_locales(source, target)))
    except Exception:
        return False


def suggest(
    *, plan: Plan, item: UUID, audience: Audience, language: str, people: tuple[str, ...], patience: float = PATIENCE
) -> str:
    """What the machine makes of the words of an item, with the names back in. Saves nothing and locks nothing: it can
    take as long as `patience` (seconds). `people` are names to hide besides those that are marked.

    Raises MachineUnavailable, and WordingRefused: "restricted", "no_source", "names" when the machine lost one.
    """
    own = source_wording(plan, item, audience)
    _refuse_restricted(plan, item)
    hidden, known = names.masked(names.marked(own.text, people))
    text = _ask(hidden, own.language, language, patience)
    if tokens := names.lacking(text, known) or names.unknown(text, known, hidden):
        raise WordingRefused("names", tokens)
    return names.unmasked(text, known)


@transaction.atomic
def keep_draft(
    *, plan: Plan, item: UUID, audience: Audience, language: str, text: str, made_from: str, revision: int, by: User,
    now: datetime,
) -> Wording:  # fmt: skip
    """Keep what the machine suggested; `made_from` is the hash of the words it was given.

    Raises Conflict, and WordingRefused: "no_source" when the words changed meanwhile, "has_words" where somebody's
    translation of these very words stands already.
    """
    if text_hash(source_wording(plan, item, audience).text) != made_from:
        raise WordingRefused("no_source")
    there = Wording.objects.filter(item=item, audience=audience, language=language, source_hash=made_from).first()
    if there is not None and not there.is_machine:
        raise WordingRefused("has_words")
    return save(
        plan, item, audience, language, revision, action="wording.drafted", by=by, now=now, text=checked_length(text),
        source_hash=made_from, is_translation=True, is_machine=True,
    )  # fmt: skip


def _refuse_restricted(plan: Plan, item: UUID) -> None:
    for one in latest_version(plan).content["items"]:
        if one["id"] == str(item):
            if any(field.get("restricted") for field in one["fields"].values()):
                raise WordingRefused("restricted")
            return
    raise WordingRefused("no_source")


@dataclass
class _Answer:
    text: str = ""
    failed: bool = True


def _ask(text: str, source: str, target: str, patience: float) -> str:
    """The text in the other language. A machine that does not answer in time is left behind; the page is served."""
    if not is_set_up(source, target):
        raise MachineUnavailable
    asked, locales, answer = StringValue.from_plaintext(text), _locales(source, target), _Answer()
    machine: Any = get_machine_translator()

    def work() -> None:
        try:
            answer.text = machine.translate(*locales, [asked])[asked].render_text()
            answer.failed = False
        except Exception:  # noqa: S110  what went wrong at theirs may hold the text: it is not told or logged
            pass

    _within(patience, work)
    if answer.failed or not answer.text.strip():
        raise MachineUnavailable
    return answer.text


def _within(seconds: float, work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)


def _locales(source: str, target: str) -> tuple[Locale, Locale]:
    """Locales for the machine, which reads their codes; a family's language need not be one of the CMS."""
    return Locale(language_code=source), Locale(language_code=target)
