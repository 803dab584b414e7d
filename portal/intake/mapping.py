"""From a submission's captures to what the plans room agrees: pure, over plain values."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

Field = Mapping[str, Any]
Row = tuple[str, str, Mapping[str, Field]]  # capture, row id, fields

# A single question's answer becomes an item with one field, named after what it holds.
_FIELD_OF_TYPE = {"text": "text", "date": "date", "person": "who"}


def items(values: Mapping[str, Any]) -> tuple[Row, ...]:
    """The items of a plan, in the order of the captures in `values` (see `forms.api.Captured`).

    A field becomes {"type", "value", "display"}; the display of a text is itself and left out.
    """
    return tuple(_items(values))


def _items(values: Mapping[str, Any]) -> Iterator[Row]:
    for capture, value in values.items():
        if isinstance(value, Sequence):
            for row in value:
                yield capture, row["row"], {name: _field(given) for name, given in row["fields"].items()}
        else:
            yield capture, "", {_FIELD_OF_TYPE.get(value["type"], value["type"]): _field(value)}


def _field(given: Mapping[str, Any]) -> Field:
    if given["type"] == "text":
        return {"type": "text", "value": given["value"]}
    return {"type": given["type"], "value": given["value"], "display": given["display"]}


def people_in(values: Mapping[str, Any], capture: str) -> tuple[str, ...]:
    """Keys of the people a capture names: a single person, or the `who` of each row."""
    value = values.get(capture)
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return (str(value["value"]),)
    return tuple(str(row["fields"]["who"]["value"]) for row in value if "who" in row["fields"])


def day(values: Mapping[str, Any], capture: str) -> date | None:
    """The day a date capture gives, None without one."""
    value = values.get(capture)
    return date.fromisoformat(value["value"]) if value else None
