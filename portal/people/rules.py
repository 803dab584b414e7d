"""The pure core of people: when two addresses or names are the same, how long an address counts as safe, and what
follows when somebody stands to a child otherwise than before."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from .enums import OUTSIDE, ContactKind

# After so many days somebody has to ask again whether an address is still safe (T10).
CONFIRMED_FOR = timedelta(days=90)
# National numbers are written with and without the country's code: their ends tell them apart.
TELLING_DIGITS = 9


def normal(kind: str, value: str) -> str:
    """A contact as it is compared: how it is written, dots and tags of a mailbox and codes of a country do
    not count."""
    text = unicodedata.normalize("NFKC", value).casefold()
    if kind == ContactKind.PHONE:
        digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
        return digits[-TELLING_DIGITS:]
    if kind == ContactKind.EMAIL:
        box, _at, host = "".join(text.split()).rpartition("@")
        return f"{box.partition('+')[0].replace('.', '')}@{host.removesuffix('.')}"
    return "".join(sign for sign in text if sign.isalnum())


def is_current(*, is_safe: bool, confirmed_on: date, today: date) -> bool:
    """Whether a contact may be used: said to be safe, and asked about within the last `CONFIRMED_FOR`."""
    return is_safe and today - confirmed_on <= CONFIRMED_FOR


def newcomer_id(child: UUID, key: UUID) -> UUID:
    """The id of the person whom a form with this key brings into a child's network."""
    return uuid5(child, f"person:{key}")


@dataclass(frozen=True, slots=True)
class Tie:
    """Who somebody is to a child (a `Relation`), and whether they have parental responsibility."""

    relation: str
    parental_responsibility: bool = False

    @property
    def side(self) -> str:
        """As what they stand to the child: of the family, as an advocate, as a practitioner."""
        return self.relation if self.relation in OUTSIDE else "family"


def can_be(tie: Tie) -> bool:
    """Only the family has parental responsibility."""
    return not (tie.parental_responsibility and tie.relation in OUTSIDE)


def closes(before: Tie, after: Tie) -> bool:
    """Whether what somebody was given is theirs no more: it was given to whoever had parental responsibility, or to
    one of the family, or to an advocate, and that they are not any longer. To be the grandparent and not the uncle
    changes nothing, and who gains parental responsibility loses nothing."""
    ended = before.parental_responsibility and not after.parental_responsibility
    return ended or before.side != after.side


def same_name(one: str, other: str) -> bool:
    """Whether two names may be those of one person: all the words of one stand in the other, whatever their order, how
    they are written and which signs stand above letters."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> frozenset[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return frozenset("".join(sign if sign.isalnum() else " " for sign in plain.casefold()).split())
