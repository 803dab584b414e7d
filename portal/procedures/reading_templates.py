"""What a family reads, as policy staff compose it: plain values, one `Template` a level, language and place.

A template orders and explains; it opens nothing. Which captured things and which of their fields can be read at all is
an allow-list in code (portal/wording/sections.py), and a template that names another is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# "items": what was captured; "words": the template's own lines (how to complain, that they can talk alone);
# "people": who is who, with telephone numbers; "meeting": when we meet next and who will be there.
SectionKind = Literal["items", "words", "people", "meeting"]
# Whose items: "" everybody's, "mine" the reader's own, "not_mine" everybody's but the reader's and other family's,
# "not_kin" everybody's but other family's.
Only = Literal["", "mine", "not_mine", "not_kin"]


@dataclass(frozen=True, slots=True)
class Line:
    """One idea and its picture; `symbol` is the key of a symbol, "" for none."""

    text: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One section. `key` is stable, a slug, once in a template. `empty` stands where nothing was captured; a section
    with neither is left out. `facts`: whether dates and names stand beside the words."""

    key: str
    kind: SectionKind
    heading: str
    intro: str = ""
    empty: str = ""
    symbol: str = ""
    captures: tuple[str, ...] = ()
    only: Only = ""
    facts: bool = True
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """The sections of one level in one language (ISO code), in their order."""

    level: str
    language: str
    sections: tuple[SectionRule, ...]


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word a family may not know, in one language: the word, other forms it takes in a text (plural, mutated,
    inflected), and what it means in plain words."""

    word: str
    variants: tuple[str, ...]
    meaning: str
