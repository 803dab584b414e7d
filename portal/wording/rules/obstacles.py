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
    item whose professional text changed since it was put into words). `audience`: whose words they are, "" for those of
    the audience that was asked about."""

    what: Literal["empty", "missing", "out_of_date"]
    capture: str
    item: str = ""
    audience: str = ""


def obstacles(source: Source, audience: str) -> tuple[Obstacle, ...]:
    """What stands in the way of a release to this audience (R-001-04, R-001-16). The family waits for the child's
    words, unless they are put off."""
    said = {i["capture"] for i in source.items if source_text(i).strip()}
    empty = [capture for capture in NEVER_EMPTY if capture not in said]
    missing = [capture for capture in _missing(source, audience) if capture not in empty]
    waits = audience != Audience.CHILD and Audience.CHILD not in source.put_off
    childs = [one for one in _missing(source, Audience.CHILD) if waits and one in said]
    return (
        *(Obstacle("empty", capture) for capture in empty),
        *(Obstacle("missing", capture) for capture in missing),
        *(Obstacle("out_of_date", i["capture"], i["id"]) for i in _outdated(source, audience)),
        *(Obstacle("missing", one, audience=Audience.CHILD) for one in childs),
    )


def _missing(source: Source, audience: str) -> list[str]:
    worded = {i["capture"] for i in source.items if own_words(source, i, audience)}
    return [capture for capture in NEEDED[audience] if capture not in worded]


def _outdated(source: Source, audience: str) -> Iterable[Mapping[str, Any]]:
    plain = Audience.FAMILY if audience == Audience.EASY else audience
    for item in source.items:
        words = source.words.get((item["id"], plain, source.language))
        if words and words.source_hash != text_hash(source_text(item)):
            yield item
