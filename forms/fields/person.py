"""Somebody of the subject's network. The answer is the person's key, which only the host understands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, chosen_badly
from .block import QuestionBlock
from .choice import OneField

MANY = 8  # more people than this are easier to find in a select


class PersonField(OneField):
    """Its people are known only when a draft is opened: `choose_from` gives them to the field of one request."""

    def choose_from(self, people: Sequence[Person]) -> None:
        if len(people) > MANY:
            self.widget = forms.Select()
            self.choices = [("", _("Choose a person")), *people]
        else:
            self.choices = list(people)


class PersonBlock(QuestionBlock):
    """Somebody of the network of the person the form is about."""

    kind = Key.PERSON

    class Meta:
        icon = "user"
        label = gettext_lazy("Person")
        description = gettext_lazy("Somebody from the network of the person the form is about")


class PersonKind(Kind):
    block: ClassVar[Any] = PersonBlock
    key: ClassVar[str] = "person"
    type: ClassVar[str] = "person"
    operators: ClassVar[tuple[str, ...]] = ("answered",)

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose a person for “%(question)s”") % {"question": named}
        field = PersonField(widget=forms.RadioSelect(), error_messages=chosen_badly(choose))
        field.choose_from(people)
        return field

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return dict(people).get(answer) or _("Somebody who is no longer in the list")
