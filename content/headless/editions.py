"""Earlier versions of a page, as they were published: nothing of them changes any more (R-001-64)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation

from ..models import PageEdition, tree
from ..showing import Teller
from .blocks import Data, data_of
from .files import files_of
from .pages import led, trail_of

FACTS = ("number", "language", "title", "published_at", "what", "why", "by")


def editions(path: str) -> list[Data] | None:
    """Every edition of the published page at a path, newest first, in the reader's language and in the source's.

    None where readers find no page. Two queries.
    """
    trail = _open(path)
    if trail is None:
        return None
    return list(_of(trail).values(*FACTS))


def edition(path: str, number: int) -> Data | None:
    """One edition as it was: in the reader's language where it was published in it, else as it was written."""
    trail = _open(path)
    if trail is None:
        return None
    found = list(_of(trail).filter(number=number))
    language = translation.get_language()
    one = next((each for each in found if each.language == language), found[0] if found else None)
    return one and _shown(one)


def _open(path: str) -> tree.Trail | None:
    trail = trail_of(path)
    return trail if trail is not None and len(trail.own) > 2 and trail.is_free else None


def _of(trail: tree.Trail) -> Any:
    key = trail.own[-1].translation_key
    wanted = {translation.get_language(), settings.LANGUAGE_CODE}
    return PageEdition.objects.filter(translation_key=key, language__in=wanted)


def _shown(one: PageEdition) -> Data:
    blocks, told = one.blocks, Teller(one.facts)  # the words of that day are kept with it
    return {
        **{name: getattr(one, name) for name in FACTS},
        "summary": one.summary,
        "blocks": led(data_of(blocks, told, files_of(blocks))),
    }
