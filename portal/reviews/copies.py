"""Who gets which part of the record of a review conference: one pure function, which gives nothing that nobody
decided to give (R-002-33)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from .enums import Outcome, View
from .outcomes import Notes

Kind = Literal["attendance", "reports", "view", "family", "decision", "outcome", "reason", "next", "addendum"]
Reader = Literal["lead", "practitioner", "family", "nobody"]
Part = Mapping[str, Any]

# What others said or did there. Who is kept out of the group, or of something in the plan, never gets it.
OF_OTHERS = frozenset({"attendance", "reports", "view", "family", "addendum"})
QUOTED = 12  # characters from which on words of the plan are told from a chance


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be given a copy. `person` is a key as text.

    `is_kept_out`: the whole plan is withheld from them. `is_restrained`: something of it is, or a decision keeps them
    out of the core group or a part of its work. `withheld`: the words of what is kept from them. `cleared`: keys of
    the parts that somebody decided to give them.
    """

    person: str
    kind: Reader
    is_kept_out: bool = False
    is_restrained: bool = False
    withheld: tuple[str, ...] = ()
    cleared: frozenset[str] = frozenset()


def part(key: str, kind: Kind, *, person: str = "", restricted: bool = False, rows: Iterable[Part] = ()) -> Part:
    """A part of a record. `person`: whose words it is; `rows` are {"name", "code", "text", "day"}, each "" for none."""
    blank = {"name": "", "code": "", "text": "", "day": ""}
    return {"key": key, "kind": kind, "person": person, "restricted": restricted,
            "rows": [{**blank, **row} for row in rows]}  # fmt: skip


def parts_of(notes: Notes, names: Mapping[str, str], *, reports: Iterable[Part], next_on: date | None) -> list[Part]:
    """The record that the chair's notes make. `names`: of everybody who belongs there, by key; `next_on`: when the next
    review is due, None for a name that comes off the register."""
    made = [part("attendance", "attendance", rows=_came(notes, names)), part("reports", "reports", rows=reports)]
    made += _said(notes, names)
    decided = View.CONTINUES if notes.at_risk == "yes" else View.OVER
    made += [part("decision", "decision", rows=[{"code": decided.value}])]
    if notes.reason.strip():
        made += [part("reason", "reason", rows=[{"text": notes.reason.strip()}])]
    made += [part("outcome", "outcome", rows=_decided(notes))]
    return made + ([part("next", "next", rows=[{"day": next_on.isoformat()}])] if next_on else [])


def _came(notes: Notes, names: Mapping[str, str]) -> Iterator[Part]:
    for key in (one for one in names if one in notes.seats):
        seat = notes.seats[key]
        yield {"name": names[key], "code": seat.came, "text": seat.substitute.strip()}
    if notes.few.strip():
        yield {"code": "few", "text": notes.few.strip()}


def _said(notes: Notes, names: Mapping[str, str]) -> Iterator[Part]:
    for key in (one for one in names if one in notes.views):
        said = notes.views[key]
        row = {"name": names[key], "code": said.view, "text": said.words.strip()}
        yield part(f"view:{key}", "view", person=key, restricted=said.is_restricted, rows=[row])
    for key in (one for one in names if one in notes.family and notes.family[one].words.strip()):
        row = {"name": names[key], "text": notes.family[key].words.strip()}
        yield part(f"family:{key}", "family", person=key, rows=[row])


def _decided(notes: Notes) -> Iterator[Part]:
    words = {Outcome.CATEGORY: notes.category, Outcome.PLAN: notes.change, Outcome.OFF: notes.follow_on}
    for outcome in Outcome:
        if outcome in notes.outcomes:
            yield {"code": outcome.value, "text": words.get(outcome, "").strip()}
    if notes.takes_off:
        yield {"code": f"need_{notes.ongoing_need}"}


def copy_for(parts: Iterable[Part], to: Recipient) -> tuple[Part, ...]:
    """The record as this person gets it: everything for the lead, all but what is restricted for practitioners, what
    was cleared for family; () for everybody else, and for whom the whole plan is withheld from."""
    return tuple(one for one in parts if _gets(one, to))


def offered(parts: Iterable[Part], to: Recipient) -> tuple[Part, ...]:
    """What can be cleared for somebody of the family."""
    return tuple(one for one in parts if to.kind == "family" and _may_be_cleared(one, to))


def _gets(one: Part, to: Recipient) -> bool:
    if to.is_kept_out:
        return False
    if to.kind == "family":
        return one["key"] in to.cleared and _may_be_cleared(one, to)
    return to.kind == "lead" or (to.kind == "practitioner" and not one["restricted"])


def _may_be_cleared(one: Part, to: Recipient) -> bool:
    if to.is_kept_out or one["restricted"] or _quotes(one, to.withheld):
        return False
    return not (to.is_restrained and one["kind"] in OF_OTHERS and one["person"] != to.person)


def _quotes(one: Part, withheld: Iterable[str]) -> bool:
    """Whether a part repeats words that are kept from somebody. A second lock: the first is that nothing is given
    that nobody chose."""
    said = _plain(" ".join(row["text"] for row in one["rows"]))
    return any(len(_plain(words)) >= QUOTED and _plain(words) in said for words in withheld)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
