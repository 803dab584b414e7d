"""The JSON Schema (2020-12) of the answers to a form, in the words of one language.

It says what every answer must look like and what must always be there. What depends on other answers (rules, what is
shown) no schema of one document can say shortly: `POST …/validate` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..fields import Person, kind_of
from ..fields.repeat import fewest, most
from ..rules import Outline
from ..spec import Question, Step
from ..words import Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROW_ID = {"type": "string", "pattern": "^[0-9a-f]{32}$"}

Schema = dict[str, Any]
Choices = Mapping[str, Sequence[Person]]  # kind → what the host offers, known only where a draft is


def everybody(question: Question) -> bool:
    """Every question, whoever is asked it."""
    return True


def answers_schema(
    form: Outline,
    steps: Iterable[Step],
    words: Words,
    *,
    sees: Callable[[Question], bool] = everybody,
    choices: Choices | None = None,
) -> Schema:
    """The schema of {question id: answer} over these steps, as far as somebody who `sees` these questions is asked.

    With `choices` the people and organisations that can be chosen are in it, by name.
    """
    properties: dict[str, Schema] = {}
    required = []
    for step in steps:
        certain = certainly_shown(form, step)
        for question in step.questions:
            if not kind_of(question).asks or not sees(question):
                continue
            properties[question.id] = _one(question, words, sees, choices or {})
            if certain and always_required(question):
                required.append(question.id)
    return {
        "$schema": DIALECT,
        "title": words("form.title"),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def certainly_shown(form: Outline, step: Step) -> bool:
    """Whether the step is on every path: it has no rule, and no step before it can end the form."""
    place = form.places[step.id]
    return step.visible_if is None and all(form.places[one.id] >= place for one in form.ending)


def always_required(question: Question) -> bool:
    """Whether the question must be answered whenever its step or row is there."""
    if question.visible_if is not None or question.required_if is not None or question.roles:
        return False
    return fewest(question) > 0 if question.questions else question.required


def _one(question: Question, words: Words, sees: Callable[[Question], bool], choices: Choices) -> Schema:
    found = _rows(question, words, sees, choices) if question.questions else kind_of(question).schema(question, words)
    if question.kind in choices:
        found = offered(found, choices[question.kind])
    named = {"title": words(f"{question.id}.label"), "description": words(f"{question.id}.hint")}
    return {key: text for key, text in named.items() if text} | found


def _rows(group: Question, words: Words, sees: Callable[[Question], bool], choices: Choices) -> Schema:
    asked = [inner for inner in group.questions if kind_of(inner).asks and sees(inner)]
    row: Schema = {
        "type": "object",
        "properties": {"id": ROW_ID} | {inner.id: _one(inner, words, sees, choices) for inner in asked},
        "required": ["id", *(inner.id for inner in asked if always_required(inner))],
        "minProperties": 2,  # a row with nothing in it is no row
        "additionalProperties": False,
    }
    item = words(f"{group.id}.item")
    return {
        "type": "array",
        "items": ({"title": item} if item else {}) | row,
        "minItems": fewest(group),
        "maxItems": most(group),
    }


def offered(schema: Schema, choices: Sequence[Person]) -> Schema:
    """The schema with every plain text in it narrowed to the keys that can be chosen, each with its name.

    A schema that allows somebody new as well keeps that: `anyOf` or `oneOf` of a key and an object.
    """
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return schema | {word: [offered(one, choices) for one in schema[word]]}
    if schema.get("type") != "string":
        return schema
    return {"type": "string", "oneOf": [{"const": key, "title": name} for key, name in choices]} if choices else {
        "type": "string", "enum": []
    }  # fmt: skip
