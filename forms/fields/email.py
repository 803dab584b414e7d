"""An e-mail address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person
from .block import QuestionBlock
from .text import TextField

LIMIT = 254
_valid = EmailValidator()


class EmailField(TextField):
    def read(self, text: str) -> Answer:
        try:
            _valid(text)
        except ValidationError as error:
            message = _("“%(question)s” must be an email address, like name@example.com")
            raise ValidationError(message, code="email", params={"question": self.named}) from error
        return text


class EmailBlock(QuestionBlock):
    """An e-mail address."""

    kind = Key.EMAIL

    class Meta:
        icon = "mail"
        label = gettext_lazy("Email address")
        description = gettext_lazy("Checked for its shape only")


class Email(Kind):
    block: ClassVar[Any] = EmailBlock
    key: ClassVar[str] = "email"
    type: ClassVar[str] = "text"
    operators: ClassVar[tuple[str, ...]] = ("answered", "equals", "contains", "matches")

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return EmailField(
            limit=LIMIT,
            named=named,
            widget=forms.EmailInput(),
            error_messages={"required": _("Enter an email address for “%(question)s”") % {"question": named}},
        )

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"type": "string", "format": "email", "minLength": 3, "maxLength": LIMIT}
