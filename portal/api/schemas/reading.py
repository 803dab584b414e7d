"""Shapes of the API, version 1. They mirror `portal.wording.reading`: nothing else of a plan goes out."""

from uuid import UUID

from ninja import Schema


class MarkOut(Schema):
    start: int
    end: int
    term: int


class TextOut(Schema):
    value: str
    language: str
    in_source: bool
    outdated_on: str
    marks: list[MarkOut]


class FactOut(Schema):
    label: str
    value: str
    kind: str


class EntryOut(Schema):
    text: TextOut | None
    facts: list[FactOut]
    key: str
    symbol: str
    change: str


class ContactOut(Schema):
    """`language`: ISO code of the name where it stands in another language than the reading; "" where not."""

    name: str
    role: str
    phone: str
    picture: str
    language: str = ""


class SectionOut(Schema):
    key: str
    kind: str
    heading: str
    intro: str
    entries: list[EntryOut]
    empty: str
    symbol: str
    language: str
    people: list[ContactOut]


class HardOut(Schema):
    word: str
    meaning: str


class ChangedOut(Schema):
    since: str
    number: int
    removed: list[TextOut]


class ReadingOut(Schema):
    """A plan for one person, in their language."""

    title: str
    term: TextOut
    child: str
    reader: str
    audience: str
    level: str
    language: str
    direction: str
    format: str
    number: int
    agreed_on: str
    day: str
    sections: list[SectionOut]
    glossary: list[HardOut]
    changed: ChangedOut | None


class GivenOut(Schema):
    """A plan that was given to somebody, in a list."""

    plan: UUID
    title: str
    language: str
    number: int
    agreed_on: str
