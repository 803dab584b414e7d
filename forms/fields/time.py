"""A time of day, typed in one box. The answer is "HH:MM", from 00:00 to 23:59."""

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
from .base import Kind, Person, Raw, western
from .block import QuestionBlock
from .text import OneLine, TextField

PATTERN = "([01][0-9]|2[0-3]):[0-5][0-9]"
_typed = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2})(am|pm)?|([0-9]{1,2})(am|pm)|([0-9]{1,2})([0-9]{2})")


def parse(text: str) -> str | None:
    """ "14:30" of "14:30", "14.30", "1430", "2:30 pm" or "2.30p.m."; "14:00" of "2pm"; None for what is no time."""
    found = _typed.fullmatch(re.sub(r"\s", "", western(text).lower()).replace("p.m.", "pm").replace("a.m.", "am"))
    if found is None:
        return None
    hour = int(found[1] or found[4] or found[6])
    minute = int(found[2] or found[7] or 0)
    half = found[3] or found[5]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


class TimeField(TextField):
    """A typed time to "HH:MM"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=20, **kwargs)

    def read(self, text: str) -> Answer:
        found = parse(text)
        if found is None:
            raise ValidationError(not_a_time(), code="time", params={"question": self.named})
        return found


def not_a_time() -> str:
    """The message for what is no time."""
    return _("“%(question)s” must be a time, like 14:30 or 2:30pm")


class TimeBlock(QuestionBlock):
    """A time of day."""

    kind = Key.TIME

    class Meta:
        icon = "history"
        label = gettext_lazy("Time")
        description = gettext_lazy("A time of day")


class Time(Kind):
    block: ClassVar[Any] = TimeBlock
    key: ClassVar[str] = "time"
    type: ClassVar[str] = "time"
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "before", "after", "at_least", "at_most", "between")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return TimeField(
            named=named,
            widget=OneLine(attrs={"class": "govuk-input--width-5", "dir": "ltr"}),
            error_messages={"required": _("Enter a time for “%(question)s”") % {"question": named}},
        )

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, str) or not re.fullmatch(PATTERN, answer):
            raise ValueError("not a time")
        return answer

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{PATTERN}$"}
