"""What must be done before anybody of an audience can be given the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..enums import Audience
from ..sections import NEEDED, NEVER_EMPTY
from .values import Source
from .words import own_words, source_text, text_hash


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`what` is "empty" (the plan says nothing there), "missing" (a capture without any words) or "out_of_date" (an
    item whose professional text changed since it was put into words)."""

    what: Literal["empty", "missing", "out_of_date"]
    capture: str
    item: str = ""


def obstacles(source: Source, audience: str) -> tuple[Obstacle, ...]:
    """What stands in the way of a release to this audience (R-001-04, R-001-16)."""
    said = {i["capture"] for i in source.items if source_text(i).strip()}
    worded = {i["capture"] for i in source.items if own_words(source, i, audience)}
    empty = [capture for capture in NEVER_EMPTY if capture not in said]
    missing = [capture for capture in NEEDED[audience] if capture not in worded and capture not in empty]
    return (
        *(Obstacle("empty", capture) for capture in empty),
        *(Obstacle("missing", capture) for capture in missing),
        *(Obstacle("out_of_date", i["capture"], i["id"]) for i in _outdated(source, audience)),
    )


def _outdated(source: Source, audience: str) -> Iterable[Mapping[str, Any]]:
    plain = Audience.FAMILY if audience == Audience.EASY else audience
    for item in source.items:
        words = source.words.get((item["id"], plain, source.language))
        if words and words.source_hash != text_hash(source_text(item)):
            yield item
