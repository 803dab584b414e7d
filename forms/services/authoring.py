"""Forms made by a program instead of in the editor: for procedure packs, tests and the benchmark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wagtail.models import Page

from forms.models import FormPage

from .keyed import Keyed
from .keys import stable_id
from .laying_out import lay_out

__all__ = ["create_form", "stable_id"]

Data = Mapping[str, Any]


def create_form(
    *,
    parent: Page,
    key: str,
    title: str,
    purpose: str,
    steps: Sequence[Data],
    by: Any = None,
    intro: str = "",
    publish: bool = True,
    accept_warnings: str = "Published by a program",
    **more: Any,
) -> FormPage:
    """Make a form below `parent` (a FormIndexPage) and publish it, or bring the one with this key up to this data.

    `key` never changes: the ids of the form and of all in it come from it and theirs, so loading the same data twice
    changes nothing, and loading changed data makes a new version with the same ids. `by` is a user or None. Raises
    PublishRefused when the gate refuses, ValueError for a kind or key that cannot be; then nothing is kept. Warnings
    of the gate are accepted for the reason in `accept_warnings`, which is recorded; with "" they refuse.

    `steps` is a list of
        {"key", "title", "guidance": "", "procedure": page or its translation key, "section": key, "shown_if": rule,
         "ends": [{"key", "text", "rule", "sendable": False}], "questions": […]}
    and a question
        {"key", "kind", "label", "hint": "", "required": True, "required_if": rule, "visible_if": rule,
         "required_text": "", "invalid_text": "", "prefill": {"source", "value": ""}, "roles": [key],
         "restricted": False, "capture": "", "options": [{"key", "label", "visible_if": rule, "exclusive": False}],
         "option_list": key, "questions": […]}
    and whatever its kind adds, by the names of its block: "item_name", "min", "max" of a "repeat", "of" of a
    "calculated" (question keys), "rows" and "columns" of a "grid" ([{"key", "label"}]). `kind` is a value of
    `forms.enums.Kind`. Question keys are unique in the form (in a group: in the group), option keys in their question.

    `more`: sections=[{"key", "title"}], conditions=[{"key", "name", "rule"}], option_lists=[{"key", "name",
    "options": [{"key", "label"}]}], journeys=[{"key", "name", "answers": {question key: answer}, "steps": [key],
    "end": "step.end"}], fixed_order=False, keep={"open": days, …}, translations="warn" or "refuse".

    A rule is "" (always), "question=option key", "question=yes" or "=no", "if:condition", "unless:condition", a list
    as in forms/rule_json.py, or a `forms.conditions.Rule`: with keys for ids, a row's questions as "group.question".
    In journeys choices are given by option keys, rows as [{"id": 32 hexadecimal digits, question key: answer}].
    """
    unknown = more.keys() - {
        "sections", "conditions", "option_lists", "journeys", "fixed_order", "keep", "translations",
    }  # fmt: skip
    if unknown:
        raise TypeError(f"create_form does not know {', '.join(sorted(unknown))}")
    document = Keyed(key, steps, more).document(
        title=title, intro=intro, purpose=purpose, language=parent.locale.language_code
    )
    return lay_out(document=document, parent=parent, by=by, publish=publish, accept_warnings=accept_warnings)
