"""A place's manual in the shape that `content.api.create_manual` and `translate_page` take. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from . import blocks, prose
from .files import Data, Node, translated
from .rules import in_language

SOURCE = "en"


Ids = Mapping[str, int]


def manual(jurisdiction: Data, nodes: Iterable[Node], language: str, media: Ids) -> dict[str, Any]:
    """A pack's manual in one language (ISO code): in the source language all of it, else what is translated.

    `media`: {name of a file: primary key of its picture or document}. A page that is not translated takes the pages
    below it with it: readers get them in the source language.
    """
    key, about = jurisdiction["key"], in_language(jurisdiction["manual"], language)
    return {
        "title": about["title"],
        "summary": about["intro"],
        "slug": key,
        "children": _pages(key, nodes, language, media),
    }


def _pages(manual_key: str, nodes: Iterable[Node], language: str, media: Ids) -> list[dict[str, Any]]:
    return [
        _page(manual_key, node.page, language, media) | {"children": _pages(manual_key, node.children, language, media)}
        for node in nodes
        if language == SOURCE or translated(node.page)
    ]


def _page(manual_key: str, page: Data, language: str, media: Ids) -> dict[str, Any]:
    said = in_language({name: text for name, text in page.items() if name != "blocks"}, language)
    body = [_block(manual_key, in_language(block, language), media) for block in page.get("blocks") or ()]
    return {**said, "key": f"{manual_key}/{page['key']}", "slug": page["key"], "body": body}


def _block(manual_key: str, block: Data, media: Ids) -> dict[str, Any]:
    kind, content = blocks.kind_of(block), blocks.content_of(block)
    for name, (what, _most) in blocks.TEXTS[kind].items():
        if what == "prose":
            content[name] = html(manual_key, content[name])
        elif what == "file":
            content[name] = media[content[name]]
    if kind == "related":
        content["pages"] = [f"{manual_key}/{key}" for key in content["pages"]]
    if kind == "timescale":
        content = {"text": "", **content}
    return {"type": kind, **content}


def html(manual_key: str, text: str) -> str:
    """Rich text of a text of the manual `manual_key`, its links as content writes them."""
    return prose.html(text, lambda key, words: f'<a href="page:{manual_key}/{key}">{words}</a>')
