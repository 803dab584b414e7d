"""Where in a text the words stand that somebody asked for. Pure: texts go in, pieces of text come out, no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .asking import Slot
from .words import found, stem

# Letters of a passage that is shown of a page.
LENGTH = 240
# Letters of a page that are looked through for it.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `marked` where it is a word that was asked for."""

    text: str
    marked: bool = False


def mark(text: str, language: str, asked: Slot) -> tuple[Piece, ...]:
    """The whole of a text in pieces. `language`: ISO code of the text, `asked`: stems of the question."""
    return tuple(_pieces(text, [(start, end) for start, end, _stem in _places(text, language, asked)]))


def passage(text: str, language: str, asked: Slot, length: int = LENGTH) -> tuple[Piece, ...]:
    """The part of a text that holds most of what was asked for, in pieces, with … where something was left out."""
    places = _places(text[:MOST], language, asked)
    start = _best(places, length)
    begin = _begin(text, start)
    end = _end(text, begin + length)
    shown = [(first - begin, last - begin) for first, last, _stem in places if begin <= first and last <= end]
    pieces = _pieces(text[begin:end].replace("\n", " "), shown)
    return (
        *([Piece("… ")] if begin else []),
        *pieces,
        *([Piece(" …")] if end < len(text) else []),
    )


def _places(text: str, language: str, asked: Slot) -> list[tuple[int, int, str]]:
    stems = ((match.start(), match.end(), stem(match[0], language)) for match in found(text))
    return [one for one in stems if one[2] in asked]


def _best(places: list[tuple[int, int, str]], length: int) -> int:
    """Where the passage with the most different words begins; the first of those with as many."""
    best, most = 0, 0
    for number, (start, _end, _stem) in enumerate(places):
        inside = {one for first, last, one in places[number : number + 40] if last <= start + length}
        if len(inside) > most:
            best, most = start, len(inside)
    return best


def _begin(text: str, at: int) -> int:
    """The beginning of the line or sentence that holds this place, or else some words before it."""
    if at < LENGTH // 3:
        return 0
    earliest = at - LENGTH // 3
    for ending in ("\n", ". "):
        found_at = text.rfind(ending, earliest, at)
        if found_at >= 0:
            return found_at + len(ending)
    return text.find(" ", earliest, at) + 1 or at


def _end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), text.rfind("\n", 0, at), at - 40)


def _pieces(text: str, places: list[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in places:
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])
