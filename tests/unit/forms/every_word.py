"""A form with every kind of question and every text there is, each text different."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from forms.composing import words_of
from forms.composing.laying import children
from forms.enums import CHOICES, Kind
from forms.fields import KINDS


def question(kind: str, key: str, level: int = 0) -> dict[str, Any]:
    """One question with a text in every child that takes one, in the shape of `create_form`."""
    made: dict[str, Any] = {"key": key, "kind": kind, "required": False}
    for child in words_of(kind):
        block = children(kind, level).get(child)
        rich = isinstance(block, blocks.RichTextBlock)
        if block is not None:
            made[child] = f"<p>{key} {child} <b>one</b></p><p>{key} two</p>" if rich else f"{key} {child}"
    parts = [{"key": one, "label": f"{key} {one}"} for one in ("first", "second")]
    if kind in CHOICES:
        made["options"] = parts
    if kind == Kind.GRID:
        made |= {"rows": [{"key": f"r-{p['key']}", "label": f"row {p['label']}"} for p in parts], "columns": parts}
    if kind == Kind.REPEAT:
        inner = [one for one in KINDS if KINDS[one].groupable and (one != Kind.REPEAT or level < 1)]
        made["questions"] = [question(one, f"{key}-{one}", level + 1) for one in inner]
    return made


def form() -> dict[str, Any]:
    """The arguments of `create_form` for it."""
    listed = {
        "key": "listed",
        "kind": "single_choice",
        "label": "listed label",
        "option_list": "places",
        "required": False,
    }
    where = question(Kind.SHORT_TEXT, "where") | {"capture": "destination"}
    what = {"key": "what", "kind": "short_text", "label": "stop what", "capture": "stop.what"}
    stop = {"key": "stop", "kind": "repeat", "label": "stop label", "item_name": "stop item", "capture": "stop",
            "questions": [what]}  # fmt: skip
    return {
        "key": "all",
        "title": "form title",
        "intro": "form intro",
        "purpose": "excursion",
        "sections": [{"key": "one", "title": "section title"}],
        "option_lists": [
            {"key": "places", "name": "name of list", "options": [{"key": k, "label": f"list {k}"} for k in "ab"]}
        ],
        "steps": [
            {
                "key": "kinds",
                "title": "step title",
                "guidance": "step guidance",
                "section": "one",
                "ends": [{"key": "over", "text": "end text", "rule": "yes_no=yes"}],
                "questions": [question(kind, kind) for kind in KINDS] + [listed, where, stop],
            }
        ],
    }  # fmt: skip
