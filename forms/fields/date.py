"""A date in three boxes. The answer is an ISO date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import DAMAGED, Kind, Person, Raw
from .block import QuestionBlock

IN_WORDS = "j E Y"  # Django's own pattern for English is the American one, and for Urdu there is none
PARTS = ("day", "month", "year")
_year = re.compile(r"[1-9][0-9]{3}")
_one_or_two = re.compile(r"[0-9]{1,2}")


class DateWidget(forms.MultiWidget):
    """Day, month, year: the boxes are named <name>_day, <name>_month, <name>_year."""

    use_fieldset = True

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput(attrs={"inputmode": "numeric"}) for part in PARTS})

    def decompress(self, value: Any) -> list[str]:
        return parts(value) if isinstance(value, str) and value else ["", "", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [str(data.get(f"{name}_{part}") or "").strip() for part in PARTS]


class DateField(forms.Field):
    """Three typed parts to an ISO date; says which part is missing or wrong, and marks only that box."""

    def __init__(self, *, named: str, **kwargs: Any) -> None:
        super().__init__(widget=DateWidget(), **kwargs)
        self.named = named

    def clean(self, value: Any) -> str | None:
        given = value if isinstance(value, list) and len(value) == 3 else ["", "", ""]
        if not any(given):
            self.validate(None)
            return None
        missing = [part for part, text in zip(PARTS, given, strict=True) if not text]
        if missing:
            words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
            named = _(" and ").join(words[part] for part in missing)
            raise self._wrong(_("“%(question)s” must include %(parts)s"), missing, parts=named)
        day, month, year = (western(text) for text in given)
        if not _year.fullmatch(year):
            raise self._wrong(_("The year of “%(question)s” must have 4 numbers, like 2027"), ["year"])
        for part, text, highest in (("day", day, 31), ("month", month, 12)):
            if not _one_or_two.fullmatch(text) or not 1 <= int(text) <= highest:
                raise self._wrong(_("“%(question)s” must be a real date"), [part])
        try:
            return datetime.date(int(year), int(month), int(day)).isoformat()
        except ValueError as error:
            raise self._wrong(_("“%(question)s” must be a real date"), ["day"]) from error

    def _wrong(self, message: str, boxes: list[str], **words: str) -> ValidationError:
        return ValidationError(message, code="date", params={"question": self.named, "boxes": boxes, **words})


class DateBlock(QuestionBlock):
    """A day."""

    kind = Key.DATE

    class Meta:
        icon = "date"
        label = gettext_lazy("Date")
        description = gettext_lazy("Day, month and year")


class Date(Kind):
    block: ClassVar[Any] = DateBlock
    key: ClassVar[str] = "date"
    type: ClassVar[str] = "date"
    operators: ClassVar[tuple[str, ...]] = ("answered", "before", "after", "between")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return DateField(
            named=named, error_messages={"required": _("Enter a date for “%(question)s”") % {"question": named}}
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        with translation.override(words.language or translation.get_language()):
            return str(date_format(datetime.date.fromisoformat(answer), IN_WORDS))

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", answer, re.ASCII):
            raise ValueError("not a date")
        return parts(answer)

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return [(f"{name}_{part}", str(text)) for part, text in zip(PARTS, raw or ["", "", ""], strict=True)]


def parts(iso: str) -> list[str]:
    """["3", "2", "2027"] of "2027-02-03"."""
    pieces = iso.split("-")
    return [text.lstrip("0") for text in reversed(pieces)] if len(pieces) == 3 else ["", "", ""]


def western(text: str) -> str:
    """Digits of any script as 0-9: an Urdu keyboard types ۳ for 3. Anything else stays what it is."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text if sign != DAMAGED)
