"""The pure core of the register: which ground holds, which category a conference named, where an enquiry stands."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from portal.plans.rules import shown

from .enums import EVENTS, Because, EnquiryKind, EnquiryStage, NumberSource, StepKind


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
        found = shown(item["fields"].get("category")) if item["capture"] == "concern" else ""
        if found:
            return next((line for line in lines if found in _said(line)), found)
    return ""


def _said(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def confirms(source: str, *, confirmed: bool) -> bool:
    """Whether a call back proves who asks: never on a number that the caller gave (R-004-50)."""
    return confirmed and source in (NumberSource.DIRECTORY, NumberSource.SWITCHBOARD)


def stage_of(kind: str, steps: Iterable[tuple[str, bool]]) -> EnquiryStage:
    """Where an enquiry stands, by its steps as (kind, whether it confirmed who asks).

    A routine check is told nothing whatever was done; a formal one nothing before a call back that confirmed it
    (R-004-45, R-004-51)."""
    done = list(steps)
    if kind != EnquiryKind.FORMAL:
        return EnquiryStage.REDIRECTED
    if any(one == StepKind.ANSWERED for one, _confirmed in done):
        return EnquiryStage.ANSWERED
    is_known = any(one == StepKind.CALLED_BACK and confirmed for one, confirmed in done)
    return EnquiryStage.LOOK_UP if is_known else EnquiryStage.CALL_BACK
