"""An organisation of the host's list, by its key, or one that is typed: {"name": …}."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from . import chosen
from .base import Kind, Offered, Person, Raw
from .block import QuestionBlock
from .chosen import ChosenField, ChosenWidget

BOXES = ("name",)


class OrganisationField(ChosenField):
    def choose_from(self, people: Sequence[Person]) -> None:
        self.widget.found = organisations(people)


class OrganisationBlock(QuestionBlock):
    """An organisation."""

    kind = Key.ORGANISATION

    class Meta:
        icon = "group"
        label = gettext_lazy("Organisation")
        description = gettext_lazy("One of those the service knows, or another")


class Organisation(Kind):
    block: ClassVar[Any] = OrganisationBlock
    key: ClassVar[str] = "organisation"
    type: ClassVar[str] = "organisation"

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        found = OrganisationField(
            named=named,
            nameless=_("Enter the name of the organisation for “%(question)s”, at most %(most)s characters")
            % {"question": named, "most": chosen.LONGEST},
            widget=ChosenWidget(
                boxes={"name": _("Name of the organisation")},
                other=_("Another organisation"),
                blank=_("Choose an organisation"),
            ),
            error_messages={"required": _("Choose an organisation for “%(question)s”") % {"question": named}},
        )
        found.choose_from(people)
        return found

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        if isinstance(answer, dict):
            return str(answer.get("name", ""))
        return dict(organisations(people)).get(answer) or _("An organisation that is no longer in the list")

    def raw(self, question: Question, answer: Answer) -> Raw:
        return chosen.typed(answer, BOXES)

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return chosen.schema(BOXES)

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return chosen.posted(name, BOXES, raw)


def organisations(people: Sequence[Person]) -> Sequence[Person]:
    """The organisations that came with the people."""
    return people.organisations if isinstance(people, Offered) else ()
