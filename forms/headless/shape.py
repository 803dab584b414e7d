"""Whether an answer is built as its schema says: types, names, fixed values, nothing empty or twice. Pure.

Not how long or how large it may be: that the form says, in words for people, and keeps what was sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..judging import same


def built_as(schema: Mapping[str, Any], value: Any) -> bool:
    """Whether the value has the shape of this JSON Schema, of which only what the kinds of questions use is known."""
    if "const" in schema and not same(value, schema["const"]):
        return False
    if any(word in schema and not any(built_as(one, value) for one in schema[word]) for word in ("oneOf", "anyOf")):
        return False
    match schema.get("type"):
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "array":
            return isinstance(value, list) and _list(schema, value)
        case "object":
            return isinstance(value, dict) and _built(schema, value)
    return True


def _list(schema: Mapping[str, Any], value: list[Any]) -> bool:
    if len(value) < schema.get("minItems", 0):
        return False
    if schema.get("uniqueItems") and any(same(one, other) for n, one in enumerate(value) for other in value[:n]):
        return False
    return all(built_as(schema.get("items", {}), one) for one in value)


def _built(schema: Mapping[str, Any], value: Mapping[str, Any]) -> bool:
    known = schema.get("properties", {})
    if len(value) < schema.get("minProperties", 0):
        return False
    if schema.get("additionalProperties") is False and not value.keys() <= known.keys():
        return False
    return all(built_as(known.get(key, {}), one) for key, one in value.items())
