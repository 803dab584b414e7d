"""What no local form can leave open: a plan is not taken in while one of these stands. Pure, over what was captured.

A form decides how it asks; that there is an answer, and who was told what, is decided here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from portal.procedures.terms import nowhere

from .purpose import CAPTURE_LABELS, FIELD_LABELS

Values = Mapping[str, Any]  # of `forms.api.Captured`

# Of these there is at least one (R-000-10, R-000-12).
NEVER_EMPTY = ("concern", "outcome", "longer_outcome")

# What the chair explains to everybody of the family who is there (R-004-11, R-004-12), and the leaflet (R-004-13).
EXPLAINED = ("reasons", "purpose", "outline", "involvement", "leaflet")
LEAFLET = ("leaflet_version", "leaflet_language")


@dataclass(frozen=True, slots=True)
class Around:
    """Who is around the child, as {key of the person: name}.

    `told`: to whom the chair explains the plan where they are present: parents and the child. `heard`: whose views the
    plan holds, each apart: those with parental responsibility from whom it is not withheld. `local`: the place's terms.
    """

    told: Mapping[str, str] = field(default_factory=dict)
    heard: Mapping[str, str] = field(default_factory=dict)
    local: Mapping[str, str] = field(default_factory=nowhere)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a plan cannot be sent: the capture it is about, and a sentence that says what is missing."""

    capture: str
    message: str


def objections(values: Values, around: Around) -> tuple[Objection, ...]:
    """Everything that stands in the way, in the order of the form; () when nothing does."""
    return (
        *_empty(values),
        *_no_outcome(values),
        *_child(values),
        *_parents(values, around.heard),
        *_chair(values, around.told),
        *_dissent(values, around.local),
    )


def _empty(values: Values) -> Iterator[Objection]:
    for capture in NEVER_EMPTY:
        if not any(_text(row, "text") for row in _rows(values, capture)):
            said = _("There is nothing under “%(part)s”. The plan needs at least one.")
            yield Objection(capture, said % {"part": CAPTURE_LABELS[capture]})


def _no_outcome(values: Values) -> Iterator[Objection]:
    """R-001-17."""
    for row in _rows(values, "service"):
        if not _text(row, "outcome"):
            yield Objection("service", _("Say what “%(service)s” is to achieve.") % {"service": _text(row, "name")})


def _child(values: Values) -> Iterator[Objection]:
    """R-000-19."""
    if not any(_single(values, capture) for capture in ("child_views", "no_child_views")):
        yield Objection("child_views", _("Write down what the child says, or why there is nothing."))


def _parents(values: Values, heard: Mapping[str, str]) -> Iterator[Objection]:
    """R-000-20: each parent has an entry; a view that is not followed has its reason."""
    entries = {_who(row) for row in _rows(values, "parent_views") if _text(row, "text")}
    for key, name in heard.items():
        if key not in entries:
            said = _("Nothing says what %(name)s thinks. Each parent has an entry, if only why it is empty.")
            yield Objection("parent_views", said % {"name": name})
    for row in _rows(values, "parent_views"):
        if row.get("is_followed", {}).get("value") is not True and not _text(row, "why_not"):
            said = _("Say why the plan does not follow the view of %(name)s.")
            yield Objection("parent_views", said % {"name": _name(row)})


def _chair(values: Values, told: Mapping[str, str]) -> Iterator[Objection]:
    """R-004-11 to R-004-13."""
    explained = {_who(row): row for row in _rows(values, "explained")}
    for key in dict.fromkeys(_who(row) for row in _rows(values, "present")):
        if key in told and (missing := _unticked(explained.get(key, {}))):
            said = _("%(name)s was at the conference. Not ticked or filled in: %(missing)s.")
            yield Objection("explained", said % {"name": told[key], "missing": ", ".join(missing)})


def _unticked(row: Mapping[str, Any]) -> list[str]:
    missing = [one for one in EXPLAINED if row.get(one, {}).get("value") is not True]
    missing += [one for one in LEAFLET if not _text(row, one)]
    return [str(FIELD_LABELS["explained", one]) for one in missing]


def _dissent(values: Values, local: Mapping[str, str]) -> Iterator[Objection]:
    """R-004-15."""
    for row in _rows(values, "dissent"):
        if not _text(row, "reason") or not _text(row, "response"):
            said = _("Write down why %(name)s did not agree, and what the %(chair)s answered.")
            yield Objection("dissent", said % {"name": _name(row), "chair": local["chair"]})


def untold_of_lead(items: Iterable[Mapping[str, Any]], told: Collection[str] = ()) -> tuple[str, ...]:
    """The names of those to whom the lead's role was not explained before the conference (R-001-25): a warning, which
    keeps no plan back. `items` are those of a plan's content, `told` the keys of those of whom it was recorded."""
    rows = (item["fields"] for item in items if item["capture"] == "explained")
    untold = (row for row in rows if row.get("lead_role", {}).get("value") is not True)
    return tuple(_name(row) for row in untold if _who(row) not in told)


def _rows(values: Values, capture: str) -> Iterator[Mapping[str, Any]]:
    return (row["fields"] for row in values.get(capture) or ())


def _single(values: Values, capture: str) -> str:
    return str((values.get(capture) or {}).get("value") or "").strip()


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name, {}).get("value") or "").strip()


def _who(row: Mapping[str, Any]) -> str:
    """The key of who a row is about; "" for somebody typed in."""
    value = row.get("who", {}).get("value")
    return value if isinstance(value, str) else ""


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("who", {}).get("display") or "")
