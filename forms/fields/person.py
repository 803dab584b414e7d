"""Somebody of the subject's network, by the key that only the host understands; or, where the question allows it,
somebody new: {"name": …, "role": …}, the role only when it was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from . import chosen
from .base import Kind, Person, Raw, chosen_badly
from .block import QuestionBlock
from .choice import OneField
from .chosen import MANY, Choosing, ChosenField, ChosenWidget

BOXES = ("name", "role")


class PersonField(Choosing, OneField):
    """One of the network."""

    def choose_from(self, people: Sequence[Person]) -> None:
        if len(people) > MANY:
            self.widget = forms.Select()
            self.choices = [("", _("Choose a person")), *people]
        else:
            self.choices = list(people)


class AnybodyField(ChosenField):
    """One of the network, or somebody new."""

    def choose_from(self, people: Sequence[Person]) -> None:
        self.widget.found = list(people)


class PersonBlock(QuestionBlock):
    """Somebody of the network of the person the form is about."""

    kind = Key.PERSON
    allow_new = blocks.BooleanBlock(
        label=gettext_lazy("Somebody new can be named"), required=False, default=False,
        help_text=gettext_lazy("Otherwise only people who are already known can be chosen."),
    )  # fmt: skip

    class Meta:
        icon = "user"
        label = gettext_lazy("Person")
        description = gettext_lazy("Somebody from the network of the person the form is about")


class PersonKind(Kind):
    """Settings: "allow_new"."""

    block: ClassVar[Any] = PersonBlock
    key: ClassVar[str] = "person"
    type: ClassVar[str] = "person"
    settings: ClassVar[tuple[str, ...]] = ("allow_new",)

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        choose = _("Choose a person for “%(question)s”") % {"question": named}
        if not question.settings.get("allow_new"):
            field = PersonField(widget=forms.RadioSelect(), error_messages=chosen_badly(choose))
            field.choose_from(people)
            return field
        boxes = {"name": _("Full name"), "role": _("Relation or role (optional)")}
        anybody = AnybodyField(
            named=named,
            nameless=_("Enter the name of the person for “%(question)s”, at most %(most)s characters")
            % {"question": named, "most": chosen.LONGEST},
            widget=ChosenWidget(boxes=boxes, other=_("Somebody else"), blank=_("Choose a person")),
            error_messages={"required": choose},
        )
        anybody.choose_from(people)
        return anybody

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        if isinstance(answer, dict):
            name, role = answer.get("name", ""), answer.get("role", "")
            return f"{name} ({role})" if role else str(name)
        return dict(people).get(answer) or _("Somebody who is no longer in the list")

    def raw(self, question: Question, answer: Answer) -> Raw:
        if question.settings.get("allow_new"):
            return chosen.typed(answer, BOXES)
        return super().raw(question, answer)

    def setting_of(self, name: str, given: Any) -> Any:
        return bool(given)

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return chosen.schema(BOXES) if question.settings.get("allow_new") else super().schema(question, words)

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        if question.settings.get("allow_new"):
            return chosen.posted(name, BOXES, raw)
        return super().posted(question, name, raw)
