"""What a family reads, as policy staff compose it: plain values, one `Template` a level, language and place.

A template orders and explains; it opens nothing. Which captured things and which of their fields can be read at all is
an allow-list in code (portal/wording/sections.py), and a template that names another is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

# "items": what was captured; "words": the template's own lines (how to complain, that they can talk alone);
# "people": who is who, with telephone numbers; "meeting": when we meet next and who will be there.
SectionKind = Literal["items", "words", "people", "meeting"]
# Whose items: "" everybody's, "mine" the reader's own, "not_mine" everybody's but the reader's and other family's,
# "not_kin" everybody's but other family's.
Only = Literal["", "mine", "not_mine", "not_kin"]
# What the section of the next meeting shows: nobody chooses it.
MEETING = ("next_conference",)
# The key of the words on how to be at a meeting: a child of whom it was decided that they are not does not read them.
TAKE_PART = "take-part"


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
    inflected), and what it means in plain words. `instead`: what a writer could say, "" where nothing is plainer."""

    word: str
    variants: tuple[str, ...]
    meaning: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A standard sentence, in every language it is published in: `texts` is {ISO code: words}. `key` is the same in all
    of them (UUID, as text); `capture` is what it fits, "" for anything."""

    key: str
    capture: str
    symbol: str
    texts: Mapping[str, str]


def template_of(level: str, language: str, sections: Iterable[Mapping[str, Any]]) -> Template:
    """The template that stands in the raw data of a snippet: [{"type": kind, "value": {…}}, …]."""
    return Template(level, language, tuple(_section(one["type"], one["value"]) for one in sections))


def _section(kind: SectionKind, value: Mapping[str, Any]) -> SectionRule:
    lines = (line["value"] for line in value.get("lines") or ())
    captures = MEETING if kind == "meeting" else tuple(value.get("captures") or ())
    return SectionRule(
        key=value["key"],
        kind=kind,
        heading=value["heading"],
        intro=value.get("intro") or "",
        empty=value.get("empty") or "",
        symbol=value.get("symbol") or "",
        captures=captures,
        only=value.get("only") or "",
        facts=bool(value.get("facts", True)),
        lines=tuple(Line(line["text"], line.get("symbol") or "") for line in lines),
    )


def raw_of(template: Template, ids: Callable[[str], str]) -> list[dict[str, Any]]:
    """The raw data of a snippet for this template; `ids` gives a block its id by its name ("concerns", "rights.2")."""
    return [{"type": one.kind, "id": ids(one.key), "value": _value(one, ids)} for one in template.sections]


def _value(one: SectionRule, ids: Callable[[str], str]) -> dict[str, Any]:
    value: dict[str, Any] = {"key": one.key, "heading": one.heading, "symbol": one.symbol, "intro": one.intro}
    if one.kind in ("items", "meeting"):
        value["empty"] = one.empty
    if one.kind in ("items", "people"):
        value["captures"] = list(one.captures)
    if one.kind == "items":
        value |= {"only": one.only, "facts": one.facts}
    if one.kind in ("words", "people"):
        value["lines"] = [
            {"type": "line", "id": ids(f"{one.key}.{number}"), "value": {"text": line.text, "symbol": line.symbol}}
            for number, line in enumerate(one.lines)
        ]
    return value
