"""From a submission's captures to what the plans room agrees: pure, over plain values."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

Field = Mapping[str, Any]
Row = tuple[str, str, Mapping[str, Field]]  # capture, row id, fields

# What a concern rests on, and what it means for the child, is put into words, shared and withheld apart from it: each
# is an item of its own as well, {capture: {its field: the concern's field}}.
OWN_ITEMS: Mapping[str, Mapping[str, str]] = {
    "evidence": {"text": "evidence"},
    "impact": {"text": "impact", "likelihood": "likelihood"},
}

# A single question's answer becomes an item with one field, named after what it holds.
_FIELD_OF_TYPE = {"text": "text", "date": "date", "person": "who"}


def items(values: Mapping[str, Any]) -> tuple[Row, ...]:
    """The items of a plan, in the order of the captures in `values` (see `forms.api.Captured`).

    A field becomes {"type", "value", "display"}; the display of a text is itself and left out. One that only some
    people were asked keeps "restricted": true with it, wherever it goes. The evidence of a concern and its impact stand
    in it, and are items "evidence" and "impact" of the same row besides (R-000-10).
    """
    return tuple(_items(values))


def _items(values: Mapping[str, Any]) -> Iterator[Row]:
    for capture, value in values.items():
        if isinstance(value, Sequence):
            rows = [(row["row"], {name: _field(given) for name, given in row["fields"].items()}) for row in value]
            yield from ((capture, row, fields) for row, fields in rows)
            if capture == "concern":
                yield from _of_concerns(rows)
        else:
            yield capture, "", {_FIELD_OF_TYPE.get(value["type"], value["type"]): _field(value)}


def _of_concerns(concerns: Sequence[tuple[str, Mapping[str, Field]]]) -> Iterator[Row]:
    for capture, names in OWN_ITEMS.items():
        for row, given in concerns:
            fields = {name: given[one] for name, one in names.items() if one in given}
            if str(fields.get("text", {}).get("value") or "").strip():
                yield capture, row, fields


def _field(given: Mapping[str, Any]) -> Field:
    kept = {"restricted": True} if given.get("restricted") else {}
    if given["type"] == "text":
        return {"type": "text", "value": given["value"], **kept}
    return {"type": given["type"], "value": given["value"], "display": given["display"], **kept}


def others(open_ones: Sequence[tuple[str, str]], restricted: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The answers without a capture, (label, display), as the plan keeps them: {"label", "value"}, the restricted ones
    marked and last."""
    return [
        *({"label": label, "value": value} for label, value in open_ones),
        *({"label": label, "value": value, "restricted": True} for label, value in restricted),
    ]


def people_in(values: Mapping[str, Any], capture: str) -> tuple[str, ...]:
    """Keys of the people a capture names: a single person, or the `who` of each row. Somebody typed in has none."""
    value = values.get(capture)
    if value is None:
        return ()
    given = [value] if isinstance(value, Mapping) else [row["fields"]["who"] for row in value if "who" in row["fields"]]
    return tuple(one["value"] for one in given if isinstance(one["value"], str))


def day(values: Mapping[str, Any], capture: str) -> date | None:
    """The day a date capture gives, None without one."""
    value = values.get(capture)
    return date.fromisoformat(value["value"]) if value else None


def parent_views(question: Any, answer: Any, said: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of parents' views with what each person said since, by key of the person: in their row, else in a new
    one. Whether the plan follows what is new is asked anew. `question` is the group, whose questions capture
    "parent_views.who", "parent_views.text" and so on."""
    inner = {one.capture: one.id for one in question.questions}
    who, text = inner.get("parent_views.who"), inner.get("parent_views.text")
    rows = [dict(row) for row in answer or []]
    if not who or not text:
        return rows
    left, kept = dict(said), []
    for row in rows:
        said_anew = isinstance(row.get(who), str) and row[who] in left
        kept.append({"id": row["id"], who: row[who], text: left.pop(row[who])} if said_anew else row)
    return kept + [{"id": uuid.uuid4().hex, who: person, text: words} for person, words in left.items()]
