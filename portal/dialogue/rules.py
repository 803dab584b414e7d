"""What follows from what was said: pure functions over plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from .enums import Said, Understood

MOST = 5_000  # characters of an answer or a reply
# How long after a version was given to somebody it has to be explained to them, in working days, where the local
# procedure says nothing else (R-001-19).
EXPLAIN_WITHIN = 10

ABOUT_A_PART = (Said.READ, Said.UNCLEAR, Said.DISAGREE, Said.SAY)
ASKS = (Said.INTERPRETER, Said.ADVOCATE, Said.CALL)


def has_part(content: Mapping[str, Any], section: str, entry: str) -> bool:
    """Whether a Reading (its JSON) has this section and this entry in it; ("", "") is the whole plan."""
    if not section:
        return not entry
    found = next((one for one in content["sections"] if one["key"] == section), None)
    if found is None:
        return False
    return not entry or any(one["key"] == entry for one in found["entries"])


@dataclass(frozen=True, slots=True)
class Part:
    """What an answer is about, as its reader read it: the section's heading and the entry's words, "" for none."""

    heading: str = ""
    words: str = ""
    language: str = ""
    symbol: str = ""


def part(content: Mapping[str, Any], section: str, entry: str) -> Part | None:
    """The part with these keys; Part() for the whole plan, None when it is not (any more) in this Reading."""
    if not has_part(content, section, entry):
        return None
    if not section:
        return Part()
    found = next(one for one in content["sections"] if one["key"] == section)
    if not entry:
        return Part(found["heading"], "", found["language"] or content["language"], found["symbol"])
    one = next(one for one in found["entries"] if one["key"] == entry)
    text = one["text"] or {"value": ", ".join(fact["value"] for fact in one["facts"]), "language": content["language"]}
    return Part(found["heading"], text["value"], text["language"], one["symbol"])


def is_open(said: str, replies: int) -> bool:
    """Whether something said waits for a reply: everything but "I have read this"."""
    return said != Said.READ and not replies


@dataclass(frozen=True, slots=True)
class Opened:
    """A Reading that its person opened: the plan version's number, its language, and the last time."""

    number: int
    language: str
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation as `overview` needs it."""

    number: int
    on: date
    understood: str
    follow_up: str = ""


# "given": the version they have was explained and understood; "follow_up": explained, not wholly understood; "due" and
# "overdue": not explained yet; "": nothing was given to them.
Explaining = Literal["", "given", "follow_up", "due", "overdue"]


@dataclass(frozen=True, slots=True)
class Overview:
    """How far one person is with the plan (R-001-19, R-001-23). `newest`: the version given to them, None for none."""

    invited: bool
    signed_in: bool
    newest: int | None
    read: Opened | None
    understood: str
    open_questions: int
    explaining: Explaining
    explain_by: date | None
    follow_up: str = ""

    @property
    def has_read_newest(self) -> bool:
        return self.read is not None and self.read.number == self.newest


def overview(
    *,
    invited: bool,
    signed_in: bool,
    newest: int | None,
    opened: Sequence[Opened],
    explained: Sequence[Explained],
    said: Iterable[tuple[str, int]],
    explain_by: date | None,
    today: date,
) -> Overview:
    """From the rows of one person: `said` are (what, number of replies); `explained` in the order of their recording;
    `explain_by` the day until which the newest version has to be explained."""
    last = explained[-1] if explained else None
    return Overview(
        invited=invited or signed_in,
        signed_in=signed_in,
        newest=newest,
        read=max(opened, key=lambda one: (one.number, one.last_at), default=None),
        understood=last.understood if last else "",
        open_questions=sum(is_open(what, replies) for what, replies in said),
        explaining=_explaining(newest, last, explain_by, today),
        explain_by=explain_by,
        follow_up=last.follow_up if last and last.understood != Understood.YES else "",
    )


def _explaining(newest: int | None, last: Explained | None, explain_by: date | None, today: date) -> Explaining:
    if last is not None and last.understood != Understood.YES:
        return "follow_up"
    if newest is None:
        return "given" if last else ""
    if last is not None and last.number >= newest:
        return "given"
    return "overdue" if explain_by is not None and today > explain_by else "due"
