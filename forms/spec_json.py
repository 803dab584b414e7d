"""A spec as flat JSON and back, without loss: `decode(encode(spec)) == spec`. Plain Python, no Django.

Shape (docs/form-format.md, forms/packs/form.schema.json): {"schema": 2, "key", "purpose", "fixed_order", "keep",
"sections": [id], "conditions": [{"id", "name", "rule"}], "steps": [{"id", "section", "procedure", "visible_if",
"ends": [{"id", "rule", "sendable"}]}], "questions": [{"id", "in": step or group id, "kind", …}]}. Questions stand in
one list, in the order of the form; `in` says where they belong. Rules: forms/rule_json.py.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from .conditions import Rule
from .rule_json import decode_rule, encode_rule
from .spec import SCHEMA, Condition, End, Option, Prefill, Question, Spec, Step, Texts


def encode(spec: Spec) -> dict[str, Any]:
    """The spec as JSON data."""
    return {
        "schema": spec.schema,
        "key": spec.key,
        "purpose": spec.purpose,
        "fixed_order": spec.fixed_order,
        "keep": dict(spec.keep),
        "sections": list(spec.sections),
        "conditions": [{"id": c.id, "name": c.name, "rule": encode_rule(c.rule)} for c in spec.conditions],
        "steps": [_encode_step(step) for step in spec.steps],
        "questions": [one for step in spec.steps for one in _encode_questions(step.id, step.questions)],
    }


def decode(data: Mapping[str, Any]) -> Spec:
    """The spec of `encode`'s data; raises ValueError for a schema number or a rule this code does not know."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"a form of schema {data['schema']}, this code reads {SCHEMA}")
    within: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for question in data["questions"]:
        within[question["in"]].append(question)
    return Spec(
        key=data["key"],
        purpose=data["purpose"],
        steps=tuple(_decode_step(step, within) for step in data["steps"]),
        sections=tuple(data["sections"]),
        conditions=tuple(Condition(c["id"], c["name"], _some(c["rule"])) for c in data["conditions"]),
        fixed_order=data["fixed_order"],
        keep=data["keep"],
        schema=data["schema"],
    )


def content_hash(spec: Spec, texts: Texts) -> str:
    """SHA-256, in hex, of a form's structure and its words in the source language: equal means nothing changed."""
    canonical = json.dumps([encode(spec), dict(texts)], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _encode_step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "section": step.section,
        "procedure": step.procedure,
        "visible_if": encode_rule(step.visible_if),
        "ends": [{"id": end.id, "rule": encode_rule(end.rule), "sendable": end.sendable} for end in step.ends],
    }


def _decode_step(data: Mapping[str, Any], within: Mapping[str, list[Mapping[str, Any]]]) -> Step:
    return Step(
        id=data["id"],
        questions=_decode_questions(data["id"], within),
        visible_if=decode_rule(data["visible_if"]),
        procedure=data["procedure"],
        section=data["section"],
        ends=tuple(End(end["id"], _some(end["rule"]), end["sendable"]) for end in data["ends"]),
    )


def _encode_questions(place: str, questions: tuple[Question, ...]) -> Iterator[dict[str, Any]]:
    for question in questions:
        yield {
            "id": question.id,
            "in": place,
            "kind": question.kind,
            "required": question.required,
            "required_if": encode_rule(question.required_if),
            "visible_if": encode_rule(question.visible_if),
            "capture": question.capture,
            "options": [
                {"id": option.id, "visible_if": encode_rule(option.visible_if), "exclusive": option.exclusive}
                for option in question.options
            ],
            "option_list": question.option_list,
            "roles": list(question.roles),
            "restricted": question.restricted,
            "prefill": {"source": question.prefill.source, "value": question.prefill.value}
            if question.prefill
            else None,
            "settings": dict(question.settings),
        }
        yield from _encode_questions(question.id, question.questions)


def _decode_questions(place: str, within: Mapping[str, list[Mapping[str, Any]]]) -> tuple[Question, ...]:
    return tuple(
        Question(
            id=data["id"],
            kind=data["kind"],
            required=data["required"],
            required_if=decode_rule(data["required_if"]),
            visible_if=decode_rule(data["visible_if"]),
            capture=data["capture"],
            options=tuple(Option(o["id"], decode_rule(o["visible_if"]), o["exclusive"]) for o in data["options"]),
            option_list=data["option_list"],
            questions=_decode_questions(data["id"], within) if data["id"] != place else (),
            roles=tuple(data["roles"]),
            restricted=data["restricted"],
            prefill=Prefill(data["prefill"]["source"], data["prefill"]["value"]) if data["prefill"] else None,
            settings=data["settings"],
        )
        for data in within.get(place, ())
    )


def _some(data: Any) -> Rule:
    rule = decode_rule(data)
    if rule is None:
        raise ValueError("a rule is missing")
    return rule
