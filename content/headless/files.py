"""What is told of the documents and pictures that blocks name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..showing import Block, files
from ..showing.files import SIZE


def files_of(blocks: Iterable[Block]) -> dict[str, dict[int, dict[str, Any]]]:
    """{"documents": {primary key: {"url", "name", "size"}}, "pictures": {primary key: {"url", "width", "height"}}}."""
    found = files(blocks)
    return {
        "documents": {pk: _document(one) for pk, one in found["documents"].items()},
        "pictures": {pk: _picture(one) for pk, one in found["pictures"].items()},
    }


def _document(document: Any) -> dict[str, Any]:
    return {"url": document.url, "name": document.filename, "size": document.file_size or 0}


def _picture(picture: Any) -> dict[str, Any]:
    shown = picture.get_rendition(SIZE)
    return {"url": shown.url, "width": shown.width, "height": shown.height}
