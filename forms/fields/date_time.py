"""A date and a time of day, in four boxes. The answer is "YYYY-MM-DDTHH:MM", in the time of the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import translation
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw
from .block import QuestionBlock
from .boxes import Boxes, pairs, typed
from .date import PARTS, DateField, in_boxes, in_words
from .limits import LimitBlock
from .time import PATTERN, not_a_time, parse

BOXES = (*PARTS, "time")


class DateTimeWidget(Boxes):
    """Boxes <name>_day, <name>_month, <name>_year and <name>_time."""

    def __init__(self) -> None:
        time = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "text", "dir": "ltr"})
        time.label = _("Time")  # type: ignore[attr-defined]
        super().__init__({**{part: forms.TextInput(attrs={"inputmode": "numeric"}) for part in PARTS}, "time": time})

    def decompress(self, value: Any) -> list[str]:
        day, _t, time = value.partition("T") if isinstance(value, str) else ("", "", "")
        return [*in_boxes(day, 3), time] if time else super().decompress(value)


class DateTimeField(DateField):
    """Four typed parts to one moment; marks only the box that is wrong."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateTimeWidget(), **kwargs)

    def clean(self, value: Any) -> str | None:
        *date, time = typed(value, 4)
        if not any((*date, time)):
            self.validate(None)
            return None
        day = self.within(self.read(date))
        if not time:
            raise self.wrong(_("“%(question)s” must include %(parts)s"), ["time"], parts=_("a time"))
        found = parse(time)
        if found is None:
            raise self.wrong(not_a_time(), ["time"])
        return f"{day}T{found}"


class DateTimeBlock(QuestionBlock):
    """A day and a time of day."""

    kind = Key.DATE_TIME
    earliest = LimitBlock(
        label=gettext_lazy("Not before"), max_length=40,
        help_text=gettext_lazy("As in “today”, “today - 18 years” or “2027-01-31”."),
    )  # fmt: skip
    latest = LimitBlock(label=gettext_lazy("Not after"), max_length=40)

    class Meta:
        icon = "calendar-alt"
        label = gettext_lazy("Date and time")
        description = gettext_lazy("When something happened or is to happen")


class DateTime(Kind):
    """Settings: "earliest" and "latest", see forms/fields/limits.py."""

    block: ClassVar[Any] = DateTimeBlock
    key: ClassVar[str] = "date_time"
    type: ClassVar[str] = "date_time"
    settings: ClassVar[tuple[str, ...]] = ("earliest", "latest")
    operators: ClassVar[tuple[str, ...]] = ("answered", "before", "after", "at_least", "at_most", "between")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return DateTimeField(
            named=named,
            earliest=str(question.settings.get("earliest") or ""),
            latest=str(question.settings.get("latest") or ""),
            error_messages={"required": _("Enter a date and time for “%(question)s”") % {"question": named}},
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        day, _t, time = str(answer).partition("T")
        with translation.override(words.language or translation.get_language()):
            return f"{in_words(day)}{'،' if get_language_bidi() else ','} {time}"

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, str) or not re.fullmatch(rf"\d{{4}}-\d{{2}}-\d{{2}}T{PATTERN}", answer, re.ASCII):
            raise ValueError("not a date and time")
        return DateTimeWidget().decompress(answer)

    def setting_of(self, name: str, given: Any) -> Any:
        return given or ""

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^[1-9][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}T{PATTERN}$"}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return pairs(name, BOXES, raw)
