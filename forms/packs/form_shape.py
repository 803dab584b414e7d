"""The shape of a form's file, and its JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from forms.composing import KEEP
from forms.fields import KINDS
from forms.spec import SCHEMA

from .rule_shape import OPERAND, RULE, MaybeRule
from .shapes import REQUIRED, Anything, Flag, ListOf, Map, OrNull, Record, Text, Whole

_uuid = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_id = "[0-9A-Za-z][0-9A-Za-z_-]{0,63}"
_no_id = ("yes", "no", "today", "form", "[0-9]+")  # what a rule or a text key would read as something else
KEY = Text("a UUID in small letters", pattern=_uuid, code="wrong-id")
NO_KEY = Text("a UUID in small letters, or nothing", pattern=f"(?:{_uuid})?", code="wrong-id")
ID = Text("an id", pattern=_id, barring=_no_id, code="wrong-id")
NO_ID = Text("an id, or nothing", pattern=f"(?:{_id})?", code="wrong-id")
LANGUAGE = Text("a language code", pattern="[a-z]{2,3}(?:-[a-z0-9]{2,8})*", code="wrong-language")
TEXT_KEY = Text('a text key, "<id>.<word>"', pattern=r"[0-9A-Za-z_-]{1,64}\.[a-z_]{1,40}", code="wrong-id")
NAME = Text("a name", longest=120)

OPTION = Record({"id": (ID, REQUIRED), "visible_if": (MaybeRule(), None), "exclusive": (Flag(), False)})
PREFILL = Record(
    {
        "source": (Text("a source", choices=("value", "subject", "person", "last")), REQUIRED),
        "value": (Text(longest=250), ""),
    }
)
QUESTION = Record(
    {
        "id": (ID, REQUIRED),
        "in": (ID, REQUIRED),
        "kind": (Text("a kind of question", choices=tuple(sorted(KINDS)), code="unknown-kind"), REQUIRED),
        "required": (Flag(), None),
        "required_if": (MaybeRule(), None),
        "visible_if": (MaybeRule(), None),
        "capture": (Text(longest=120), ""),
        "options": (ListOf(OPTION), []),
        "option_list": (NO_KEY, ""),
        "roles": (ListOf(Text("a role", pattern=r"[^\s]{1,60}")), []),
        "restricted": (Flag(), False),
        "prefill": (OrNull(PREFILL), None),
        "settings": (Map(Text(pattern="[a-z_]{1,40}"), Anything()), {}),
    },
    "A question; `in` is the step or repeating group it stands in. `settings` are those of its kind. `required` is "
    "true unless the kind asks nothing or there is a `required_if`.",
)
STEP = Record(
    {
        "id": (KEY, REQUIRED),
        "section": (NO_ID, ""),
        "procedure": (NO_KEY, ""),
        "visible_if": (MaybeRule(), None),
        "ends": (ListOf(Record({"id": (ID, REQUIRED), "rule": (RULE, REQUIRED), "sendable": (Flag(), False)})), []),
    }
)
JOURNEY = Record(
    {
        "id": (ID, REQUIRED),
        "name": (NAME, REQUIRED),
        "answers": (Map(NO_ID, Anything()), {}),
        "steps": (ListOf(NO_ID), []),
        "end": (NO_ID, ""),
    },
    "A test: these answers lead through these steps to this end, or to sending.",
)
FORM = Record(
    {
        "schema": (Whole(SCHEMA, SCHEMA), REQUIRED),
        "key": (KEY, REQUIRED),
        "purpose": (Text(longest=60), REQUIRED),
        "language": (LANGUAGE, REQUIRED),
        "translations": (Text("what to do", choices=("warn", "refuse")), "warn"),
        "fixed_order": (Flag(), False),
        "keep": (Map(Text("a state", choices=KEEP, code="unknown-key"), Whole(0, 36_500)), {}),
        "sections": (ListOf(ID), []),
        "conditions": (ListOf(Record({"id": (ID, REQUIRED), "name": (NAME, ""), "rule": (RULE, REQUIRED)})), []),
        "steps": (ListOf(STEP), REQUIRED),
        "questions": (ListOf(QUESTION), REQUIRED),
        "lists": (Map(KEY, Map(LANGUAGE, NAME)), {}),
        "texts": (Map(LANGUAGE, Map(TEXT_KEY, Text())), REQUIRED),
        "journeys": (ListOf(JOURNEY), []),
    },
    "A form: structure, rules, words of every language, test journeys.",
)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a form's file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:plain-plan:form:{SCHEMA}",
        "title": "Form",
        **FORM.schema(),
        "$defs": {"rule": RULE.shape.schema(), "operand": OPERAND.shape.schema()},
    }


def schema_text() -> str:
    """The schema as the package ships it: forms/packs/form.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
