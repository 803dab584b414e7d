"""What holds for review conferences: pure functions over plain values."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID, uuid5

from .enums import Tie

MOST = 4_000  # characters of what somebody writes


def review_id(plan: UUID, key: UUID) -> UUID:
    """The id of the review that a form with this key books."""
    return uuid5(plan, f"review:{key}")


def conflict(chair: UUID, ties: Mapping[Tie, Collection[UUID]]) -> Tie | None:
    """What ties somebody to the case, the closest first; None: they are independent of it. Who was tied to it once is
    tied (R-002-28)."""
    return next((tie for tie in Tie if chair in ties.get(tie, ())), None)


def report_due(on: date, days_before: int, today: date) -> date:
    """By when reports for a review are to be there: so many days before it, today at the earliest (R-002-30)."""
    return max(on - timedelta(days=days_before), today)


def is_earlier(on: date, *, today: date, standing: date | None) -> bool:
    """Whether a review can be brought forward to this day: it is ahead, and before the day that stands (R-002-34)."""
    return today < on and (standing is None or on < standing)


def agencies_besides(lead: str, there: Iterable[str]) -> int:
    """How many agencies are there besides the lead's. Somebody of no known agency stands for none (R-002-29)."""
    return len({_plain(one) for one in there} - {_plain(lead), ""})


def is_below_quorum(agencies: int, needed: int) -> bool:
    """Whether fewer agencies are there than the place asks for; 0: it asks for none."""
    return agencies < needed


def _plain(agency: str) -> str:
    return " ".join(agency.split()).casefold()
