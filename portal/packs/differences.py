"""How a pack and a site differ, and what an import would do. Pure.

An item was edited here when it is not what the last import left; the pack brings something new when the item is not
what the last pack gave. Where both are so, a person decides. Of what is only ever added to, the history of a page,
there is nothing to decide: what is missing at its end is brought, and a site that has another history keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .items import KINDS, Data, Key, digest

LONGEST = 70
Last = Mapping[Key, tuple[str, str]]  # (given, made) of the last import


class Status(Enum):
    """What becomes of an item."""

    SAME = "same"
    NEW = "new"  # brought
    CHANGED = "changed"  # brought: nobody edited it here
    KEPT = "kept"  # edited here, and the pack has nothing new
    CONFLICT = "conflict"  # edited here, and the pack has something new
    ONLY_HERE = "only here"  # the pack does not have it; it stays


BROUGHT = (Status.NEW, Status.CHANGED)


@dataclass(frozen=True)
class Change:
    """`here` and `there` are the item on the site and in the pack; None where there is none."""

    kind: str
    key: str
    status: Status
    here: Data | None
    there: Data | None


def compare(here: Mapping[Key, Data], there: Mapping[Key, Data], last: Last) -> list[Change]:
    """Every item of the site or the pack, in the order of `KINDS`."""
    keys = sorted(here.keys() | there.keys(), key=lambda one: (KINDS.index(one[0]), one[1]))
    return [
        Change(*key, _status(key[0], here.get(key), there.get(key), last.get(key)), here.get(key), there.get(key))
        for key in keys
    ]


def _status(kind: str, here: Data | None, there: Data | None, last: tuple[str, str] | None) -> Status:
    if there is None:
        return Status.ONLY_HERE
    if here is None and last is None:
        return Status.NEW
    if here == there:
        return Status.SAME
    if kind == "edition":
        return Status.CHANGED if here is not None and _goes_on(here, there) else Status.KEPT
    given, made = last or ("", "")
    edited = here is None or digest(here) != made
    if digest(there) == given:
        return Status.KEPT if edited else Status.SAME
    return Status.CONFLICT if edited else Status.CHANGED


def _goes_on(here: Data, there: Data) -> bool:
    """Whether the pack's history begins with all of this site's."""
    mine: list[Any] = here["editions"]
    theirs = there.get("editions")
    return isinstance(theirs, list) and theirs[: len(mine)] == mine


def details(here: Data | None, there: Data | None) -> list[str]:
    """The difference of two items, a line a value: where, what stands here, what the pack has."""
    mine, theirs = dict(_flat(here or {})), dict(_flat(there or {}))
    return [
        f"{path}: {_short(mine.get(path))} → {_short(theirs.get(path))}"
        for path in sorted(mine.keys() | theirs.keys())
        if mine.get(path) != theirs.get(path)
    ]


def _flat(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, Mapping) and data:
        for name, value in data.items():
            yield from _flat(value, f"{path}.{name}" if path else str(name))
    elif isinstance(data, list) and data:
        for number, value in enumerate(data):
            yield from _flat(value, f"{path}[{number}]")
    else:
        yield path, data


def _short(value: Any) -> str:
    if value is None:
        return "nothing"
    words = " ".join(str(value).split())
    return f"“{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”"
