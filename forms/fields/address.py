"""A postal address in the lines of the British Isles. The answer holds the lines that are filled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, left_to_right, refuse_damaged, wrong_at
from .block import QuestionBlock
from .boxes import Boxes, pairs, typed

LONGEST = 200
LINES: dict[str, tuple[str | Promise, str]] = {
    "line_1": (gettext_lazy("Address line 1"), ""),
    "line_2": (gettext_lazy("Address line 2 (optional)"), ""),
    "town": (gettext_lazy("Town or city"), "govuk-!-width-two-thirds"),
    "county": (gettext_lazy("County (optional)"), "govuk-!-width-two-thirds"),
    "postcode": (gettext_lazy("Postcode"), "govuk-input--width-10"),
}
PARTS = tuple(LINES)
POSTCODE = "[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"  # the dependencies of the Crown have the same shape
_postcode = re.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


class AddressWidget(Boxes):
    """Boxes <name>_line_1, _line_2, _town, _county and _postcode, one below the other."""

    stacked = True  # read by the renderer

    def __init__(self) -> None:
        boxes: dict[str, forms.Widget] = {}
        for part, (label, width) in LINES.items():
            attrs = {"class": width, "autocomplete": "off"}
            box = forms.TextInput(attrs=attrs | ({"dir": "ltr"} if part == "postcode" else {}))
            box.label = label  # type: ignore[attr-defined]
            boxes[part] = box
        super().__init__(boxes)

    def decompress(self, value: Any) -> list[str]:
        return [str(value.get(part) or "") for part in PARTS] if isinstance(value, dict) else super().decompress(value)


class AddressField(forms.Field):
    """Typed lines to an address. The first line is needed; a postcode is written as the post writes it."""

    def __init__(self, *, named: str, **kwargs: Any) -> None:
        super().__init__(widget=AddressWidget(), **kwargs)
        self.named = named

    def clean(self, value: Any) -> dict[str, str] | None:
        given = dict(zip(PARTS, typed(value, len(PARTS)), strict=True))
        if not any(given.values()):
            if self.required:
                raise wrong_at(str(self.error_messages["required"]), "required", "line_1")
            return None
        for part, text in given.items():
            refuse_damaged(text, self.named)
            if len(text) > LONGEST:
                raise self._wrong(_("Each line of “%(question)s” must be %(most)s characters or fewer"), part)
        if not given["line_1"]:
            raise self._wrong(_("Enter the first line of “%(question)s”"), "line_1")
        if given["postcode"]:
            found = _postcode.fullmatch("".join(given["postcode"].upper().split()))
            if found is None:
                raise self._wrong(_("Enter a full postcode for “%(question)s”, like %(example)s"), "postcode")
            given["postcode"] = f"{found[1]} {found[2]}"
        return {part: text for part, text in given.items() if text}

    def _wrong(self, message: str, part: str) -> ValidationError:
        params = {"question": self.named, "boxes": [part], "most": LONGEST, "example": left_to_right("SW1A 1AA")}
        return ValidationError(message, code="address", params=params)


class AddressBlock(QuestionBlock):
    """A postal address."""

    kind = Key.ADDRESS

    class Meta:
        icon = "home"
        label = gettext_lazy("Address")
        description = gettext_lazy("Lines, town and postcode")


class Address(Kind):
    block: ClassVar[Any] = AddressBlock
    key: ClassVar[str] = "address"
    type: ClassVar[str] = "address"

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return AddressField(
            named=named, error_messages={"required": _("Enter an address for “%(question)s”") % {"question": named}}
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        lines = [answer[part] for part in PARTS[:-1] if part in answer]
        if "postcode" in answer:
            lines.append(left_to_right(answer["postcode"], words))
        return ", ".join(lines)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, dict) or not answer.keys() <= LINES.keys():
            raise ValueError("not an address")
        if not all(isinstance(text, str) for text in answer.values()):
            raise ValueError("not an address")
        return [answer.get(part, "") for part in PARTS]

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        line = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        return {
            "type": "object",
            "properties": dict.fromkeys(PARTS[:-1], line)
            | {"postcode": {"type": "string", "pattern": f"^{POSTCODE}$"}},
            "required": ["line_1"],
            "additionalProperties": False,
        }

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return pairs(name, PARTS, raw)
