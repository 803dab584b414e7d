"""A date in three boxes, or a month in two. The answer is an ISO date, "2027-02-03", or an ISO month, "2027-02"."""

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
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, western
from .block import QuestionBlock
from .boxes import Boxes, pairs, typed
from .limits import LimitBlock, limit_on

IN_WORDS = "j E Y"  # Django's own pattern for English is the American one, and for Urdu there is none
MONTH_IN_WORDS = "F Y"
PARTS = ("day", "month", "year")
_year = re.compile(r"[1-9][0-9]{3}")
_one_or_two = re.compile(r"[0-9]{1,2}")


class DateWidget(Boxes):
    """Day, month, year: the boxes are named <name>_day, <name>_month, <name>_year."""

    def __init__(self, parts: tuple[str, ...] = PARTS) -> None:
        super().__init__({part: forms.TextInput(attrs={"inputmode": "numeric"}) for part in parts})

    def decompress(self, value: Any) -> list[str]:
        return in_boxes(value, len(self.parts)) if isinstance(value, str) else super().decompress(value)


class DateField(forms.Field):
    """Typed parts to an ISO date; says which part is missing or wrong, and marks only that box.

    `earliest` and `latest` are limits as `limit_on` reads them. Those that stand on the day of the request hold only
    once somebody has said which it is, with `today`.
    """

    today: datetime.date | None = None

    def __init__(
        self, *, named: str, parts: tuple[str, ...] = PARTS, earliest: str = "", latest: str = "", **kwargs: Any
    ) -> None:
        super().__init__(**{"widget": DateWidget(parts)} | kwargs)
        self.named, self.parts, self.earliest, self.latest = named, parts, earliest, latest

    def clean(self, value: Any) -> str | None:
        given = typed(value, len(self.parts))
        if not any(given):
            self.validate(None)
            return None
        return self.within(self.read(given))

    def read(self, given: list[str]) -> str:
        """The ISO date of what stands in the boxes; raises ValidationError."""
        missing = [part for part, text in zip(self.parts, given, strict=True) if not text]
        if missing:
            words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
            named = _(" and ").join(words[part] for part in missing)
            raise self.wrong(_("“%(question)s” must include %(parts)s"), missing, parts=named)
        texts = dict(zip(self.parts, map(western, given), strict=True))
        if not _year.fullmatch(texts["year"]):
            raise self.wrong(_("The year of “%(question)s” must have 4 numbers, like 2027"), ["year"])
        for part, highest in (("day", 31), ("month", 12)):
            text = texts.get(part, "1")
            if not _one_or_two.fullmatch(text) or not 1 <= int(text) <= highest:
                raise self.wrong(_("“%(question)s” must be a real date"), [part])
        try:
            found = datetime.date(int(texts["year"]), int(texts["month"]), int(texts.get("day", "1"))).isoformat()
        except ValueError as error:
            raise self.wrong(_("“%(question)s” must be a real date"), ["day"]) from error
        return found if "day" in texts else found[:7]

    def within(self, answer: str) -> str:
        """The same; raises ValidationError for a date outside the limits."""
        for limit, early, message in (
            (self.earliest, True, _("“%(question)s” must be %(limit)s or later")),
            (self.latest, False, _("“%(question)s” must be %(limit)s or earlier")),
        ):
            day = limit_on(self.today, limit)
            if day is None:
                continue
            day, given = day[: len(answer)], answer[: len(day)]
            if (given < day) if early else (given > day):
                raise self.wrong(message, list(self.parts), limit=in_words(day))
        return answer

    def wrong(self, message: str, boxes: list[str], **words: str) -> ValidationError:
        return ValidationError(message, code="date", params={"question": self.named, "boxes": boxes, **words})


class DateBlock(QuestionBlock):
    """A day, or a month."""

    kind = Key.DATE
    precision = blocks.ChoiceBlock(
        label=gettext_lazy("Asks for"), default="day", search_index=False,
        choices=[("day", gettext_lazy("Day, month and year")), ("month", gettext_lazy("Month and year"))],
    )  # fmt: skip
    earliest = LimitBlock(
        label=gettext_lazy("Not before"), max_length=40,
        help_text=gettext_lazy("As in “today”, “today - 18 years” or “2027-01-31”."),
    )  # fmt: skip
    latest = LimitBlock(label=gettext_lazy("Not after"), max_length=40)

    class Meta:
        icon = "date"
        label = gettext_lazy("Date")
        description = gettext_lazy("Day, month and year")


class Date(Kind):
    """Settings: "precision" "day" or "month"; "earliest" and "latest", see `limit_on`."""

    block: ClassVar[Any] = DateBlock
    key: ClassVar[str] = "date"
    type: ClassVar[str] = "date"
    settings: ClassVar[tuple[str, ...]] = ("precision", "earliest", "latest")
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "before", "after", "at_least", "at_most", "between")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return DateField(
            named=named,
            parts=parts_of(question),
            earliest=str(question.settings.get("earliest") or ""),
            latest=str(question.settings.get("latest") or ""),
            error_messages={"required": _("Enter a date for “%(question)s”") % {"question": named}},
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        with translation.override(words.language or translation.get_language()):
            return in_words(answer)

    def raw(self, question: Question, answer: Answer) -> Raw:
        pattern = r"\d{4}-\d{2}" if by_month(question) else r"\d{4}-\d{2}-\d{2}"
        if not isinstance(answer, str) or not re.fullmatch(pattern, answer, re.ASCII):
            raise ValueError("not a date")
        return in_boxes(answer, len(parts_of(question)))

    def setting_of(self, name: str, given: Any) -> Any:
        return given or ("day" if name == "precision" else "")

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        if by_month(question):
            return {"type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"}
        return {"type": "string", "format": "date", "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return pairs(name, parts_of(question), raw)


def by_month(question: Question) -> bool:
    """Whether only month and year are asked for."""
    return question.settings.get("precision") == "month"


def parts_of(question: Question) -> tuple[str, ...]:
    """The names of its boxes."""
    return PARTS[1:] if by_month(question) else PARTS


def in_words(iso: str) -> str:
    """An ISO date or month in words of the active language."""
    if len(iso) == 7:
        return str(date_format(datetime.date.fromisoformat(f"{iso}-01"), MONTH_IN_WORDS))
    return str(date_format(datetime.date.fromisoformat(iso), IN_WORDS))


def in_boxes(iso: str, count: int) -> list[str]:
    """["3", "2", "2027"] of "2027-02-03"; blank when it has not so many parts."""
    pieces = iso.split("-")
    return [text.lstrip("0") for text in reversed(pieces)] if len(pieces) == count else [""] * count
