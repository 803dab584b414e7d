"""What the documentation page shows of the API's own description (OpenAPI 3.1). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

METHODS = ("get", "post", "patch", "put", "delete")
Described = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of the words for a type; `ref` names the schema it stands for, "" for plain words."""

    text: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter of an operation, or a property of a schema. `place`: where a parameter goes; "" for properties."""

    name: str
    kind: list[Bit]
    about: str
    is_required: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back with one status."""

    status: str
    about: str
    kind: list[Bit]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    id: str
    group: str
    method: str
    path: str
    summary: str
    about: str
    is_public: bool
    parameters: list[Row]
    body: list[Bit]
    answers: list[Answer]

    @property
    def parts(self) -> list[str]:
        """The address where it may be broken."""
        return self.path.strip("/").split("/")


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema that has a name."""

    name: str
    about: str
    rows: list[Row]
    kind: list[Bit]


def groups(document: Described) -> list[tuple[str, list[Operation]]]:
    """[(tag, its operations in the order they are declared)]."""
    found = [
        _operation(path, method, one)
        for path, methods in document["paths"].items()
        for method, one in methods.items()
        if method in METHODS
    ]
    order = list(dict.fromkeys(one.group for one in found))
    found.sort(key=lambda one: order.index(one.group))
    return [(group, list(those)) for group, those in groupby(found, key=lambda one: one.group)]


def shapes(document: Described) -> list[Shape]:
    """Every schema with a name, by name."""
    known = document.get("components", {}).get("schemas", {})
    return [
        Shape(name, _plain(one.get("description", "")), list(_rows(one)), [] if "properties" in one else _kind(one))
        for name, one in sorted(known.items())
    ]


def _operation(path: str, method: str, one: Described) -> Operation:
    body = one.get("requestBody", {}).get("content", {})
    return Operation(
        id=one["operationId"],
        group=(one.get("tags") or [""])[0],
        method=method.upper(),
        path=path,
        summary=one.get("summary", ""),
        about=_plain(one.get("description", "")),
        is_public=not one.get("security"),
        parameters=[
            Row(
                each["name"],
                _kind(each["schema"]),
                each.get("description", ""),
                each.get("required", False),
                each["in"],
            )
            for each in one.get("parameters", ())
        ],
        body=next((_kind(each["schema"]) for each in body.values()), []),
        answers=list(_answers(one["responses"])),
    )


def _plain(text: str) -> str:
    """Docstrings as they are read, without their marks."""
    return text.replace("`", "")


def _answers(responses: Described) -> Iterator[Answer]:
    """What comes back; every refusal has the one shape that the page's head tells."""
    for status, one in responses.items():
        if str(status).startswith("4"):
            continue
        content = one.get("content", {})
        yield Answer(
            str(status), one.get("description", ""), next((_kind(each["schema"]) for each in content.values()), [])
        )


def _rows(schema: Described) -> Iterator[Row]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield Row(name, _kind(one), one.get("description", ""), name in required)


def _kind(schema: Described) -> list[Bit]:
    """The type in words: "list of PageOut", "text or null", "one of …"."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return [Bit(name, name)]
    for word in ("oneOf", "anyOf", "allOf"):
        if word in schema:
            return _joined([_kind(one) for one in schema[word]], " or ")
    if "const" in schema:
        return [Bit(f"“{schema['const']}”")]
    if "enum" in schema:
        return [Bit("one of " + ", ".join(f"“{one}”" for one in schema["enum"]))]
    match schema.get("type"):
        case "array":
            return [Bit("list of "), *_kind(schema.get("items", {}))]
        case "object" if isinstance(schema.get("additionalProperties"), dict):
            return [Bit("object of "), *_kind(schema["additionalProperties"])]
        case "object" if "properties" in schema:
            inner = _joined([[Bit(f"{name}: "), *_kind(one)] for name, one in schema["properties"].items()], ", ")
            return [Bit("{"), *inner, Bit("}")]
        case "string":
            return [Bit(schema.get("format") or "text")]
        case list() as several:
            return [Bit(" or ".join(several))]
        case other:
            return [Bit(other or "anything")]


def _joined(kinds: list[list[Bit]], between: str) -> list[Bit]:
    found: list[Bit] = []
    for kind in kinds:
        found += [Bit(between), *kind] if found else kind
    return found
