"""The kinds of questions: one file each, with its block, form field and display, found here by key."""

from ..spec import Question
from .base import Kind, Person
from .choice import SeveralChoices, SingleChoice
from .date import Date
from .person import PersonKind
from .repeat import RepeatingGroup
from .text import LongText, ShortText
from .yes_no import YesNo

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        ShortText(), LongText(), Date(), YesNo(), SingleChoice(), SeveralChoices(), PersonKind(), RepeatingGroup(),
    )
}  # fmt: skip


def kind_of(question: Question) -> Kind:
    """The kind of this question; raises KeyError for a kind this release does not know."""
    return KINDS[question.kind]


__all__ = ["KINDS", "Kind", "Person", "kind_of"]
