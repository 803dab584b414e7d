"""What a stream points at, by the names of a pack instead of by the numbers of one database. Plain functions of a
block's definition and its raw data."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from wagtail import blocks

# (what: label of a model in small letters, what stands there) → what shall stand there, None where it is nowhere
Swap = Callable[[str, Any], Any]

PAGE, DOCUMENT = "wagtailcore.page", "wagtaildocs.document"
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(id|linktype)="([^"]*)"')
LINKED = {"page": PAGE, "document": DOCUMENT}


def swapped(block: Any, raw: Any, swap: Swap) -> Any:
    """The raw data of a block with everything it points at passed through `swap`.

    What points nowhere any more is None; it goes from a list, and of a link the words stay.
    """
    match block:
        case blocks.BaseStreamBlock():
            known = [part for part in raw or [] if part["type"] in block.child_blocks]
            return [part | {"value": swapped(block.child_blocks[part["type"]], part["value"], swap)} for part in known]
        case blocks.BaseStructBlock():
            children = block.child_blocks
            return {
                name: swapped(children[name], value, swap) if name in children else value
                for name, value in (raw or {}).items()
            }
        case blocks.ListBlock():
            parts = [(part, swapped(block.child_block, _value(part), swap)) for part in raw or []]
            return [_with(part, value) for part, value in parts if value is not None]
        case blocks.ChooserBlock():
            return None if raw is None else swap(_label(block), raw)
        case blocks.RichTextBlock():
            return LINK.sub(lambda found: _link(found, swap), raw or "")
    return raw


def _value(part: Any) -> Any:
    return part["value"] if isinstance(part, dict) and "value" in part else part


def _with(part: Any, value: Any) -> Any:
    return part | {"value": value} if isinstance(part, dict) and "value" in part else value


def _label(block: Any) -> str:
    label: str = block.model_class._meta.label_lower
    return label


def _link(found: re.Match[str], swap: Swap) -> str:
    said = dict(ATTRIBUTE.findall(found[1]))
    if said.get("linktype") not in LINKED:
        return found[0]
    target = swap(LINKED[said["linktype"]], said.get("id", ""))
    return found[2] if target is None else f'<a linktype="{said["linktype"]}" id="{target}">{found[2]}</a>'
