"""Search, for other front ends: the same answer as on the page of results, and what was not found is counted alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation

from ..search.results import Choice, Hit
from ..search.searching import search
from ..search.services import note_missed
from .blocks import Data


def found(words: str, *, place: str, section: str, page: int, today: date) -> Data:
    """Pages of the manuals that have all of `words`, the best first; at most nine queries (`content.search`)."""
    language = translation.get_language()
    answer = search(words, language, place=place, section=section, page=page)
    if answer.missed:
        note_missed(words=answer.words, language=language, today=today)
    return {
        **{name: getattr(answer, name) for name in ("words", "language", "total", "everywhere", "page", "pages")},
        "hits": list(_hits(answer.hits)),
        "places": list(_choices(answer.places)),
        "sections": list(_choices(answer.sections)),
        "suggestions": list(answer.suggestions),
        "partly": list(_hits(answer.partly)),
        "elsewhere": [{"language": code, "number": number} for code, number in answer.elsewhere],
    }


def _hits(hits: Iterable[Hit]) -> Iterable[Data]:
    home = reverse("wagtail_serve", args=("",))
    for hit in hits:
        yield {
            "path": hit.url.removeprefix(home).strip("/"),
            "title": _pieces(hit.title),
            "passage": _pieces(hit.passage),
            "language": hit.language,
            "place": hit.place,
            "above": list(hit.above),
            "updated_at": hit.updated,
        }


def _pieces(pieces: Iterable[Any]) -> list[Data]:
    return [{"text": one.text, "marked": one.marked} for one in pieces]


def _choices(choices: Iterable[Choice]) -> Iterable[Data]:
    for one in choices:
        yield {name: getattr(one, name) for name in ("key", "label", "language", "number", "chosen")}
