"""Earlier versions of a page, as they were published: nothing of them changes any more (R-001-64)."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.utils import translation

from ..archive import edition as archived
from ..archive import lines
from ..showing import Teller, pages_named, targets
from .blocks import Data, data_of
from .files import files_of
from .pages import led, trail_of


def editions(path: str) -> list[Data] | None:
    """Every version of the published page at a path, the newest first, in the reader's language where it was published
    in it; None where readers find no page. Two queries."""
    key = _key(path)
    return None if key is None else [asdict(line) for line in lines(key, translation.get_language())]


def edition(path: str, number: int) -> Data | None:
    """One version as it was, with the words, figures and contacts of its day."""
    key, language = _key(path), translation.get_language()
    one = archived(key, number, language) if key else None
    if key is None or one is None:
        return None
    line = next(line for line in lines(key, language) if line.number == number)
    blocks = one.blocks
    teller = Teller(one.facts, targets(pages_named(blocks), language))
    return {
        **asdict(line),
        "language": one.language,
        "title": teller.words(one.title),
        "summary": teller.words(one.summary),
        "blocks": led(data_of(blocks, teller, files_of(blocks))),
    }


def _key(path: str) -> UUID | None:
    trail = trail_of(path)
    if trail is None or len(trail.own) < 3 or not trail.is_free:
        return None
    key: UUID = trail.own[-1].translation_key
    return key
