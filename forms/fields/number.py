"""A number, with a unit behind it. The answer is an int, or a float of at most four decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, left_to_right, western
from .block import QuestionBlock
from .text import OneLine, TextField, to_enter

MOST_DECIMALS = 4
LARGEST = 10**11  # in ten-thousandths still exact for every browser
_plain = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+")
_grouped = re.compile(r"[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}")  # 1,234,567 and 12,34,567
_blanks = re.compile(r"[\s\u00a0\u202f'’\u200e\u200f\u2066-\u2069]")  # with the signs of direction that copying brings
_signs = str.maketrans({"−": "-", "–": "-", "٫": ".", "٬": ",", "،": ","})


def parse(typed: str, decimal: str) -> Decimal | None:
    """The number somebody means; None for none. `decimal` is the sign before decimals in their language, "." or ",".

    The other of the two groups digits. A single point that cannot group is taken for a decimal sign everywhere: the
    keypads of keyboards have no other.
    """
    text = _blanks.sub("", western(typed).translate(_signs))
    minus, text = text.startswith("-"), text[1:] if text[:1] in ("+", "-") else text
    if decimal == ",":
        lone_point = text.count(".") == 1 and "," not in text and not re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", text)
        text = text if lone_point else text.replace(".", "\0").replace(",", ".").replace("\0", ",")
    whole, point, rest = text.partition(".")
    if "," in whole and _grouped.fullmatch(whole):
        whole = whole.replace(",", "")
    text = whole + point + rest
    if not _plain.fullmatch(text) or len(text) > 40:
        return None
    return -Decimal(text) if minus else Decimal(text)


def written(number: float, *, grouped: bool = True) -> str:
    """A number as the active language writes it."""
    text = format(Decimal(str(number)).normalize(), "f")
    whole, point, rest = text.partition(".")
    if grouped:
        mark = get_format("THOUSAND_SEPARATOR")
        whole = re.sub(r"(?<=[0-9])(?=([0-9]{3})+$)", lambda _match: mark, whole)
    return f"{whole}{get_format('DECIMAL_SEPARATOR')}{rest}" if point else whole


class NumberField(TextField):
    """A typed number to an int or float. `decimals` is how many it may have; `low` and `high` bound it."""

    def __init__(self, *, decimals: int, low: float | None, high: float | None, **kwargs: Any) -> None:
        super().__init__(limit=60, **kwargs)
        self.decimals, self.low, self.high = decimals, low, high

    def read(self, text: str) -> Answer:
        number = parse(text, get_format("DECIMAL_SEPARATOR"))
        if number is None:
            example = written(1234.5) if self.decimals else written(1234)
            raise self._wrong(_("“%(question)s” must be a number, like %(example)s"), example=example)
        exact = number.normalize()
        exponent = exact.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimals:
            if not self.decimals:
                raise self._wrong(_("“%(question)s” must be a whole number"))
            raise self._wrong(_("“%(question)s” can have at most %(most)s decimals"), most=str(self.decimals))
        low = -LARGEST if self.low is None else self.low
        high = LARGEST if self.high is None else self.high
        if number < Decimal(str(low)):
            raise self._wrong(_("“%(question)s” must be %(limit)s or more"), limit=written(low))
        if number > Decimal(str(high)):
            raise self._wrong(_("“%(question)s” must be %(limit)s or less"), limit=written(high))
        return int(number) if number == number.to_integral_value() else float(number)

    def prepare_value(self, value: Any) -> Any:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return written(value, grouped=False) if is_number else value

    def _wrong(self, message: str, **words: str) -> ValidationError:
        return ValidationError(message, code="number", params={"question": self.named, **words})


class NumberBlock(QuestionBlock):
    """A number."""

    kind = Key.NUMBER
    unit = blocks.CharBlock(
        label=gettext_lazy("Unit"), required=False, default="", max_length=30,
        help_text=gettext_lazy("Shown behind the box, as in “hours a week”."),
    )  # fmt: skip
    decimals = blocks.IntegerBlock(
        label=gettext_lazy("Decimals"), required=False, default=0, min_value=0, max_value=MOST_DECIMALS
    )
    min = blocks.FloatBlock(label=gettext_lazy("At least"), required=False)
    max = blocks.FloatBlock(label=gettext_lazy("At most"), required=False)

    class Meta:
        icon = "order"
        label = gettext_lazy("Number")
        description = gettext_lazy("A number, with a unit where it has one")


class Number(Kind):
    """Settings: "decimals" 0-4, "min" and "max" or None. Text: "unit"."""

    block: ClassVar[Any] = NumberBlock
    key: ClassVar[str] = "number"
    type: ClassVar[str] = "number"
    settings: ClassVar[tuple[str, ...]] = ("decimals", "min", "max")
    texts: ClassVar[dict[str, str]] = {"unit": "unit"}
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "less", "more", "at_least", "at_most", "between")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        decimals = decimals_of(question)
        widget = OneLine(
            attrs={
                "inputmode": "decimal" if decimals else "numeric",
                "class": "govuk-input--width-10",
                "spellcheck": "false",
                "dir": "ltr",
                "data-decimal": get_format("DECIMAL_SEPARATOR"),
            }
        )
        widget.suffix = words(f"{question.id}.unit")  # type: ignore[attr-defined]
        return NumberField(
            decimals=decimals,
            low=question.settings.get("min"),
            high=question.settings.get("max"),
            named=named,
            widget=widget,
            error_messages=to_enter(named),
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return shown(answer, words, words(f"{question.id}.unit"))

    def setting_of(self, name: str, given: Any) -> Any:
        if name == "decimals":
            return given or 0
        return int(given) if given is not None and given == int(given) else given

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, int | float) or isinstance(answer, bool):
            raise ValueError("not a number")
        text = format(Decimal(str(answer)).normalize(), "f")
        # three decimals could be read as a group where the comma is the decimal sign
        return f"{text}0" if len(text.partition(".")[2]) == 3 else text

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        # How many decimals is left to the form: to many validators 0.3 is no multiple of 0.1.
        found: dict[str, Any] = {"type": "number" if decimals_of(question) else "integer"}
        for name, keyword, limit in (("min", "minimum", -LARGEST), ("max", "maximum", LARGEST)):
            given = question.settings.get(name)
            found[keyword] = limit if given is None else given
        return found


def decimals_of(question: Question) -> int:
    """How many decimals an answer may have."""
    return max(0, min(int(question.settings.get("decimals") or 0), MOST_DECIMALS))


def shown(number: Any, words: Words, unit: str = "") -> str:
    """A number with its unit, in the language of the words."""
    with translation.override(words.language or translation.get_language()):
        text = left_to_right(written(number), words)
    return f"{text} {unit}" if unit else text
