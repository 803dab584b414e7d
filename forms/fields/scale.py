"""A scale of whole numbers with a word at each end. The answer is the number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, chosen_badly
from .block import QuestionBlock

LONGEST = 21  # more points are a number, not a scale


class ScaleField(forms.ChoiceField):
    def clean(self, value: Any) -> int | None:
        chosen = super().clean(value)
        return int(chosen) if chosen else None

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class ScaleBlock(QuestionBlock):
    """A number from a few, with words for the first and the last."""

    kind = Key.SCALE
    lowest = blocks.IntegerBlock(label=gettext_lazy("From"), default=0, min_value=-20, max_value=20)
    highest = blocks.IntegerBlock(label=gettext_lazy("To"), default=10, min_value=-20, max_value=20)
    low_label = blocks.CharBlock(label=gettext_lazy("What the lowest means"), required=False, default="", max_length=80)
    high_label = blocks.CharBlock(
        label=gettext_lazy("What the highest means"), required=False, default="", max_length=80
    )

    class Meta:
        icon = "sliders"
        label = gettext_lazy("Scale")
        description = gettext_lazy("A number between two ends, as from 0 to 10")


class Scale(Kind):
    """Settings: "lowest" and "highest". Texts: "low" and "high"."""

    block: ClassVar[Any] = ScaleBlock
    key: ClassVar[str] = "scale"
    type: ClassVar[str] = "number"
    settings: ClassVar[tuple[str, ...]] = ("lowest", "highest")
    texts: ClassVar[dict[str, str]] = {"low_label": "low", "high_label": "high"}
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "less", "more", "at_least", "at_most", "between")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        ends = self.ends(question, words)
        widget = forms.RadioSelect()
        widget.list_class = "govuk-radios--inline app-scale"  # type: ignore[attr-defined]  # read by the renderer
        widget.ends = [f"{end}: {text}" for end, text in ends.items()]  # type: ignore[attr-defined]
        choose = _("Choose a number for “%(question)s”") % {"question": named}
        return ScaleField(
            choices=[(str(point), _heard(point, ends.get(point, ""))) for point in points(question)],
            widget=widget,
            error_messages=chosen_badly(choose),
        )

    def ends(self, question: Question, words: Words) -> dict[int, str]:
        """What the ends mean, where somebody has said so."""
        found = points(question)
        both = {found[0]: words(f"{question.id}.low"), found[-1]: words(f"{question.id}.high")} if found else {}
        return {end: text for end, text in both.items() if text}

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        meaning = self.ends(question, words).get(answer)
        return f"{answer} ({meaning})" if meaning else str(answer)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, int) or isinstance(answer, bool):
            raise ValueError("not a whole number")
        return str(answer)

    def setting_of(self, name: str, given: Any) -> Any:
        return given if given is not None else {"lowest": 0, "highest": 10}[name]

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        found = points(question)
        return {"type": "integer", "minimum": found[0], "maximum": found[-1]} if found else {"type": "integer"}


def points(question: Question) -> range:
    """The numbers that can be chosen."""
    low, high = (question.settings.get(name) for name in ("lowest", "highest"))
    first, last = 0 if low is None else int(low), 10 if high is None else int(high)
    return range(first, min(last, first + LONGEST - 1) + 1)


def _heard(point: int, meaning: str) -> str:
    if not meaning:
        return str(point)
    return format_html('{}<span class="govuk-visually-hidden"> {}</span>', point, meaning)
