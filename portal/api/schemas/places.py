"""What is so in a place: its words, its figures, whom to ring."""

from __future__ import annotations

from ninja import Schema

from .blocks import LocalContactOut


class WordOut(Schema):
    """A hard word, its other forms, and what it means."""

    word: str
    variants: list[str]
    meaning: str


class GlossaryOut(Schema):
    """The hard words of a place in one language, by word."""

    place: str
    language: str
    words: list[WordOut]


class ContactsOut(Schema):
    """Whom to turn to in a place. Each tells the language of its own words."""

    place: str
    language: str
    contacts: list[LocalContactOut]


class TermsOut(Schema):
    """What a place calls things ("lead" → "lead social worker"), and its figures in words ("first_core_group" → "10
    working days")."""

    place: str
    language: str
    terms: dict[str, str]
    timescales: dict[str, str]
