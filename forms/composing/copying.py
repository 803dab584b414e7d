"""Copies of questions: with ids of their own, and rules that ask the copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from .words import words_of

Blocks = list[dict[str, Any]]
_id = re.compile(r"[0-9A-Za-z_-]+")


def new_ids(blocks: Blocks) -> dict[str, str]:
    """{id: new id} of every block, those inside others among them."""
    return {found: str(uuid4()) for found in _ids(blocks)}


def replaced(blocks: Blocks, ids: Mapping[str, str]) -> Blocks:
    """The same blocks with these ids replaced wherever they stand: in rules too, never in words."""
    return [
        {**block, "id": ids.get(block["id"], block["id"]), "value": _value(block["type"], block["value"], ids)}
        for block in blocks
    ]


def _ids(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield block["id"]
        if isinstance(block["value"], dict):
            for part in block["value"].values():
                if _stream(part):
                    yield from _ids(part)


def _value(kind: str, value: Any, ids: Mapping[str, str]) -> Any:
    if not isinstance(value, dict):
        return value
    try:
        words = words_of(kind)
    except KeyError:  # not a question: an end, whose only words are its text
        words = {"text": "text"}
    return {name: part if name in words else _part(part, ids) for name, part in value.items()}


def _part(part: Any, ids: Mapping[str, str]) -> Any:
    if _stream(part):
        return replaced(part, ids)
    if isinstance(part, str):
        return _id.sub(lambda found: ids.get(found[0], found[0]), part)
    return part


def _stream(part: Any) -> bool:
    return isinstance(part, list) and all(isinstance(one, dict) and "id" in one and "type" in one for one in part)
