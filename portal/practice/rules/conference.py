"""How the record of a review conference reads on screens and on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.plans.enums import Presence
from portal.procedures.rules import in_language
from portal.reviews.enums import Outcome, View

HEADINGS: Mapping[str, Promise] = {
    "attendance": _("Who came"),
    "reports": _("Reports"),
    "view": _("How practitioners see it"),
    "family": _("What the family says"),
    "decision": _("Decision"),
    "reason": _("Reason"),
    "outcome": _("What follows"),
    "next": _("Next review conference"),
    "addendum": _("Added later"),
}
LABELS: Mapping[str, Any] = {
    **{one.value: one.label for one in (*Presence, *View, *Outcome)},
    "there": _("Received"),
    "missing": _("Missing"),
    "few": _("Fewer agencies than needed"),
    "need_yes": _("Help is still needed"),
    "need_no": _("No help is needed any more"),
}
# What is still missing before a conference can be finished, by field of `portal.reviews.outcomes.problems`.
MISSING: Mapping[str, Promise] = {
    "seats": HEADINGS["attendance"],
    "few": _("Why it is held with so few agencies"),
    "views": HEADINGS["view"],
    "at_risk": HEADINGS["decision"],
    "reason": HEADINGS["reason"],
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a part: each "" or None for nothing."""

    name: str
    label: str
    text: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as it is shown. `heading` is "" where the part before it is of the same kind."""

    key: str
    heading: str
    is_restricted: bool
    lines: tuple[Line, ...]


def shown(parts: Iterable[Mapping[str, Any]], language: str) -> tuple[Shown, ...]:
    """The parts of a record in their order, in the words of the language that is spoken now."""
    found: list[Shown] = []
    before = ""
    for part in parts:
        heading = "" if part["kind"] == before else heading_of(part)
        lines = tuple(_line(row, language) for row in part["rows"])
        found.append(Shown(part["key"], heading, part["restricted"], lines))
        before = part["kind"]
    return tuple(found)


def heading_of(part: Mapping[str, Any]) -> str:
    """What a part is called; one that this code does not know any more goes by its kind."""
    return str(HEADINGS.get(part["kind"], part["kind"]))


def name_of(part: Mapping[str, Any]) -> str:
    """A part in one line, with whose words it is."""
    names = [row["name"] for row in part["rows"] if row["name"]] if part["person"] else []
    return ": ".join([heading_of(part), *names])


def missing(problems: Iterable[str]) -> list[str]:
    """What is still to be said, each once."""
    return list(dict.fromkeys(str(MISSING.get(one, HEADINGS["outcome"])) for one in problems))


def _line(row: Mapping[str, str], language: str) -> Line:
    text = in_language(row["text"], language) if row["code"] == Outcome.CATEGORY else row["text"]
    day = date.fromisoformat(row["day"]) if row["day"] else None
    return Line(row["name"], str(LABELS.get(row["code"], row["code"])), text, day)
