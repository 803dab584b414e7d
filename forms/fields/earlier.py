"""An answer shown again: of this form, or of the last submission about the same subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw
from .block import KeyBlock, ShownBlock
from .shown import ShownField


class EarlierBlock(ShownBlock):
    """One of the two: the id of a question of this form, or a capture of the last submission."""

    kind = Key.EARLIER
    question = KeyBlock(label=gettext_lazy("The answer to this question"), chooses="earlier")
    last = KeyBlock(label=gettext_lazy("Or what was captured last time as"), chooses="last")

    class Meta:
        icon = "resubmit"
        label = gettext_lazy("Earlier answer")
        description = gettext_lazy("An answer shown again")


class Earlier(Kind):
    """Settings: "question" (an id of this form) or "last" (a capture). Whoever fills the form gives the text."""

    block: ClassVar[Any] = EarlierBlock
    key: ClassVar[str] = "earlier"
    type: ClassVar[str] = "shown"
    settings: ClassVar[tuple[str, ...]] = ("question", "last")
    asks: ClassVar[bool] = False
    operators: ClassVar[tuple[str, ...]] = ()

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return ShownField()

    def raw(self, question: Question, answer: Answer) -> Raw:
        return ""

    def setting_of(self, name: str, given: Any) -> Any:
        return given or ""

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"readOnly": True}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return []

    def spoken(self, question: Question, raw: Raw, words: Words, people: Sequence[Person] = ()) -> str:
        return ""

    def fits(self, question: Question, answer: Answer, people: Sequence[Person] = ()) -> bool:
        return False
