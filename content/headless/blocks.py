"""The blocks of a page as data, one shape a kind; `portal.api.schemas.blocks` describes them. Pure.

Plain texts are plain: variables are said, nothing is escaped. `html` holds what editors may write and nothing else; a
link in it to a page leads where people read that page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..blocks.table import rows_of
from ..showing import Block, Target, Teller

Data = dict[str, Any]
Files = Mapping[str, Mapping[int, Data]]


def data_of(blocks: Iterable[Block], teller: Teller, files: Files) -> list[Data]:
    """Every block as data. `files`: {"documents" or "pictures": {primary key: what is told of it}}."""
    return [{"type": one.kind, "id": one.anchor, **KINDS[one.kind](one.value, teller, files)} for one in blocks]


def link(target: Target, home: str) -> Data:
    """A page that is pointed at. `home`: the address of the home page, which all paths stand below."""
    return {"path": target.url.removeprefix(home).strip("/"), "title": target.title, "language": target.language}


def _words(*names: str) -> Callable[[Mapping[str, Any], Teller, Files], Data]:
    """Children that are plain texts."""
    return lambda value, teller, files: {name: teller.words(value.get(name) or "") for name in names}


def _prose(title: str) -> Callable[[Mapping[str, Any], Teller, Files], Data]:
    return lambda value, teller, files: {
        title: teller.words(value.get(title) or ""), "html": teller.prose(value.get("text") or "")
    }  # fmt: skip


def _checklist(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    return {"title": teller.words(value.get("title") or ""), "items": [teller.words(item) for item in value["items"]]}


def _rows(*names: str) -> Callable[[Mapping[str, Any], Teller, Files], Data]:
    return lambda value, teller, files: {
        "title": teller.words(value.get("title") or ""),
        "rows": [{name: teller.words(row[name]) for name in names} for row in value["rows"]],
    }


def _timescale(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    return {"key": value["key"], "time": teller.time(value["key"]), "text": teller.words(value["text"])}


def _stages(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    names = ("name", "who", "what")
    rows = [{name: teller.words(getattr(one, name)) for name in names} | {"time": one.time} for one in teller.stages()]
    return {"title": teller.words(value.get("title") or ""), "rows": rows}


def contact_data(contact: Any) -> Data:
    """A contact as it is told, here and in the list of a place."""
    names = ("key", "name", "role", "phone", "email", "hours", "address", "url", "language")
    return {name: getattr(contact, name) for name in names}


def _contact(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    found = teller.contact(value["key"])
    return {"key": value["key"], "contact": found and contact_data(found)}


def _related(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    return {"title": teller.words(value.get("title") or ""), "pages": teller.related(value["pages"])}


def _form(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    start = teller.start(value["purpose"])
    label = teller.words(value.get("label") or "") or (start.label if start else "")
    return {"purpose": value["purpose"], "label": label, "address": start.url if start else ""}


def _download(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    words = {name: teller.words(value.get(name) or "") for name in ("title", "text")}
    return {**words, "file": files["documents"].get(value.get("document") or 0)}


def _video(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    return {
        "title": teller.words(value["title"]),
        "url": value.get("url") or "",
        "file": files["documents"].get(value.get("document") or 0),
        "captions": files["documents"].get(value.get("captions") or 0),
        "html": teller.prose(value.get("transcript") or ""),
    }


def _table(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    head, *rows = [[teller.words(cell) for cell in row] for row in rows_of(value["cells"])] or [[]]
    return {"caption": teller.words(value["caption"]), "head": head, "rows": rows}


def _picture(value: Mapping[str, Any], teller: Teller, files: Files) -> Data:
    words = {name: teller.words(value.get(name) or "") for name in ("alt", "caption")}
    return {**words, "picture": files["pictures"].get(value.get("image") or 0)}


KINDS: Mapping[str, Callable[[Mapping[str, Any], Teller, Files], Data]] = {
    "text": _prose("heading"),
    "pointer": _prose("title"),
    "checklist": _checklist,
    "important": _words("text"),
    "definition": _words("term", "meaning"),
    "timescale": _timescale,
    "roles": _rows("who", "what"),
    "decision": _rows("question", "yes", "no"),
    "stages": _stages,
    "law": lambda value, teller, files: {
        "text": teller.words(value["text"]),
        "source": teller.words(value["source"]),
        "url": value.get("url") or "",
    },
    "contact": _contact,
    "related": _related,
    "form": _form,
    "download": _download,
    "video": _video,
    "table": _table,
    "picture": _picture,
}
