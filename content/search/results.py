"""What a search answers, for the page of results and for the API: words and addresses, no model and no HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .marking import Piece


@dataclass(frozen=True, slots=True)
class Hit:
    """One page. `above`: the names of its manual and section; `language`: ISO code of its words; `place`: a key."""

    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    url: str
    language: str
    place: str
    above: tuple[str, ...]
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: the key that an address carries, its name in `language`, how many pages it holds."""

    key: str
    label: str
    language: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search.

    `total` pages answer within what was chosen, `everywhere` of them in all; `hits` are those of page `page` of
    `pages`. Where nothing answers at all: `suggestions` are words that do, `partly` pages that have some of the words,
    `elsewhere` says in which other language how many pages answer.
    """

    words: str
    language: str
    total: int = 0
    everywhere: int = 0
    page: int = 1
    pages: int = 0
    hits: tuple[Hit, ...] = ()
    places: tuple[Choice, ...] = ()
    sections: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    partly: tuple[Hit, ...] = ()
    elsewhere: tuple[tuple[str, int], ...] = ()

    @property
    def missed(self) -> bool:
        """Whether there were words to look for, and no page has them."""
        return bool(self.words) and not self.everywhere
