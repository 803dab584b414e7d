"""Whether an answer is built as its schema says: types, names and fixed values. Pure.

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
            return isinstance(value, list) and all(built_as(schema.get("items", {}), one) for one in value)
        case "object":
            return isinstance(value, dict) and _built(schema, value)
    return True


def _built(schema: Mapping[str, Any], value: Mapping[str, Any]) -> bool:
    known = schema.get("properties", {})
    if schema.get("additionalProperties") is False and not value.keys() <= known.keys():
        return False
    return all(built_as(known.get(key, {}), one) for key, one in value.items())
