"""Finding hard words in texts. Pure: what is found depends on the text and the glossary alone."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from portal.procedures.reading_templates import HardWord

from .reading import Entry, Hard, Mark, Reading, Section, Text


def glossed(reading: Reading, hard: Sequence[HardWord]) -> Reading:
    """The Reading with its hard words marked, each at its first place in a section, and explained once."""
    words = tuple(hard)
    if not words:
        return reading
    used: dict[int, int] = {}  # place in `words` → place in the glossary
    sections = tuple(_section(section, reading.language, words, used) for section in reading.sections)
    glossary = tuple(Hard(words[place].word, words[place].meaning) for place in used)
    return replace(reading, sections=sections, glossary=glossary)


def hard_in(text: str, hard: Sequence[HardWord]) -> list[tuple[int, int, int]]:
    """(start, end, place in `hard`) of every hard word in a text: whole words, capital or small, the longest first."""
    pattern, places = _pattern(tuple(hard))
    if pattern is None:
        return []
    return [(one.start(), one.end(), places[str(one.lastgroup)]) for one in pattern.finditer(text)]


def is_word_character(sign: str) -> bool:
    """Whether a character belongs to a word: letters, digits, and the signs that join or sit on them."""
    return sign.isalnum() or sign in "_\u200c\u200d" or unicodedata.category(sign).startswith("M")


def _section(section: Section, language: str, words: tuple[HardWord, ...], used: dict[int, int]) -> Section:
    seen: set[int] = set()
    entries = tuple(_entry(entry, language, words, used, seen) for entry in section.entries)
    return replace(section, entries=entries)


def _entry(
    entry: Entry, language: str, words: tuple[HardWord, ...], used: dict[int, int], seen: set[int]
) -> Entry:  # fmt: skip
    if entry.text is None or entry.text.language != language:
        return entry
    return replace(entry, text=_marked(entry.text, words, used, seen))


def _marked(text: Text, words: tuple[HardWord, ...], used: dict[int, int], seen: set[int]) -> Text:
    marks = []
    for start, end, place in hard_in(text.value, words):
        if place not in seen:
            seen.add(place)
            marks.append(Mark(start, end, used.setdefault(place, len(used))))
    return replace(text, marks=tuple(marks))


@lru_cache(maxsize=32)
def _pattern(hard: tuple[HardWord, ...]) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    forms: dict[str, int] = {}
    for place, one in enumerate(hard):
        for form in (one.word, *one.variants):
            if form.strip():
                forms.setdefault(" ".join(form.split()), place)
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    places = {f"f{number}": forms[form] for number, form in enumerate(ordered)}
    if not ordered:
        return None, places
    either = "|".join(f"(?P<f{number}>{_spaced(form)})" for number, form in enumerate(ordered))
    border = _word_class()
    return re.compile(f"(?<!{border})(?:{either})(?!{border})", re.IGNORECASE), places


def _spaced(form: str) -> str:
    """A form whose words may stand with a line break between them."""
    return r"\s+".join(re.escape(word) for word in form.split())


@cache
def _word_class() -> str:
    r"""A class of what a word is made of. `\w` alone would end a Bengali word before its vowel sign."""
    signs = (code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)).startswith("M"))
    return rf"[\w\u200c\u200d{''.join(_ranges(signs))}]"


def _ranges(codes: Iterable[int]) -> list[str]:
    found: list[list[int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in found]
