"""Days on which somebody used their access unlike on their other days: a question for their manager, no verdict (T32).

Pure: the record's entries come in, findings go out. Each account is held against itself, because a duty team looks at
many plans by night and a lead at five by day, and neither is unusual.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

BEFORE = timedelta(days=28)  # what somebody usually does is what they did in the four weeks before
MANY, TIMES = 10, 3  # families in a day that nobody asks about; so many times the usual number that somebody does
AT_NIGHT = 3  # families in a night
REFUSALS = 5  # different things in a day that somebody asked for and may not have
EVENING, MORNING = 22, 6  # hours between which it is night


class Why(StrEnum):
    """What was out of the ordinary."""

    MANY = "many"
    NIGHT = "night"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Look:
    """One entry of the record by somebody. `at` is the local time of the service; `what` is the chain of a child or a
    plan, what a register was asked about, or what was refused."""

    actor: str
    at: datetime
    what: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """`count` of different things on that day (a night is that of the evening it began in), where `usual` is theirs."""

    day: date
    actor: str
    why: Why
    count: int
    usual: float


Days = Mapping[date, set[str]]


def unusual(looks: Iterable[Look], *, first: date) -> list[Finding]:
    """What stands out from `first` on, by day and actor. `looks` hold the weeks `BEFORE` as well, in any order."""
    seen: dict[tuple[str, Why], dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for look in looks:
        if look.is_refused:
            seen[look.actor, Why.REFUSED][look.at.date()].add(look.what)
            continue
        seen[look.actor, Why.MANY][look.at.date()].add(look.what)
        if look.at.hour >= EVENING or look.at.hour < MORNING:
            seen[look.actor, Why.NIGHT][(look.at - timedelta(hours=MORNING)).date()].add(look.what)
    found = [
        Finding(day, actor, why, len(what), usual)
        for (actor, why), days in seen.items()
        for day, what in days.items()
        if day >= first and _stands_out(why, len(what), usual := _usual(days, day))
    ]
    return sorted(found, key=lambda one: (one.day, one.actor, one.why))


def _usual(days: Days, day: date) -> float:
    """How many different things it was on the days before on which there was any; 0 where there was none."""
    before = [len(what) for on, what in days.items() if day - BEFORE <= on < day]
    return float(median(before)) if before else 0.0


def _stands_out(why: Why, count: int, usual: float) -> bool:
    least = {Why.MANY: MANY + 1, Why.NIGHT: AT_NIGHT, Why.REFUSED: REFUSALS}[why]
    return count >= max(least, TIMES * usual)
