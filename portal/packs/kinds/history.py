"""How pages read before: their editions, with the numbers and dates they had. Only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any
from uuid import UUID

from django.apps import apps

from content.api import bring_editions

from ..exceptions import BadPack
from ..items import Data, Key
from ..streams import swapped
from .site import Site

FIELDS = ("language", "number", "title", "summary", "what", "why", "by")


def collect(site: Site, keys: Iterable[str]) -> Iterator[tuple[Key, Data]]:
    """The editions of the pages with these keys, each page's in the order in which they were published. One query."""
    found: dict[str, list[Data]] = {}
    for row in _model().objects.filter(translation_key__in=list(keys)).order_by("pk"):
        found.setdefault(str(row.translation_key), []).append(_out(site, row))
    yield from ((("edition", key), {"editions": rows}) for key, rows in found.items())


def bring(site: Site, key: str, data: Any) -> None:
    """Add the editions that this site does not have; those it has are the first of them. Raises BadPack."""
    rows = data["editions"]
    if not isinstance(rows, list) or any(row.keys() != {*FIELDS, "published_at", "body"} for row in rows):
        raise BadPack(f"edition {key}: no list of editions.")
    known = _model().objects.filter(translation_key=UUID(key)).count()
    new = [row | {"body": _body(site, row["body"])} for row in rows[known:] if row["language"] in site.locales]
    bring_editions(key=UUID(key), rows=new)


def _out(site: Site, row: Any) -> dict[str, Any]:
    blocks = swapped(_stream(), row.body["blocks"], site.out)
    said = {name: getattr(row, name) for name in FIELDS}
    when = row.published_at.astimezone(UTC).isoformat()
    return said | {"published_at": when, "body": {"blocks": blocks, "facts": row.body["facts"]}}


def _body(site: Site, body: Any) -> dict[str, Any]:
    return {"blocks": swapped(_stream(), body["blocks"], site.into), "facts": body["facts"]}


def _stream() -> Any:
    return apps.get_model("content.ProcedurePage")._meta.get_field("body").stream_block


def _model() -> Any:
    """Content's models are named, not imported."""
    return apps.get_model("content.PageEdition")
