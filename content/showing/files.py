"""The documents and pictures of a page, one query a kind however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .blocks import Block

DOCUMENTS = {"download": ("document",), "video": ("document", "captions")}


def files(blocks: Iterable[Block]) -> Mapping[str, Mapping[int, Any]]:
    """{"documents": {primary key: document}, "pictures": {primary key: picture}} of these blocks."""
    every = list(blocks)
    documents = {block.value.get(name) for block in every for name in DOCUMENTS.get(block.kind, ())} - {None}
    pictures = {block.value.get("image") for block in every if block.kind == "picture"} - {None}
    return {
        "documents": get_document_model().objects.in_bulk(documents) if documents else {},
        "pictures": get_image_model().objects.prefetch_renditions(SIZE).in_bulk(pictures) if pictures else {},
    }


def details(found: Mapping[str, Mapping[int, Any]]) -> list[tuple[object, ...]]:
    """What is told of these files: as long as it is the same, a page says the same of them."""
    return [
        (kind, pk, one.title, one.file.name, getattr(one, "file_size", None), one.file_hash)
        for kind, every in found.items()
        for pk, one in sorted(every.items())
    ]


# The width of a column, in points of the screen.
SIZE = "width-960"
