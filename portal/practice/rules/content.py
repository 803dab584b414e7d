"""How a plan's content reads on the practitioners' screens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.plans.rules import Change, shown

Labels = Mapping[str, Any]
FieldLabels = Mapping[tuple[str, str], Any]

# The core group and the lead stand in a list of their own, evidence and impact in their concern as well.
IN_CONCERN = frozenset({"evidence", "impact"})
ELSEWHERE = frozenset({"lead", "core_group"}) | IN_CONCERN


@dataclass(frozen=True, slots=True)
class Line:
    """One field of an item. `day` is set for a date, `text` for everything else; `label` is "" for a lone field."""

    label: str
    text: str
    day: date | None = None
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one capture: its label, and for each item its id and lines."""

    capture: str
    label: str
    items: tuple[tuple[str, tuple[Line, ...]], ...]


def label_of(capture: str, labels: Labels) -> str:
    """A capture's label; one that this code does not know any more goes by its key."""
    return str(labels.get(capture) or capture)


def line(capture: str, name: str, given: Mapping[str, Any], labels: FieldLabels) -> Line:
    """A captured field as a line. A date that is none is shown as the text it is."""
    label = str(labels.get((capture, name), ""))
    if given.get("type") == "date":
        try:
            return Line(label, "", day=date.fromisoformat(str(given.get("value") or "")))
        except ValueError:
            pass
    return Line(label, shown(given), is_name=given.get("type") == "person")


def groups(items: Iterable[Mapping[str, Any]], labels: Labels, fields: FieldLabels) -> tuple[Group, ...]:
    """The professional plan: its items by capture, in the order of `labels`, without empty fields."""
    found: dict[str, list[tuple[str, tuple[Line, ...]]]] = {}
    for item in items:
        capture = item["capture"]
        lines = tuple(
            line(capture, name, given, fields) for name, given in item["fields"].items() if given.get("value")
        )
        if lines and capture not in ELSEWHERE:
            found.setdefault(capture, []).append((item["id"], lines))
    order = [*(key for key in labels if key in found), *(key for key in found if key not in labels)]
    return tuple(Group(key, label_of(key, labels), tuple(found[key])) for key in order)


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field before and after; None where there was or is nothing."""

    label: str
    before: Line | None
    after: Line | None


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item that was added, removed or changed. `what` as in `portal.plans.rules.Change`."""

    label: str
    what: str
    fields: tuple[ChangedField, ...]


def changed_items(
    changes: Iterable[Change], before: Mapping[str, Any], after: Mapping[str, Any], labels: Labels, fields: FieldLabels
) -> tuple[ChangedItem, ...]:
    """What a version changed, with labels and with dates that the page can write in the reader's language."""
    old, new = _fields_by_item(before), _fields_by_item(after)
    return tuple(
        ChangedItem(
            label_of(change.capture, labels),
            change.what,
            tuple(
                ChangedField(
                    str(fields.get((change.capture, field.field), "")),
                    _side(change.capture, field.field, old.get(change.item, {}), fields),
                    _side(change.capture, field.field, new.get(change.item, {}), fields),
                )
                for field in change.fields
            ),
        )
        for change in changes
        if change.capture not in IN_CONCERN
    )


def _fields_by_item(content: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {item["id"]: item["fields"] for item in content["items"]}


def _side(capture: str, name: str, given: Mapping[str, Any], labels: FieldLabels) -> Line | None:
    return line(capture, name, given[name], labels) if shown(given.get(name)) else None
