"""A spec as JSON and back, without loss: `decode(encode(spec)) == spec`. Plain Python, no Django.

Shape: {"schema": 1, "key": …, "purpose": …, "steps": [{"id", "questions": […], "visible_if": rule or None,
"procedure"}]}. A rule is a list with its name first: ["answered", question], ["equals", question, value],
["not", rule], ["all", rule…], ["any", rule…].
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from .conditions import All, Answered, AnyOf, Equals, Not, Rule
from .spec import SCHEMA, Question, Spec, Step, Texts


def encode(spec: Spec) -> dict[str, Any]:
    """The spec as JSON data."""
    return {
        "schema": spec.schema,
        "key": spec.key,
        "purpose": spec.purpose,
        "steps": [
            {
                "id": step.id,
                "questions": [_encode_question(question) for question in step.questions],
                "visible_if": encode_rule(step.visible_if),
                "procedure": step.procedure,
            }
            for step in spec.steps
        ],
    }


def decode(data: Mapping[str, Any]) -> Spec:
    """The spec of `encode`'s data; raises ValueError for a schema number this code does not know."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"a form of schema {data['schema']}, this code reads {SCHEMA}")
    return Spec(
        key=data["key"],
        purpose=data["purpose"],
        steps=tuple(
            Step(
                id=step["id"],
                questions=tuple(_decode_question(question) for question in step["questions"]),
                visible_if=decode_rule(step["visible_if"]),
                procedure=step["procedure"],
            )
            for step in data["steps"]
        ),
        schema=data["schema"],
    )


def content_hash(spec: Spec, texts: Texts) -> str:
    """SHA-256, in hex, of a form's structure and its words in the source language: equal means nothing changed."""
    canonical = json.dumps([encode(spec), dict(texts)], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _encode_question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "required": question.required,
        "capture": question.capture,
        "options": list(question.options),
        "questions": [_encode_question(inner) for inner in question.questions],
        "settings": dict(question.settings),
    }


def _decode_question(data: Mapping[str, Any]) -> Question:
    return Question(
        id=data["id"],
        kind=data["kind"],
        required=data["required"],
        capture=data["capture"],
        options=tuple(data["options"]),
        questions=tuple(_decode_question(inner) for inner in data["questions"]),
        settings=data["settings"],
    )


def encode_rule(rule: Rule | None) -> list[Any] | None:
    match rule:
        case None:
            return None
        case Answered(question):
            return ["answered", question]
        case Equals(question, value):
            return ["equals", question, value]
        case Not(inner):
            return ["not", encode_rule(inner)]
        case All(rules):
            return ["all", *(encode_rule(r) for r in rules)]
        case AnyOf(rules):
            return ["any", *(encode_rule(r) for r in rules)]


def decode_rule(data: list[Any] | None) -> Rule | None:
    """The rule of `encode_rule`'s data; raises ValueError for a name this code does not know."""
    if data is None:
        return None
    name, *parts = data
    match name, parts:
        case "answered", [question]:
            return Answered(question)
        case "equals", [question, value]:
            return Equals(question, value)
        case "not", [inner]:
            return Not(_rule(inner))
        case "all", _:
            return All(tuple(_rule(part) for part in parts))
        case "any", _:
            return AnyOf(tuple(_rule(part) for part in parts))
    raise ValueError(f"unknown rule {name!r}")


def _rule(data: list[Any]) -> Rule:
    rule = decode_rule(data)
    if rule is None:
        raise ValueError("a rule inside a rule is missing")
    return rule
