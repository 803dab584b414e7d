"""What a search in the manuals answers."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema


class PieceOut(Schema):
    """A stretch of text; `marked` where it is a word that was asked for."""

    text: str
    marked: bool


class HitOut(Schema):
    """A page that answers. `above`: the names of its manual and section; `language`: that of its words."""

    path: str
    title: list[PieceOut]
    passage: list[PieceOut]
    language: str
    place: str
    above: list[str]
    updated_at: datetime | None


class ChoiceOut(Schema):
    """What the answer can be narrowed to: the key to ask with, its name, how many pages it holds."""

    key: str
    label: str
    language: str
    number: int
    chosen: bool


class ElsewhereOut(Schema):
    """How many pages have the words in another language."""

    language: str
    number: int


class SearchOut(Schema):
    """`total` pages answer within what was chosen, `everywhere` of them in all; `hits` are ten of them, the best first.

    Where nothing answers: `suggestions` are words that do, `partly` pages that have some of the words.
    """

    words: str
    language: str
    total: int
    everywhere: int
    page: int
    pages: int
    hits: list[HitOut]
    places: list[ChoiceOut]
    sections: list[ChoiceOut]
    suggestions: list[str]
    partly: list[HitOut]
    elsewhere: list[ElsewhereOut]
