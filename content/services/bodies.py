"""Blocks of a page that arrive as data, turned into what a stream stores. Each block is one of

    {"type": "text", "heading": str = "", "text": RICH}
    {"type": "pointer", "title": str, "text": RICH}
    {"type": "checklist", "title": str = "", "items": [str, ...]}
    {"type": "important", "text": str}
    {"type": "definition", "term": str, "meaning": str}
    {"type": "timescale", "key": str, "text": str}
    {"type": "roles", "title": str = "", "rows": [{"who": str, "what": str}, ...]}
    {"type": "decision", "title": str = "", "rows": [{"question": str, "yes": str, "no": str}, ...]}
    {"type": "stages", "title": str = ""}
    {"type": "law", "text": str, "source": str, "url": str = ""}
    {"type": "contact", "key": str}
    {"type": "related", "title": str = "", "pages": [key of a page, ...]}
    {"type": "form", "purpose": str, "label": str = ""}
    {"type": "download", "title": str, "document": primary key, "text": str = ""}
    {"type": "video", "title": str, "url": str = "", "document": pk = None, "captions": pk = None, "transcript": RICH}
    {"type": "table", "caption": str, "cells": str}
    {"type": "picture", "image": primary key, "alt": str = "", "caption": str = ""}

RICH may hold p, h3, ul, ol, li, b, i, a. A link to another page is `<a href="page:KEY">words</a>`, with the key the
page is made with. Any text may hold variables (content.variables).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from content.exceptions import NoSuchPage
from content.rules import block_id

Ids = Mapping[str, int]
LINK = re.compile(r'<a href="page:([^"]+)">')
RICH = ("text", "transcript")
# What stands in a stream although nobody said it.
EMPTY: Mapping[str, Mapping[str, Any]] = {
    "text": {"heading": ""},
    "checklist": {"title": ""},
    "roles": {"title": ""},
    "decision": {"title": ""},
    "stages": {"title": ""},
    "law": {"url": ""},
    "related": {"title": ""},
    "form": {"label": ""},
    "download": {"text": ""},
    "video": {"url": "", "document": None, "captions": None},
    "picture": {"alt": "", "caption": ""},
}
LISTS = ("items", "rows", "pages")


def body_of(key: str, body: Iterable[Mapping[str, Any]], ids: Ids) -> list[dict[str, Any]]:
    """The stored stream of the page that a pack calls `key`. `ids`: {key of a page: primary key}; raises NoSuchPage."""
    return [
        {"type": block["type"], "value": _value(key, number, block, ids), "id": block_id(key, number)}
        for number, block in enumerate(body)
    ]


def named_in(body: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The keys of the pages that blocks point at."""
    for block in body:
        if block["type"] == "related":
            yield from block["pages"]
        for name in RICH:
            yield from LINK.findall(block.get(name) or "")


def _value(key: str, number: int, block: Mapping[str, Any], ids: Ids) -> dict[str, Any]:
    value = {**EMPTY.get(block["type"], {}), **{name: said for name, said in block.items() if name != "type"}}
    for name in RICH:
        if value.get(name):
            value[name] = LINK.sub(lambda found: f'<a linktype="page" id="{_id(found[1], ids)}">', value[name])
    for name in LISTS:
        if name in value:
            items = [_id(one, ids) for one in value[name]] if name == "pages" else value[name]
            value[name] = [
                {"type": "item", "value": item, "id": block_id(key, number, index)} for index, item in enumerate(items)
            ]
    return value


def _id(key: str, ids: Ids) -> int:
    if key not in ids:
        raise NoSuchPage(key)
    return ids[key]
