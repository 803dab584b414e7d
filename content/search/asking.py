"""What somebody asks for, as the databases are asked it. Pure.

The words of a question become groups, all of which a page has to have. A group has alternatives, of which one is
enough: the word itself, and the words that mean the same. An alternative is a row of slots, words that stand one after
the other; a slot is the set of stems that are one word's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

from .words import WORD, forms, stem, stems

Slot = frozenset[str]
Row = tuple[Slot, ...]

# Words of a question beyond these are not looked for: an address can hold thousands.
MOST_WORDS = 12
# SQLite knows no choice within a row of words: each way to say it is written out, up to so many.
MOST_WAYS = 100


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question as it was written, and the stems it can have."""

    written: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, of which a page has to have one."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked in one language: its words, and the groups made of them. Without words it finds nothing."""

    language: str
    words: tuple[Word, ...]
    groups: tuple[Group, ...]

    @property
    def stems(self) -> Slot:
        """Every stem that answers it: what is marked in the results."""
        return frozenset(one for group in self.groups for row in group.rows for slot in row for one in slot)


def ask(text: str, language: str, synonyms: Iterable[Sequence[str]] = ()) -> Question:
    """The question that `text` is in `language` (ISO code). `synonyms`: sets of words that mean the same."""
    words: list[Word] = []
    for match in WORD.finditer(text):
        known = stem(match[0], language)
        if known and len(words) < MOST_WORDS:
            words.append(Word(match[0], forms(known, language)))
    return Question(language, tuple(words), tuple(_groups(words, _rows(synonyms, language))))


def _rows(synonyms: Iterable[Sequence[str]], language: str) -> list[list[Row]]:
    sets = ([_row(words, language) for words in alike] for alike in synonyms)
    return [[row for row in rows if row] for rows in sets]


@lru_cache(maxsize=5_000)
def _row(words: str, language: str) -> Row:
    return tuple(forms(one, language) for one in stems(words, language))


def _groups(words: Sequence[Word], alike: list[list[Row]]) -> list[Group]:
    """Each word in its group, or together with those beside it where they are a synonym; the longest one first."""
    groups, at = [], 0
    while at < len(words):
        here = [(row, rows) for rows in alike for row in rows if _stands(row, words[at:])]
        length = max((len(row) for row, _rows in here), default=1)
        own: Row = tuple(word.slot for word in words[at : at + length])
        others = [other for row, rows in here if len(row) == length for other in rows if other != own]
        groups.append(Group(tuple(dict.fromkeys([own, *others]))))
        at += length
    return groups


def _stands(row: Row, words: Sequence[Word]) -> bool:
    return len(row) <= len(words) and all(slot & word.slot for slot, word in zip(row, words, strict=False))


def for_sqlite(questions: Iterable[Question], *, every: bool = True) -> str:
    """An FTS5 expression; "" where there is nothing to look for. `every`: all groups, or any of them."""
    asked = (f" {'AND' if every else 'OR'} ".join(map(_sqlite_group, one.groups)) for one in questions)
    text = " OR ".join(f"({one})" for one in asked if one)
    return text and f"{{title body}} : ({text})"


def _sqlite_group(group: Group) -> str:
    return f"({' OR '.join(map(_sqlite_row, group.rows))})"


def _sqlite_row(row: Row) -> str:
    if prod(map(len, row)) > MOST_WAYS:
        return f"({' AND '.join(_sqlite_row((slot,)) for slot in row)})"
    ways = product(*(sorted(slot) for slot in row))
    return f"({' OR '.join(_quoted(' '.join(way), chr(34)) for way in ways)})"


def for_postgres(questions: Iterable[Question], *, every: bool = True) -> str:
    """A tsquery; "" where there is nothing to look for. `every`: all groups, or any of them."""
    asked = (f" {'&' if every else '|'} ".join(map(_postgres_group, one.groups)) for one in questions)
    return " | ".join(f"({one})" for one in asked if one)


def _postgres_group(group: Group) -> str:
    return f"({' | '.join(map(_postgres_row, group.rows))})"


def _postgres_row(row: Row) -> str:
    slots = (f"({' | '.join(_quoted(one, chr(39)) for one in sorted(slot))})" for slot in row)
    return f"({' <-> '.join(slots)})"


def _quoted(text: str, mark: str) -> str:
    """Stems hold letters and digits only, so there is no mark to double; it is doubled all the same."""
    return f"{mark}{text.replace(mark, mark * 2)}{mark}"
