"""The pure core of the register: which ground holds, and which category a conference named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from .enums import EVENTS, Because


def problem_of(
    because: str, *, review: UUID | None, eighteen_on: date | None, on: date, first: date, follow_on: str
) -> str:
    """Why a name cannot come off the register so, as a code of `NotRemoved`; "" where it can. `eighteen_on`: the day on
    which the child is 18, None where nobody knows when they were born; `first`: the day it was put there."""
    is_reviewed = because == Because.REVIEW
    if not is_reviewed and because not in EVENTS:
        return "because"
    if is_reviewed != (review is not None):
        return "review"
    if because == Because.EIGHTEEN and (eighteen_on is None or on < eighteen_on):
        return "not_eighteen"
    if not follow_on.strip():
        return "follow_on"
    return "day" if on < first else ""


def named_category(items: Iterable[Mapping[str, Any]], lines: Sequence[str]) -> str:
    """The first category that a plan's concerns name (see `PlanVersion.content`), as the place's list has it; as it was
    written where the list has no such line, "" where none is named."""
    for item in items:
        found = item["fields"].get("category", {}).get("value", "") if item["capture"] == "concern" else ""
        if found:
            return next((line for line in lines if found in _said(line)), str(found))
    return ""


def _said(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]
