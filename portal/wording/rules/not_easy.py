"""What is not easy in an Easy Read plan: told to who shares it, and never a lock (R-X-05)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..easing import MOST, Finding, words_of
from ..enums import Audience
from ..reading import Reading
from ..sentences import split
from .values import Source
from .words import own_words


@dataclass(frozen=True, slots=True)
class NotEasy:
    """`items` are those without easy words that fit, `long` the sentences of more than `most` words."""

    items: tuple[Mapping[str, Any], ...]
    long: tuple[Finding, ...]
    most: int


def not_easy(source: Source, reading: Reading) -> NotEasy | None:
    """What of this Reading stands in no easy words, or in too many; None where all is easy, and where nobody wants it
    so."""
    if not reading.is_easy:
        return None
    most = MOST[Audience.EASY]
    counted = {sentence: len(words_of(sentence)) for text in _texts(reading) for sentence in split(text)}
    long = tuple(Finding("long", sentence, count) for sentence, count in counted.items() if count > most)
    items = tuple(_without_easy_words(source, reading))
    return NotEasy(items, long, most) if items or long else None


def _without_easy_words(source: Source, reading: Reading) -> Iterator[Mapping[str, Any]]:
    if reading.audience != Audience.EASY:
        return  # an adult's words: a child's are all the same
    shown = {entry.key for section in reading.sections for entry in section.entries if entry.text}
    for item in source.items:
        own = own_words(source, item, reading.audience)
        if item["id"] in shown and own and own[0][0] != Audience.EASY:
            yield item


def _texts(reading: Reading) -> Iterator[str]:
    for section in reading.sections:
        yield from (section.heading, section.intro, "" if section.entries else section.empty)
        yield from (entry.text.value for entry in section.entries if entry.text)
