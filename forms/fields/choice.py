"""One or several of the options of a question. The answer is the options' ids, never their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, chosen_badly, options
from .block import KeyBlock, KeysBlock, OptionsBlock, QuestionBlock


def type_ahead() -> dict[str, str]:
    """The attributes of a select that the browser turns into a box to type in, with the words it then needs."""
    return {
        "data-module": "app-typeahead",
        "data-none": _("Nothing found"),
        "data-hint": _("Type a part of the name, then choose with the arrow keys."),
    }


class OneField(forms.ChoiceField):
    def clean(self, value: Any) -> str | None:
        return super().clean(value) or None


class SeveralField(forms.MultipleChoiceField):
    """Any of the options, in their order. One of `exclusive` stands alone."""

    def __init__(
        self, *, options: Sequence[tuple[str, str]], named: str, exclusive: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(choices=options, **kwargs)
        self.named, self.exclusive = named, exclusive

    def clean(self, value: Any) -> list[str] | None:
        chosen, choices = set(super().clean(value)), list(cast(Any, self.choices))
        # in the order of the options, so that ticking in another order is the same answer
        found = [key for key, _label in choices if key in chosen]
        alone = [label for key, label in choices if key in self.exclusive and key in chosen]
        if alone and len(found) > 1:
            raise ValidationError(
                _("For “%(question)s” choose either “%(option)s” or other answers, not both"),
                code="exclusive",
                params={"question": self.named, "option": alone[0]},
            )
        return found or None


class SingleChoiceBlock(QuestionBlock):
    """One of the options."""

    kind = Key.SINGLE_CHOICE
    options = OptionsBlock()
    option_list = KeyBlock(label=gettext_lazy("Or the options of this list"), chooses="list")
    look = blocks.ChoiceBlock(
        label=gettext_lazy("Drawn as"), default="radios", search_index=False,
        choices=[
            ("radios", gettext_lazy("Round buttons")),
            ("select", gettext_lazy("A list that opens")),
            ("typeahead", gettext_lazy("A list to search in, for many options")),
        ],
    )  # fmt: skip
    options_if = KeysBlock(label=gettext_lazy("Options shown only if"), chooses="options_if")
    aside = ("options_if",)

    class Meta:
        icon = "radio-full"
        label = gettext_lazy("Single choice")
        description = gettext_lazy("One of several options")


class SeveralChoicesBlock(QuestionBlock):
    """Any of the options."""

    kind = Key.SEVERAL_CHOICES
    options = OptionsBlock()
    option_list = KeyBlock(label=gettext_lazy("Or the options of this list"), chooses="list")
    exclusive = KeysBlock(
        label=gettext_lazy("Options that stand alone"),
        chooses="exclusive",
        help_text=gettext_lazy("As “None of these”: choosing it takes back all others."),
    )
    options_if = KeysBlock(label=gettext_lazy("Options shown only if"), chooses="options_if")
    aside = ("exclusive", "options_if")

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Several choices")
        description = gettext_lazy("Any number of the options")


class SingleChoice(Kind):
    """Settings: "look": "radios", "select" or "typeahead"."""

    block: ClassVar[Any] = SingleChoiceBlock
    key: ClassVar[str] = "single_choice"
    type: ClassVar[str] = "choice"
    settings: ClassVar[tuple[str, ...]] = ("look",)
    has_options: ClassVar[bool] = True
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "one_of")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose an answer to “%(question)s”") % {"question": named}
        look, found = question.settings.get("look"), options(question, words)
        if look not in ("select", "typeahead"):
            return OneField(choices=found, widget=forms.RadioSelect(), error_messages=chosen_badly(choose))
        widget = forms.Select(attrs=type_ahead() if look == "typeahead" else {})
        return OneField(
            choices=[("", _("Choose an answer")), *found], widget=widget, error_messages=chosen_badly(choose)
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return words(f"{answer}.label") or str(answer)

    def setting_of(self, name: str, given: Any) -> Any:
        return given or "radios"

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return one_of(options(question, words))


class SeveralChoices(Kind):
    block: ClassVar[Any] = SeveralChoicesBlock
    key: ClassVar[str] = "several_choices"
    type: ClassVar[str] = "choices"
    has_options: ClassVar[bool] = True
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "one_of")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose at least one answer to “%(question)s”") % {"question": named}
        alone = [option.id for option in question.options if option.exclusive]
        widget = forms.CheckboxSelectMultiple()
        if alone:
            widget.exclusive = alone  # type: ignore[attr-defined]  # this and the next are read by the renderer
            if question.options[0].id != alone[0]:
                widget.dividers = {alone[0]: _("or")}  # type: ignore[attr-defined]
        return SeveralField(
            options=options(question, words),
            named=named,
            exclusive=alone,
            widget=widget,
            error_messages=chosen_badly(choose),
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return ", ".join(words(f"{option}.label") or str(option) for option in answer)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, list) or not all(isinstance(option, str) for option in answer):
            raise ValueError("not several options")
        return answer

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        items = one_of(options(question, words))
        return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return [(name, str(option)) for option in raw or []]


def one_of(found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The JSON Schema of one of these (id, label) pairs."""
    return {"oneOf": [{"const": key, "title": label} for key, label in found]} if found else {"type": "string"}
