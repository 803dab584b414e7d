"""A value worked out from other answers (forms/calculating.py), shown and never typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..calculating import FORMULAS
from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw
from .block import KeyBlock, KeysBlock, ShownBlock
from .date import in_words
from .number import shown
from .shown import ShownField, ShownWidget

_names = {
    "sum": gettext_lazy("The sum of numbers"),
    "count": gettext_lazy("How many rows or ticks"),
    "days_between": gettext_lazy("The days from one date to another"),
    "working_days_after": gettext_lazy("A date so many working days later"),
}


class CalculatedWidget(ShownWidget):
    """The value in an <output>, which the browser's script keeps up to date."""

    def look(self, name: str, value: Any, ident: str, wrong: Sequence[str]) -> dict[str, Any]:
        return super().look(name, value, ident, wrong) | {"output": True}


class CalculatedBlock(ShownBlock):
    """A value worked out from other answers. `of` and `group` hold ids."""

    kind = Key.CALCULATED
    formula = blocks.ChoiceBlock(
        label=gettext_lazy("Works out"), default="sum", search_index=False,
        choices=[(formula, _names[formula]) for formula in FORMULAS],
    )  # fmt: skip
    of = KeysBlock(label=gettext_lazy("From these questions"), chooses="of")
    group = KeyBlock(label=gettext_lazy("Over the rows of"), chooses="group")
    days = blocks.IntegerBlock(
        label=gettext_lazy("Working days"), required=False, min_value=-400, max_value=400,
        help_text=gettext_lazy("For a date so many working days later."),
    )  # fmt: skip
    unit = blocks.CharBlock(label=gettext_lazy("Unit"), required=False, default="", max_length=30)
    capture = blocks.ChoiceBlock(choices=[])  # it counts as an answer, so a destination can take it

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Calculated value")
        description = gettext_lazy("A sum, a count, days between dates, a deadline")


class Calculated(Kind):
    """Settings: "formula", "of", "group", "days" as forms/calculating.py reads them. Text: "unit"."""

    block: ClassVar[Any] = CalculatedBlock
    key: ClassVar[str] = "calculated"
    type: ClassVar[str] = "calculated"
    settings: ClassVar[tuple[str, ...]] = ("formula", "of", "group", "days")
    texts: ClassVar[dict[str, str]] = {"unit": "unit"}
    asks: ClassVar[bool] = False
    operators: ClassVar[tuple[str, ...]] = (
        "answered",
        "equals",
        "less",
        "more",
        "before",
        "after",
        "at_least",
        "at_most",
        "between",
    )

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return ShownField(CalculatedWidget())

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        if isinstance(answer, str):
            with translation.override(words.language or translation.get_language()):
                return in_words(answer)
        return shown(answer, words, words(f"{question.id}.unit"))

    def raw(self, question: Question, answer: Answer) -> Raw:
        return ""

    def setting_of(self, name: str, given: Any) -> Any:
        if name == "of":
            return (given or "").split()
        return given or {"formula": "sum", "group": "", "days": 0}[name]

    def child_of(self, child: str, kept: Any, language: str) -> Any:
        return " ".join(kept or ()) if child == "of" else kept

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        dated = question.settings.get("formula") == "working_days_after"
        return ({"type": "string", "format": "date"} if dated else {"type": "number"}) | {"readOnly": True}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return []

    def spoken(self, question: Question, raw: Raw, words: Words, people: Sequence[Person] = ()) -> str:
        return ""

    def fits(self, question: Question, answer: Answer, people: Sequence[Person] = ()) -> bool:
        if question.settings.get("formula") == "working_days_after":
            return isinstance(answer, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", answer) is not None
        return isinstance(answer, int | float) and not isinstance(answer, bool)
