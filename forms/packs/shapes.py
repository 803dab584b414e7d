"""Shapes of JSON: each reads a value, telling all that is wrong by path, and gives its own JSON Schema."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .findings import Findings, below

Schema = dict[str, Any]
REQUIRED = object()
_unkept = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_types = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}


class Shape(ABC):
    @abstractmethod
    def schema(self) -> Schema: ...

    @abstractmethod
    def read(self, value: Any, path: str, out: Findings) -> Any:
        """The value, missing members filled in. Tells `out` what is wrong; what comes back then is unusable."""


def type_name(value: Any) -> str:
    return _types.get(type(value), "null")


def shown(value: str) -> str:
    """A text in a message, cut short."""
    return repr(value if len(value) <= 60 else f"{value[:60]}…")


@dataclass(frozen=True)
class Text(Shape):
    """A text: of these `choices` only, matching `pattern`, none of `barring`, at most `longest` characters."""

    what: str = "a text"
    choices: tuple[str, ...] = ()
    pattern: str = ""
    barring: tuple[str, ...] = ()  # patterns
    longest: int = 0
    code: str = "wrong-value"

    def schema(self) -> Schema:
        found: Schema = {"type": "string"}
        if self.choices:
            found["enum"] = list(self.choices)
        if self.pattern:
            found["pattern"] = f"^(?:{self.pattern})$"
        if self.barring:
            found["not"] = {"pattern": f"^(?:{'|'.join(self.barring)})$"}
        if self.longest:
            found["maxLength"] = self.longest
        return found

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, str):
            out.error("wrong-type", path, f"Must be {self.what}, not {type_name(value)}.")
        elif _unkept.search(value):
            out.error("control-character", path, "Holds a character that cannot be kept.")
        elif self.choices and value not in self.choices:
            out.error(self.code, path, f"{shown(value)} is not {self.what}: {', '.join(self.choices)}.")
        elif self.longest and len(value) > self.longest:
            out.error("too-long", path, f"Has {len(value)} characters, can have {self.longest}.")
        elif not self._fits(value):
            out.error(self.code, path, f"{shown(value)} is not {self.what}.")
        return value

    def _fits(self, value: str) -> bool:
        if self.pattern and not re.fullmatch(self.pattern, value, re.ASCII):
            return False
        return not any(re.fullmatch(one, value, re.ASCII) for one in self.barring)


@dataclass(frozen=True)
class Whole(Shape):
    low: int
    high: int

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, int) or isinstance(value, bool) or not self.low <= value <= self.high:
            out.error("wrong-type", path, f"Must be a whole number from {self.low} to {self.high}.")
        return value


@dataclass(frozen=True)
class Flag(Shape):
    def schema(self) -> Schema:
        return {"type": "boolean"}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, bool):
            out.error("wrong-type", path, f"Must be true or false, not {type_name(value)}.")
        return value


@dataclass(frozen=True)
class Anything(Shape):
    """Any JSON whose texts can be kept."""

    def schema(self) -> Schema:
        return {}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if isinstance(value, str):
            Text().read(value, path, out)
        elif isinstance(value, dict):
            for name, part in value.items():
                Text().read(name, path, out)
                self.read(part, below(path, name), out)
        elif isinstance(value, list):
            for place, part in enumerate(value):
                self.read(part, below(path, place), out)
        return value


@dataclass(frozen=True)
class ListOf(Shape):
    item: Shape

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, list):
            out.error("wrong-type", path, f"Must be a list, not {type_name(value)}.")
            return []
        return [self.item.read(one, below(path, place), out) for place, one in enumerate(value)]


@dataclass(frozen=True)
class Map(Shape):
    """An object with any names of this shape."""

    name: Text
    value: Shape

    def schema(self) -> Schema:
        return {"type": "object", "propertyNames": self.name.schema(), "additionalProperties": self.value.schema()}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, dict):
            out.error("wrong-type", path, f"Must be an object, not {type_name(value)}.")
            return {}
        found = {}
        for name, part in value.items():
            self.name.read(name, below(path, name), out)
            found[name] = self.value.read(part, below(path, name), out)
        return found


@dataclass(frozen=True)
class OrNull(Shape):
    shape: Shape

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "null"}, self.shape.schema()]}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        return None if value is None else self.shape.read(value, path, out)


@dataclass(frozen=True)
class Ref(Shape):
    """A shape that the schema says once, under its name."""

    name: str
    shape: Shape = field(compare=False)

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.name}"}

    def read(self, value: Any, path: str, out: Findings) -> Any:
        return self.shape.read(value, path, out)


@dataclass(frozen=True)
class Record(Shape):
    """An object with these members and no other: {name: (shape, default or REQUIRED)}."""

    members: Mapping[str, tuple[Shape, Any]]
    what: str = ""

    def schema(self) -> Schema:
        found: Schema = {
            "type": "object",
            "additionalProperties": False,
            "required": sorted(name for name, (_shape, default) in self.members.items() if default is REQUIRED),
            "properties": {
                name: shape.schema() | ({} if default in (REQUIRED, None) else {"default": default})
                for name, (shape, default) in self.members.items()
            },
        }
        return found | ({"description": self.what} if self.what else {})

    def read(self, value: Any, path: str, out: Findings) -> Any:
        if not isinstance(value, dict):
            out.error("wrong-type", path, f"Must be an object, not {type_name(value)}.")
            return dict.fromkeys(self.members)
        for name in sorted(value.keys() - self.members.keys()):
            out.error("unknown-key", below(path, name), f"The format knows no {shown(name)} here.")
        found = {}
        for name, (shape, default) in self.members.items():
            if name in value:
                found[name] = shape.read(value[name], below(path, name), out)
            elif default is REQUIRED:
                out.error("missing", path, f"Lacks {shown(name)}.")
                found[name] = None
            else:
                found[name] = default
        return found
