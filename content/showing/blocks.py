"""A stored stream as plain values. Pure: pages, editions, papers and the API read the very same blocks.

Wagtail's own values ask the database once a chooser, also for pages that nobody may read; here a chosen page, document
or picture is its number, and whoever shows them asks once for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LISTS = frozenset({"items", "rows", "pages"})
RICH = frozenset({"text", "transcript"})
# The kinds whose first words are a heading of the page, and where these stand.
HEADED: Mapping[str, str] = {"text": "heading", "checklist": "title", "roles": "title", "decision": "title"}
PAGE_LINK = re.compile(r'<a (?=[^>]*\blinktype="page")[^>]*?\bid="(\d+)"[^>]*>')


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page. `value`: its children by name, the items of lists without Wagtail's wrapping."""

    kind: str
    value: Mapping[str, Any]
    anchor: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the page that can be jumped to."""

    text: str
    anchor: str


def blocks_of(raw: Iterable[Mapping[str, Any]]) -> list[Block]:
    """The blocks of a stored stream, in their order. Anchors come from ids: they are the same in every language."""
    return [
        Block(one["type"], {name: _plain(name, said) for name, said in one["value"].items()}, _anchor(one, number))
        for number, one in enumerate(raw, start=1)
    ]


def headings_of(blocks: Iterable[Block]) -> list[Heading]:
    """What a reader can jump to, variables not said yet."""
    return [
        Heading(block.value[HEADED[block.kind]], block.anchor)
        for block in blocks
        if block.value.get(HEADED.get(block.kind, ""))
    ]


def pages_named(blocks: Iterable[Block]) -> set[int]:
    """The primary keys of the pages that blocks point at, as related pages or from within their text."""
    return set(_named(blocks))


def _named(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        if block.kind == "related":
            yield from (page for page in block.value["pages"] if page)
        for name in RICH & block.value.keys():
            yield from (int(found[1]) for found in PAGE_LINK.finditer(block.value[name] or ""))


def _plain(name: str, said: Any) -> Any:
    if name not in LISTS or not isinstance(said, list):
        return said
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in said]


def _anchor(block: Mapping[str, Any], number: int) -> str:
    return f"part-{str(block.get('id') or number)[:8]}"
