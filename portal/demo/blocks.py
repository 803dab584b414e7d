"""The kinds of block in the manuals' files, and what each holds. Plain Python: the loader and `checking` read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

Data = Mapping[str, Any]
# "line": plain words; "prose": paragraphs, lists and links; "lines": a list of plain words; "key": no words at all;
# "file": a name in everywhere/files.yaml, one or one a language
Kind = Literal["line", "prose", "lines", "key", "file"]
WORDLESS = {"key", "file"}

# kind of block → {name of a text: (what it is, the most characters, 0 for no limit)}. Optional ones are in OPTIONAL.
TEXTS: dict[str, dict[str, tuple[Kind, int]]] = {
    "text": {"heading": ("line", 150), "text": ("prose", 0)},
    "pointer": {"title": ("line", 150), "text": ("prose", 0)},
    "checklist": {"title": ("line", 150), "items": ("lines", 500)},
    "important": {"text": ("line", 500)},
    "definition": {"term": ("line", 100), "meaning": ("line", 1000)},
    "timescale": {"key": ("key", 0), "text": ("line", 500)},
    "roles": {"title": ("line", 150)},
    "decision": {"title": ("line", 150)},
    "stages": {"title": ("line", 150)},
    "law": {"text": ("line", 2000), "source": ("line", 200), "url": ("key", 0)},
    "contact": {"key": ("key", 0)},
    "related": {"title": ("line", 150)},
    "form": {"purpose": ("key", 0), "label": ("line", 100)},
    "table": {"caption": ("line", 200), "cells": ("line", 0)},
    "download": {"title": ("line", 150), "document": ("file", 0), "text": ("line", 500)},
    "picture": {"image": ("file", 0), "alt": ("line", 300), "caption": ("line", 300)},
    "video": {"title": ("line", 150), "document": ("file", 0), "captions": ("file", 0), "transcript": ("prose", 0)},
}
# kind of block → (the list of rows it has, {text of a row: the most characters})
ROWS: dict[str, tuple[str, dict[str, int]]] = {
    "roles": ("rows", {"who": 150, "what": 600}),
    "decision": ("rows", {"question": 300, "yes": 600, "no": 600}),
}
OPTIONAL = {
    ("text", "heading"), ("checklist", "title"), ("timescale", "text"), ("roles", "title"), ("decision", "title"),
    ("stages", "title"),
    ("law", "url"), ("related", "title"), ("form", "label"), ("table", "caption"), ("download", "text"),
    ("picture", "caption"),
}  # fmt: skip
# Written as `- text: …` and `- important: …`, without a mapping
SHORT = {"text", "important"}


def kind_of(block: Data) -> str:
    """The kind of a block as it stands in a file. Raises ValueError where it is none or more than one."""
    found = [name for name in block if name in TEXTS]
    others = block.keys() - set(found) - ({"heading"} if found == ["text"] else set())
    if len(found) != 1 or others:
        raise ValueError(f"one known kind of block is wanted, found {sorted(map(str, block))}")
    return found[0]


def content_of(block: Data) -> dict[str, Any]:
    """What is in a block, as a mapping, however it was written. Raises ValueError."""
    kind = kind_of(block)
    said = block[kind]
    if kind in SHORT and not (isinstance(said, Mapping) and "text" in said):
        said = {"text": said}
    if not isinstance(said, Mapping):
        raise ValueError(f"{kind}: not a mapping")
    return {**said, **({"heading": block["heading"]} if "heading" in block else {})}


def texts_of(kind: str, content: Data) -> Iterator[tuple[str, Kind, int, Any]]:
    """(where, what it is, the most characters, the words as they stand in the file) of every text of a block."""
    for name, (what, most) in TEXTS[kind].items():
        if name in content and what not in WORDLESS:
            for number, said in enumerate(content[name] if what == "lines" else [content[name]]):
                yield (f"{name}.{number}" if what == "lines" else name), what, most, said
    rows, fields = ROWS.get(kind, ("", {}))
    for number, row in enumerate(content.get(rows) or ()):
        for name, most in fields.items():
            if isinstance(row, Mapping) and name in row:
                yield f"{rows}.{number}.{name}", "line", most, row[name]
