"""How a Reading becomes lines on a page: pure functions over plain values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.wording.reading import Hard, Reading, Section, Text


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that belong together; `hard` explains them where they are a hard word."""

    text: str
    hard: Hard | None = None


Line = tuple[Run, ...]


def lines(text: Text, glossary: tuple[Hard, ...]) -> tuple[Line, ...]:
    """The lines of a text that are not empty, its hard words as runs of their own. A mark that reaches beyond a line or
    into another mark is left out: the words themselves are never lost."""
    found, start = [], 0
    for line in text.value.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(tuple(_runs(text, start, end, glossary)))
        start = end + 1
    return tuple(found)


def _runs(text: Text, start: int, end: int, glossary: tuple[Hard, ...]) -> Iterator[Run]:
    at = start
    for mark in sorted(text.marks, key=lambda one: one.start):
        if at <= mark.start < mark.end <= end and mark.term < len(glossary):
            if mark.start > at:
                yield Run(text.value[at : mark.start])
            yield Run(text.value[mark.start : mark.end], glossary[mark.term])
            at = mark.end
    if at < end:
        yield Run(text.value[at:end])


@dataclass(frozen=True, slots=True)
class Difference:
    """How many entries of a section are new or changed since the reader last read."""

    section: Section
    new: int
    changed: int


def differences(reading: Reading) -> tuple[Difference, ...]:
    """The sections in which something is new or changed, in order; none at the first reading."""
    if reading.changed is None:
        return ()
    counted = (
        Difference(one, *(sum(e.change == kind for e in one.entries) for kind in ("new", "changed")))
        for one in reading.sections
    )
    return tuple(one for one in counted if one.new or one.changed)


@dataclass(frozen=True, slots=True)
class Piece:
    """Kept HTML, and what is drawn after it: a template with its context, or nothing."""

    html: str
    template: str = ""
    context: Mapping[str, Any] | None = None


# Escaping lets no text of a Reading write one of these.
SLOT = re.compile(r"<!--slot:(\w+):([\w-]*)-->")
Own = Mapping[str, Any] | str  # what stands in a slot: its template's context, or the HTML itself
Filled = Mapping[tuple[str, str], Own]


def pieces(html: str, filled: Filled) -> Iterator[Piece]:
    """A kept article cut at those of its slots that something is to stand in: {(slot, key): own}."""
    at = 0
    for slot in SLOT.finditer(html):
        context = filled.get((slot[1], slot[2]))
        if isinstance(context, str):
            yield Piece(html[at : slot.start()] + context)
            at = slot.end()
        elif context is not None:
            yield Piece(html[at : slot.start()], f"family/slots/{slot[1]}.html", context)
            at = slot.end()
    yield Piece(html[at:])
