"""A file as a document: everything that is wrong with it is told, by path, and nothing in it is dropped unsaid."""

from __future__ import annotations

import json
from typing import Any

from forms.composing.laying import untouched
from forms.fields import KINDS
from forms.spec import SCHEMA, Document, Journey
from forms.spec_json import decode

from .defects import defects
from .findings import Findings, below
from .form_shape import FORM

MOST_BYTES = 20_000_000
DEEPEST = 60  # lists and objects in each other


class Twice(dict[str, Any]):
    """An object of the file that says some of its names twice."""

    names: tuple[str, ...] = ()


def read(content: bytes, *, purpose: bool = True) -> tuple[Document | None, Any, Findings]:
    """(document, the file as JSON, findings). There is no document when a finding is an error. Raises nothing.

    `purpose`: whether its purpose must be one that this service knows.
    """
    out = Findings()
    data = parsed(content, out)
    if out.refused():
        return None, data, out
    if isinstance(data, dict) and isinstance(data.get("schema"), int) and data["schema"] != SCHEMA:
        out.error("wrong-schema", "$.schema", f"A form of schema {data['schema']}; this release reads {SCHEMA}.")
        return None, data, out
    whole = FORM.read(data, "$", out)
    if out.refused():
        return None, data, out
    for place, question in enumerate(whole["questions"]):
        _complete(question, f"$.questions[{place}]", out)
    defects(whole, out, purpose=purpose)
    return (None if out.refused() else document_from(whole)), data, out


def document_from(whole: Any) -> Document:
    """The document of data that has every member."""
    journeys = tuple(
        Journey(one["id"], one["name"], one["answers"], tuple(one["steps"]), one["end"]) for one in whole["journeys"]
    )
    texts = {
        language: {key: text.strip() for key, text in texts.items() if text.strip()}
        for language, texts in whole["texts"].items()
    }
    return Document(decode(whole), whole["language"], texts, journeys, whole["translations"], whole["lists"])


def parsed(content: bytes, out: Findings) -> Any:
    """The JSON of a file, not too large and not too deep; None after telling what is wrong."""
    if len(content) > MOST_BYTES:
        out.error("too-large", "$", f"The file has {len(content):,} bytes; {MOST_BYTES:,} can be read.")
        return None
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError:
        out.error("not-utf-8", "$", "The file is not UTF-8 text.")
    except RecursionError:
        out.error("too-deep", "$", f"Lists and objects stand more than {DEEPEST} deep in each other.")
    except ValueError as error:
        out.error("not-json", "$", f"The file is not JSON: {str(error)[:120]}.")
    else:
        _look_around(data, out)
        return data
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = Twice(found)
    names = [name for name, _value in pairs]
    twice.names = tuple(sorted(name for name in found if names.count(name) > 1))
    return twice


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _look_around(data: Any, out: Findings) -> None:
    """Tell of names said twice, and of a nesting that nothing needs."""
    pending = [(data, "$", 1)]
    while pending:
        value, path, level = pending.pop()
        if level > DEEPEST:
            out.error("too-deep", path[:200], f"Lists and objects stand more than {DEEPEST} deep in each other.")
            return
        if isinstance(value, Twice):
            for name in value.names:
                out.error("name-twice", below(path, name), "Said twice in one object: one of the two would be lost.")
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        pending += [(part, below(path, name), level + 1) for name, part in parts if isinstance(part, dict | list)]


def _complete(question: dict[str, Any], path: str, out: Findings) -> None:
    """Fill in what depends on the kind, and tell of settings that its kind does not have."""
    kind = KINDS[question["kind"]]
    if question["required"] is None:
        question["required"] = kind.asks and question["required_if"] is None
    elif question["required"] and question["required_if"] is not None:
        out.note("reworded", f"{path}.required", "Must be answered only by the rule of required_if.")
        question["required"] = False
    given = question["settings"]
    for name in sorted(given.keys() - set(kind.settings)):
        out.error("unknown-key", below(f"{path}.settings", name), f"A {kind.key} has no such setting.")
    question["settings"] = {name: given[name] if name in given else untouched(kind.key, name) for name in kind.settings}
