"""Shapes of the API, version 1. They mirror `portal.wording.reading`: nothing else of a plan goes out."""

from ninja import Schema


class TextOut(Schema):
    value: str
    language: str
    in_source: bool


class FactOut(Schema):
    label: str
    value: str
    kind: str


class EntryOut(Schema):
    text: TextOut | None
    facts: list[FactOut]


class SectionOut(Schema):
    key: str
    heading: str
    intro: str
    entries: list[EntryOut]
    empty: str


class ContactOut(Schema):
    name: str
    role: str
    phone: str


class ReadingOut(Schema):
    """A plan for one person, in their language."""

    title: str
    term: TextOut
    child: str
    reader: str
    audience: str
    language: str
    direction: str
    format: str
    number: int
    agreed_on: str
    sections: list[SectionOut]
    contacts: list[ContactOut]
