"""A statement and the one box to tick below it. The answer is True."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw
from .block import QuestionBlock

YES = "yes"


class TickWidget(forms.CheckboxSelectMultiple):
    """One box of value "yes". What was typed is "yes" or ""."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return YES if data.get(name) == YES else ""

    def format_value(self, value: Any) -> list[str]:
        return [YES] if value in (True, YES) else []


class DeclarationField(forms.Field):
    """True for the tick, None for none."""

    def clean(self, value: Any) -> bool | None:
        if value not in ("", None, YES):
            raise ValidationError(self.error_messages["required"], code="invalid")
        if value != YES and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return True if value == YES else None


class DeclarationBlock(QuestionBlock):
    """A statement somebody stands by."""

    kind = Key.DECLARATION
    statement = blocks.TextBlock(
        label=gettext_lazy("Statement"), max_length=3000, rows=4, help_text=gettext_lazy("Plain text.")
    )
    tick = blocks.CharBlock(
        label=gettext_lazy("Beside the box"), required=False, default="", max_length=200,
        help_text=gettext_lazy("Leave empty for “I confirm this”."),
    )  # fmt: skip

    class Meta:
        icon = "tick-inverse"
        label = gettext_lazy("Declaration")
        description = gettext_lazy("A statement and a box to tick")


class Declaration(Kind):
    """Texts: "statement" and "tick"."""

    block: ClassVar[Any] = DeclarationBlock
    key: ClassVar[str] = "declaration"
    type: ClassVar[str] = "yes_no"
    texts: ClassVar[dict[str, str]] = {"statement": "statement", "tick": "tick"}
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        widget = TickWidget(choices=[(YES, self._tick(question, words))])
        widget.lead = words(f"{question.id}.statement")  # type: ignore[attr-defined]  # read by the renderer
        tick = _("Tick the box below “%(question)s” if you agree") % {"question": named}
        return DeclarationField(widget=widget, error_messages={"required": tick})

    def _tick(self, question: Question, words: Words) -> str:
        return words(f"{question.id}.tick") or _("I confirm this")

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return self._tick(question, words)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if answer is not True:
            raise ValueError("not a tick")
        return YES

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"const": True}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return [(name, YES)] if raw == YES else []
