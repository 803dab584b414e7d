"""What follows from days and states: pure functions over plain values."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from .enums import NeedState

MOST = 4_000  # characters of what somebody writes
MOST_ASKED = 20  # things that somebody asked for and that are still open; more tells the lead nothing more


def decision_id(lack: UUID, key: UUID) -> UUID:
    """The id of the decision that a form with this key makes about a record."""
    return uuid5(lack, str(key))


def is_running(*, since: date, until: date, is_ended: bool, today: date) -> bool:
    """Whether somebody is kept out today. After its last day a decision keeps nobody out: nobody decided that it
    should. What it withheld stays closed until somebody has looked at it (R-002-18)."""
    return not is_ended and since <= today <= until


def prompts_on(*, until: date, review_on: date) -> date:
    """The day on which a decision has to be looked at again: its review, or its end where that is sooner."""
    return min(until, review_on)


def problem_of(*, since: date, until: date, review_on: date, first: date, today: date) -> str:
    """Which day of a decision cannot be; "" where all can. It begins today at the latest: what is withheld with it is
    withheld at once."""
    if not first <= since <= today:
        return "since"
    if until <= today:
        return "until"
    return "" if today < review_on <= until else "review_on"


def is_unmet(states: Iterable[str]) -> bool:
    """Whether a need, by its states from the first to the last, is still open."""
    last = NeedState.OPEN.value
    for state in states:
        last = state
    return last == NeedState.OPEN
