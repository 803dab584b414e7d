"""The pure core of visits: what a record must say, what follows from those there are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from .enums import Place

IN_A_ROW = 2  # visits without the child alone, after which the team manager is told (R-001-34)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What somebody records of a visit. `day`: what the child's day is like; `said`: what the child said or showed, or
    in `no_views` why there is nothing."""

    on: date
    place: Place
    is_seen: bool
    why_not_seen: str = ""
    is_alone: bool = False
    why_not_alone: str = ""
    bedroom_seen: bool = False
    day: str = ""
    said: str = ""
    no_views: str = ""


def missing(visit: Visit) -> tuple[str, ...]:
    """The fields that have to be filled in besides (R-001-33, R-001-34, R-002-21)."""
    if not visit.is_seen:
        return () if visit.why_not_seen.strip() else ("why_not_seen",)
    found = []
    if not visit.is_alone and not visit.why_not_alone.strip():
        found.append("why_not_alone")
    if not visit.day.strip():
        found.append("day")
    if not visit.said.strip() and not visit.no_views.strip():
        found.append("no_views")
    return tuple(found)


def tidy(visit: Visit) -> Visit:
    """The visit without what its own answers leave no room for: a child who was not seen was not seen alone."""
    seen = visit.is_seen
    alone, said = seen and visit.is_alone, visit.said.strip() if seen else ""
    return Visit(
        on=visit.on,
        place=visit.place,
        is_seen=seen,
        why_not_seen="" if seen else visit.why_not_seen.strip(),
        is_alone=alone,
        why_not_alone=visit.why_not_alone.strip() if seen and not alone else "",
        bedroom_seen=visit.bedroom_seen and visit.place != Place.SCHOOL,
        day=visit.day.strip() if seen else "",
        said=said,
        no_views=visit.no_views.strip() if seen and not said else "",
    )


def alone_missed(alone: Sequence[bool]) -> bool:
    """Whether the child was not alone in each of the last visits; `alone` in their order, the last one last."""
    return len(alone) >= IN_A_ROW and not any(alone[-IN_A_ROW:])


@dataclass(frozen=True, slots=True)
class Sight:
    """That somebody saw the child: on which day, and when that was first written down, whatever was corrected since."""

    on: date
    written_at: datetime


def is_answered(denied_on: date, reported_at: datetime, seen: Iterable[Sight]) -> bool:
    """Whether the child has been seen since access was denied (R-002-24). Of the same day counts only what was written
    down after the report: who saw the child in the morning was not let in to them in the afternoon."""
    return any(one.on > denied_on or (one.on == denied_on and one.written_at > reported_at) for one in seen)


@dataclass(frozen=True, slots=True)
class Period:
    """From one conference to the next; `last` is None for the one that goes on. `seen_on`: the first day on which the
    bedroom was seen."""

    first: date
    last: date | None
    seen_on: date | None


def periods(conferences: Iterable[date], bedrooms: Iterable[date], today: date) -> tuple[Period, ...]:
    """The periods between conferences up to today, the newest last (R-001-42). A bedroom seen on the day of a
    conference counts for the period that begins."""
    starts = sorted({on for on in conferences if on <= today})
    seen = sorted(on for on in bedrooms if on <= today)
    found = []
    for first, last in zip(starts, [*starts[1:], None], strict=False):
        within = (on for on in seen if on >= first and (last is None or on < last))
        found.append(Period(first, last, next(within, None)))
    return tuple(found)


def unseen(last_seen: date | None, since: date, until: Callable[[date], date] | None, today: date) -> bool:
    """Whether a child was not seen for a whole period (R-002-20). `until` gives the last day of the period that begins
    on a day, None where the place names no period; `since` is when the plan began."""
    return until is not None and today > until(last_seen or since)
