"""A telephone number. The answer is text: zeros and + at its start stay, and so do the blanks that make it readable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, left_to_right, western
from .block import QuestionBlock
from .text import OneLine, TextField

PATTERN = r"\+?[0-9 ()./-]{3,30}((ext\.?|x|#) ?[0-9]{1,6})?"
FEWEST, MOST = 3, 20  # digits


class TelephoneField(TextField):
    def read(self, text: str) -> Answer:
        number = " ".join(western(text).translate({0x2010: "-", 0x2011: "-", 0x2013: "-", 0xA0: " "}).split())
        digits = sum(sign.isdigit() for sign in number)
        if not re.fullmatch(PATTERN, number, re.IGNORECASE) or not FEWEST <= digits <= MOST:
            message = _("“%(question)s” must be a telephone number, like %(first)s or %(second)s")
            examples = {"first": left_to_right("01632 960 001"), "second": left_to_right("+44 808 157 0192")}
            raise ValidationError(message, code="telephone", params={"question": self.named, **examples})
        return number


class TelephoneInput(OneLine):
    input_type = "tel"


class TelephoneBlock(QuestionBlock):
    """A telephone number."""

    kind = Key.TELEPHONE

    class Meta:
        icon = "mobile-alt"
        label = gettext_lazy("Telephone number")
        description = gettext_lazy("Of this country or another")


class Telephone(Kind):
    block: ClassVar[Any] = TelephoneBlock
    key: ClassVar[str] = "telephone"
    type: ClassVar[str] = "text"
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "contains", "matches")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return TelephoneField(
            limit=50,
            named=named,
            widget=TelephoneInput(attrs={"class": "govuk-input--width-20", "dir": "ltr"}),
            error_messages={"required": _("Enter a telephone number for “%(question)s”") % {"question": named}},
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return left_to_right(str(answer), words)

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"type": "string", "pattern": "^\\+?[0-9 ()./-]{3,30}(([eE][xX][tT]\\.?|[xX]|#) ?[0-9]{1,6})?$"}
