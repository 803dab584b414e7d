"""What holds for review conferences: pure functions over plain values."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid5

from .enums import Tie


def review_id(plan: UUID, key: UUID) -> UUID:
    """The id of the review that a form with this key books."""
    return uuid5(plan, f"review:{key}")


def conflict(chair: UUID, ties: Mapping[Tie, Collection[UUID]]) -> Tie | None:
    """What ties somebody to the case, the closest first; None: they are independent of it. Who was tied to it once is
    tied (R-002-28)."""
    return next((tie for tie in Tie if chair in ties.get(tie, ())), None)
