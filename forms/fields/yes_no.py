"""Yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, chosen_badly
from .block import QuestionBlock


class YesNoField(forms.ChoiceField):
    """Radios that give True or False."""

    def clean(self, value: Any) -> bool | None:
        chosen = super().clean(value)
        return None if chosen == "" else chosen == "yes"

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class YesNoBlock(QuestionBlock):
    """Yes or no."""

    kind = Key.YES_NO

    class Meta:
        icon = "check"
        label = gettext_lazy("Yes or no")
        description = gettext_lazy("One of the two")


class YesNo(Kind):
    block: ClassVar[Any] = YesNoBlock
    key: ClassVar[str] = "yes_no"
    type: ClassVar[str] = "yes_no"
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose yes or no for “%(question)s”") % {"question": named}
        return YesNoField(
            choices=[("yes", _("Yes")), ("no", _("No"))],
            widget=forms.RadioSelect(),
            error_messages=chosen_badly(choose),
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return _("Yes") if answer else _("No")

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, bool):
            raise ValueError("not yes or no")
        return "yes" if answer else "no"

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"type": "boolean"}
