"""Short and long text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, refuse_damaged
from .block import QuestionBlock


class TextField(forms.Field):
    """Text up to a number of characters; a longer one is refused with the number to take away, and kept as typed.

    Kinds whose answer is read from one box override `read`.
    """

    def __init__(self, *, limit: int, named: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.limit, self.named = limit, named

    def clean(self, value: Any) -> Answer:
        text = super().clean(value)
        return None if text is None else self.read(text)

    def to_python(self, value: Any) -> str | None:
        text = str("" if value is None else value).replace("\r\n", "\n").strip()
        return text or None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not value:
            return
        refuse_damaged(value, self.named)
        if len(value) > self.limit:
            over = len(value) - self.limit
            raise ValidationError(
                ngettext(
                    "“%(question)s” must be %(limit)s characters or fewer. Take away %(over)s character",
                    "“%(question)s” must be %(limit)s characters or fewer. Take away %(over)s characters",
                    over,
                )
                % {"question": self.named, "limit": self.limit, "over": over},
                code="too_long",
            )

    def read(self, text: str) -> Answer:
        """The answer somebody means by this text; raises ValidationError."""
        return text


class OneLine(forms.TextInput):
    """A line break in one line would vanish in the browser: it is shown as a blank."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.splitlines()) if isinstance(value, str) else value


def to_enter(named: str) -> dict[str, str]:
    """The message of a box that was left empty."""
    return {"required": _("Enter an answer to “%(question)s”") % {"question": named}}


class ShortTextBlock(QuestionBlock):
    """One line of text."""

    kind = Key.SHORT_TEXT
    max_length = blocks.IntegerBlock(label=gettext_lazy("Most characters"), required=False, min_value=1, max_value=500)

    class Meta:
        icon = "pilcrow"
        label = gettext_lazy("Short text")
        description = gettext_lazy("One line: a name, a place")


class LongTextBlock(QuestionBlock):
    """Several lines of text."""

    kind = Key.LONG_TEXT
    max_length = blocks.IntegerBlock(
        label=gettext_lazy("Most characters"), required=False, min_value=1, max_value=20_000
    )

    class Meta:
        icon = "doc-full"
        label = gettext_lazy("Long text")
        description = gettext_lazy("As many lines as needed")


class ShortText(Kind):
    """One line, at most 500 characters. Settings: "max_length", None for these."""

    block: ClassVar[Any] = ShortTextBlock
    key: ClassVar[str] = "short_text"
    type: ClassVar[str] = "text"
    settings: ClassVar[tuple[str, ...]] = ("max_length",)
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "contains", "matches")
    limit: ClassVar[int] = 500

    def most(self, question: Question) -> int:
        """Characters an answer may have."""
        return min(int(question.settings.get("max_length") or self.limit), self.limit)

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return TextField(limit=self.most(question), named=named, widget=self.widget(), error_messages=to_enter(named))

    def widget(self) -> forms.Widget:
        return OneLine()

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.most(question)}


class LongText(ShortText):
    """Several paragraphs, at most 20,000 characters."""

    block: ClassVar[Any] = LongTextBlock
    key: ClassVar[str] = "long_text"
    operators: ClassVar[tuple[str, ...]] = ("answered", "contains")
    limit: ClassVar[int] = 20_000

    def widget(self) -> forms.Widget:
        return forms.Textarea(attrs={"rows": 5})
