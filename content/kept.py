"""What was worked out from published content, kept in this process as long as nothing published changes.

    kept(token, ("facts", place, language), make)

`token`: `content.models.Generation`, which came with the page; None keeps nothing (a draft that is previewed). What is
kept is about pages and places, never about a person.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

# Pages of all places in two languages, some dozen kilobytes each.
LIMIT = 600

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()
_made: OrderedDict[Hashable, tuple[Any, Any]] = OrderedDict()
Made = TypeVar("Made")


def kept(token: int | None, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` made for this key since the last change, or makes now."""
    if token is None:
        return make()
    full = (token, key)
    with _lock:
        if full in _kept:
            _kept.move_to_end(full)
            found: Made = _kept[full]
            return found
    made = make()
    with _lock:
        _kept[full] = made
        while len(_kept) > LIMIT:
            _kept.popitem(last=False)
    return made


def same(key: Hashable, of: object, make: Callable[[], Made]) -> Made:
    """What `make` made for this key last time, where it would be made of the same again; else made now.

    For what is dear to make and cheap to ask whether it still holds: with each publication every page is asked.
    """
    with _lock:
        before = _made.get(key)
    if before is not None and before[0] == of:
        last: Made = before[1]
        return last
    made = make()
    with _lock:
        _made[key] = (of, made)
        _made.move_to_end(key)
        while len(_made) > LIMIT:
            _made.popitem(last=False)
    return made


def forget() -> None:
    """As in a process that has just begun. For tests: a database that was put back has tokens that were used before."""
    with _lock:
        _kept.clear()
        _made.clear()
