"""Somebody or something from a list, or typed when it is not in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt

from ..spec import Answer
from .base import NEW, Person, Raw, refuse_damaged, wrong_at
from .choice import type_ahead

MANY = 8  # more than this are easier to find in a select
LONGEST = 200

Labels = Mapping[str, Any]  # box → its label; the first is the name


class Choosing:
    """A field whose list is known only when a draft is opened: `choose_from` gives it to the field of one request."""

    def choose_from(self, people: Sequence[Person]) -> None:
        raise NotImplementedError


class ChosenWidget(forms.Widget):
    """A list named <name>, and boxes named <name>_<box>. What was typed is [key or NEW or "", text of each box]."""

    component = "forms/fields/chosen.html"  # drawn with it by the renderer
    use_fieldset = True

    def __init__(self, *, boxes: Labels, other: Any, blank: Any) -> None:
        super().__init__()
        self.boxes, self.other, self.blank = boxes, other, blank
        self.found: Sequence[Person] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        typed = [str(data.get(f"{name}_{box}") or "").strip() for box in self.boxes]
        return [str(data.get(name) or ""), *typed]

    def look(self, name: str, value: Any, ident: str, wrong: Sequence[str]) -> dict[str, Any]:
        """What its template needs. `wrong` names the boxes in error."""
        key, *texts = in_boxes(value, tuple(self.boxes))
        new = key == NEW or (not key and any(texts))
        return {
            "name": name,
            "kind": "chosen",
            "many": len(self.found) > MANY,
            "searched": flatatt(type_ahead()),
            "choices": [(one, label, one == key) for one, label in self.found],
            "new": NEW,
            "new_chosen": new,
            "other": self.other,
            "blank": self.blank,
            "boxes": [
                (box, label, text, box in wrong) for (box, label), text in zip(self.boxes.items(), texts, strict=True)
            ],
        }


class ChosenField(Choosing, forms.Field):
    """The key of one of the list, or {box: text} of what was typed."""

    widget: ChosenWidget

    def __init__(self, *, named: str, nameless: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named, self.nameless = named, nameless

    def clean(self, value: Any) -> Answer:
        boxes = tuple(self.widget.boxes)
        key, *texts = in_boxes(value, boxes)
        if key and key != NEW:
            if key not in dict(self.widget.found):
                raise ValidationError(self.error_messages["required"], code="invalid_choice")
            return key
        given = dict(zip(boxes, texts, strict=True))
        if not key and not any(texts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        for text in texts:
            refuse_damaged(text, self.named)
        first = boxes[0]
        if not given[first] or any(len(text) > LONGEST for text in texts):
            wrong = first if not given[first] else next(box for box in boxes if len(given[box]) > LONGEST)
            raise wrong_at(self.nameless, "nameless", wrong)
        return {box: text for box, text in given.items() if text}


def in_boxes(value: Any, boxes: tuple[str, ...]) -> list[str]:
    """[key or NEW or "", text of each box] of an answer or of what was typed; blank for anything else."""
    if isinstance(value, str):
        return [value, *[""] * len(boxes)]
    if isinstance(value, dict):
        return [NEW, *(str(value.get(box) or "") for box in boxes)]
    if isinstance(value, list) and len(value) == len(boxes) + 1 and all(isinstance(one, str) for one in value):
        return [text.strip() for text in value]
    return [""] * (len(boxes) + 1)


def typed(answer: Answer, boxes: tuple[str, ...]) -> Raw:
    """What somebody would have typed to give this answer; raises ValueError for an answer of another kind."""
    is_new = isinstance(answer, dict) and answer.keys() <= set(boxes) and all(map(_text, answer.values()))
    if not is_new and not _text(answer):
        raise ValueError("neither a key nor a name")
    return in_boxes(answer, boxes)


def posted(name: str, boxes: tuple[str, ...], raw: Raw) -> list[tuple[str, str]]:
    """The (name, value) pairs of what was chosen or typed."""
    key, *texts = in_boxes(raw, boxes)
    return [(name, key), *((f"{name}_{box}", text) for box, text in zip(boxes, texts, strict=True))]


def schema(boxes: tuple[str, ...]) -> dict[str, Any]:
    """The JSON Schema of a key, or of what was typed."""
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    new = {
        "type": "object",
        "properties": dict.fromkeys(boxes, text),
        "required": [boxes[0]],
        "additionalProperties": False,
    }
    return {"anyOf": [{"type": "string", "minLength": 1}, new]}


def _text(value: Any) -> bool:
    return isinstance(value, str)
