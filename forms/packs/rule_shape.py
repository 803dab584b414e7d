"""The shape of a rule: a list with its name first (forms/rule_json.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.rule_json import COMPARISONS, UNITS

from .findings import Findings, below
from .shapes import ListOf, Record, Ref, Schema, Shape, Text, Whole, shown, type_name

LIMIT = 10**14  # of a number a rule compares with
REFERENCE = Text("an id", pattern="[0-9A-Za-z_-]{0,64}")
COMPARISON = Text("a comparison", choices=COMPARISONS, code="unknown-operator")
OFFSET = Record(
    {
        "count": (Whole(-100_000, 100_000), 0),
        "unit": (Text("a unit", choices=UNITS, code="unknown-operator"), "days"),
    }
)


@dataclass(frozen=True)
class Value(Shape):
    """A number with at most four decimals; unless `number` a text or a truth too."""

    number: bool = False

    def schema(self) -> Schema:
        number = {"type": "number", "minimum": -LIMIT, "maximum": LIMIT}
        return number if self.number else {"anyOf": [{"type": "string"}, {"type": "boolean"}, number]}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not self.number and isinstance(value, str | bool):
            return Text().read(value, path, out) if isinstance(value, str) else value
        if not isinstance(value, int | float) or isinstance(value, bool):
            out.error("wrong-type", path, f"Nothing can be compared with {type_name(value)}.")
        elif not abs(value) <= LIMIT or round(value, 4) != value:
            out.error("wrong-value", path, "A number can have fourteen digits and four decimals.")
        elif value == int(value):
            return int(value)
        return value


VALUE, NUMBER = Value(), Value(number=True)


@dataclass(frozen=True)
class Named(Shape):
    """A list with its name first: {name: the shapes of what follows}. What follows one of `repeats` comes any number of
    times; the last part of one of `optional` may be missing."""

    what: str
    names: Mapping[str, tuple[Shape, ...]]
    repeats: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()

    def schema(self) -> Schema:
        return {"oneOf": [self._schema(name, parts) for name, parts in self.names.items()]}

    def _schema(self, name: str, parts: tuple[Shape, ...]) -> Schema:
        fixed = () if name in self.repeats else parts
        return {
            "type": "array",
            "prefixItems": [{"const": name}, *(part.schema() for part in fixed)],
            "items": parts[0].schema() if name in self.repeats else False,
            "minItems": 1 + len(fixed) - (name in self.optional),
        }

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, list) or not value or not isinstance(value[0], str):
            out.error("wrong-type", path, f"Must be {self.what}: a list with its name first.")
            return value
        name, given = value[0], value[1:]
        parts = self.names.get(name)
        if parts is None:
            out.error("unknown-operator", path, f"{shown(name)} is not {self.what}: {', '.join(self.names)}.")
            return value
        if name in self.repeats:
            parts = parts * len(given)
        if not len(parts) - (name in self.optional) <= len(given) <= len(parts):
            out.error("wrong-length", path, f"{shown(name)} takes {len(parts)} parts, not {len(given)}.")
            return value
        followers = zip(parts, given, strict=False)  # an optional part may be missing
        return [name, *(part.read(one, below(path, n), out) for n, (part, one) in enumerate(followers, 1))]


class MaybeRule(Shape):
    """A rule or null."""

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "null"}, RULE.schema()]}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        return None if value is None else RULE.read(value, path, out)


OPERAND = Ref(
    "operand",
    Named(
        "something to compare with",
        {"value": (VALUE,), "answer": (REFERENCE, OFFSET), "today": (OFFSET,)},
        optional=frozenset({"answer", "today"}),
    ),
)
_rules: dict[str, tuple[Shape, ...]] = {
    "answered": (REFERENCE,),
    "equals": (REFERENCE, VALUE),
    "one_of": (REFERENCE, ListOf(VALUE)),
    "contains": (REFERENCE, Text()),
    "compare": (REFERENCE, COMPARISON, OPERAND),
    "between": (REFERENCE, OPERAND, OPERAND),
    "matches": (REFERENCE, Text()),
    "named": (REFERENCE,),
    "row_sum": (REFERENCE, REFERENCE, COMPARISON, NUMBER),
    "row_count": (REFERENCE, COMPARISON, Whole(-100_000, 100_000), MaybeRule()),
}
RULE = Ref("rule", Named("a rule", _rules, repeats=frozenset({"all", "any"})))
_rules |= {
    "any_row": (REFERENCE, RULE),
    "every_row": (REFERENCE, RULE),
    "not": (RULE,),
    "all": (RULE,),
    "any": (RULE,),
}
