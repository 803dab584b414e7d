"""The kinds of questions: one file each, with its block, form field and display, found here by key."""

from ..spec import Question
from . import drawing  # noqa: F401  # tells the editor how to draw a question
from .address import Address
from .base import Kind, Offered, Person
from .calculated import Calculated
from .choice import SeveralChoices, SingleChoice
from .date import Date
from .date_time import DateTime
from .declaration import Declaration
from .earlier import Earlier
from .email import Email
from .grid import Grid
from .guidance import Guidance
from .number import Number
from .organisation import Organisation
from .person import PersonKind
from .repeat import RepeatingGroup
from .scale import Scale
from .telephone import Telephone
from .text import LongText, ShortText
from .time import Time
from .upload import Files
from .yes_no import YesNo

# In the order in which the editor offers them.
KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        ShortText(), LongText(), Number(), Date(), Time(), DateTime(), YesNo(), SingleChoice(), SeveralChoices(),
        Scale(), Email(), Telephone(), Address(), PersonKind(), Organisation(), Files(), Declaration(),
        Grid(), RepeatingGroup(), Guidance(), Calculated(), Earlier(),
    )
}  # fmt: skip


def kind_of(question: Question) -> Kind:
    """The kind of this question; raises KeyError for a kind this release does not know."""
    return KINDS[question.kind]


__all__ = ["KINDS", "Kind", "Offered", "Person", "kind_of"]
