"""One or several of the options of a question. The answer is the options' ids, never their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, chosen_badly, options
from .block import OptionsBlock, QuestionBlock


class OneField(forms.ChoiceField):
    def clean(self, value: Any) -> str | None:
        return super().clean(value) or None


class SeveralField(forms.MultipleChoiceField):
    def __init__(self, *, options: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=options, **kwargs)
        self.keys = [key for key, _label in options]

    def clean(self, value: Any) -> list[str] | None:
        chosen = set(super().clean(value))
        # in the order of the options, so that ticking in another order is the same answer
        return [key for key in self.keys if key in chosen] or None


class SingleChoiceBlock(QuestionBlock):
    """One of the options."""

    kind = Key.SINGLE_CHOICE
    options = OptionsBlock()

    class Meta:
        icon = "radio-full"
        label = gettext_lazy("Single choice")
        description = gettext_lazy("One of several options")


class SeveralChoicesBlock(QuestionBlock):
    """Any of the options."""

    kind = Key.SEVERAL_CHOICES
    options = OptionsBlock()

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Several choices")
        description = gettext_lazy("Any number of the options")


class SingleChoice(Kind):
    block: ClassVar[Any] = SingleChoiceBlock
    key: ClassVar[str] = "single_choice"
    type: ClassVar[str] = "choice"
    has_options: ClassVar[bool] = True
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "one_of")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose an answer to “%(question)s”") % {"question": named}
        return OneField(
            choices=options(question, words),
            widget=forms.RadioSelect(),
            error_messages=chosen_badly(choose),
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return words(f"{answer}.label") or str(answer)


class SeveralChoices(Kind):
    block: ClassVar[Any] = SeveralChoicesBlock
    key: ClassVar[str] = "several_choices"
    type: ClassVar[str] = "choices"
    has_options: ClassVar[bool] = True
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "one_of")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose at least one answer to “%(question)s”") % {"question": named}
        return SeveralField(
            options=options(question, words),
            widget=forms.CheckboxSelectMultiple(),
            error_messages=chosen_badly(choose),
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return ", ".join(words(f"{option}.label") or str(option) for option in answer)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, list) or not all(isinstance(option, str) for option in answer):
            raise ValueError("not several options")
        return answer

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return [(name, str(option)) for option in raw or []]
