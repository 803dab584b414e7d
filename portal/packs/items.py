"""What a pack holds: items of plain JSON data, and files. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

Data = Mapping[str, Any]
Key = tuple[str, str]  # (kind, key of the item within its kind)

FORMAT = 1
# In the order in which they are brought: what is pointed at comes before what points at it.
KINDS = (
    "image", "document", "symbol",  # files
    "terms", "contact",  # the place's words and whom to ring
    "manager", "stage",  # who keeps the record, and how differences are settled
    "template", "word", "phrase",  # what families read
    "synonym",  # what searches count as the same
    "page", "tree", "edition",  # the manual, the order of its pages, and how each read before
    "form",
    "place",  # calendar, timescales, which form for what
)  # fmt: skip


@dataclass(frozen=True)
class Pack:
    """One place whole. `files`: {name in the pack: content} of what items name as their "file"."""

    place: str
    items: Mapping[Key, Data]
    files: Mapping[str, bytes] = field(default_factory=dict)


def text_of(data: Any) -> str:
    """JSON for a file: the same data is always the same text."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest(data: Any) -> str:
    """64 hexadecimal digits that only the same data has."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def label(kind: str, key: str, data: Data) -> str:
    """The item in a line for a person: its kind, and its words where it has a title, a name or a word."""
    languages: Mapping[str, Data] = data.get("languages") or {"": data}
    said: Data = languages.get("en") or next(iter(languages.values()), {})
    words = next((said[name] for name in ("title", "name", "word", "text", "plan") if said.get(name)), "")
    if kind == "form":
        words = next((text for name, text in data["texts"].get("en", {}).items() if name == "form.title"), "")
    return f"{kind} {words} ({key})" if words and words != key else f"{kind} {key}"
