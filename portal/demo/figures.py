"""A figure typed where a place's own is to be said, so that text and machine could come apart (issue 5). Pure.

What the deadline engine counts is written as `{time:seen_alone}`, in every language. Here stands, for each such figure,
how a text speaks of it; a number of days, weeks or months beside that is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

_EN = "[0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
_CY = "[0-9]+|dau|dwy|tri|tair|pedwar|pedair|pump?|chwe|saith|wyth|naw|deg|deuddeng|pymtheg|ugain"
_TYPED = {
    "en": rf"\b(?:{_EN})[ -](?:working[ -])?(?:day|week|month)s?\b|\b(?:every|each) (?:other |home )*visit\b|fortnight",
    "cy": rf"\b(?:{_CY}) (?:dd?iwrnod|wythnos|[mf]is)\b|\bbob (?:yn ail )?ymweliad\b|\b[bp]ythefnos",
}
TYPED: Mapping[str, re.Pattern[str]] = {code: re.compile(said, re.IGNORECASE) for code, said in _TYPED.items()}
_GROUP = r"(?:\{core_group\}|core group\b)"
_GRWP = r"(?:\{core_group\}|[gn]?grŵp craidd)"
# {language: {key of a timescale: how a text speaks of what it is for}}
SUBJECTS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    language: {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}
    for language, patterns in {
        "en": {
            "circulation": r"\boutline plan\b",
            "first_core_group": rf"\bfirst {_GROUP}",
            "next_core_group": rf"\b(?:next|later|further) {_GROUP}|{_GROUP} (?:again|meets)",
            "first_review": r"\bfirst review\b",
            "next_review": r"\b(?:next|later) reviews?\b",
            "ask_views": r"\bask\w*\b[^|]* views\b",
            "visit": r"\bvisits every\b|\{lead\} (?:sees|visits) the child\b",
            "seen_alone": r"\b(?:seen?|sees)\b[^|]*\balone\b",
            "seen_home": r"\b(?:seen?|sees|visit\w*)\b[^|]*\bat home\b",
            "bedroom": r"\bbedroom\b|\bwhere the child sleeps\b",
        },
        "cy": {
            "circulation": r"\bamlinell(?:ol|iad)\b",
            "first_core_group": rf"{_GRWP} cyntaf\b",
            "next_core_group": rf"{_GRWP} (?:eto|nesaf)\b|grwpiau craidd (?:pellach|nesaf)",
            "first_review": r"\badolygiad cyntaf\b|\badolygu gyntaf\b",
            "next_review": r"\badolygiad(?:au)? (?:nesaf|wedyn)\b|\badolygu nesaf\b",
            "ask_views": r"\b(?:g|ng)?ofyn\w*\b[^|]*\b[bfm]arn\b",
            "visit": r"\bymweliadau bob\b|\{lead\} yn (?:gweld y plentyn|ymweld â'r plentyn)\b",
            "seen_alone": r"\bg?wel\w*[^|]* ar ei (?:ben|phen) ei hun",
            "seen_home": r"\bg?wel\w*[^|]* gartref\b|\bymwel\w*[^|]* gartref\b",
            "bedroom": r"\bystafell wely\b|\blle mae'r plentyn yn cysgu\b",
        },
    }.items()
}


def wrong_with(said: Any, about: str = "") -> Iterator[str]:
    """What is typed in a text (words, or {language: words}). `about`: the key of the timescale that it stands under, so
    that any figure in it is one too many; "" for a text about anything."""
    for language, text in said.items() if isinstance(said, Mapping) else [("en", said)]:
        found = TYPED[language].search(text) if language in TYPED else None
        if found:
            typed_here = [(about, found[0])] if about else _typed(text, language)
            yield from (f"“{words}” is typed: write {{time:{key}}}" for key, words in typed_here)


def _typed(text: str, language: str) -> Iterator[tuple[str, str]]:
    """(key of a timescale, the words that are typed), a thought at a time: a sentence, or two neighbouring cells of a
    table, which are apart by " | "."""
    for thought in _thoughts(text):
        found = TYPED[language].search(thought)
        if found:
            yield from ((key, found[0]) for key, said in SUBJECTS[language].items() if said.search(thought))


def _thoughts(text: str) -> Iterator[str]:
    for line in text.splitlines():
        cells = line.split("|")
        if len(cells) > 1:
            yield from map("|".join, pairwise(cells))
        else:
            yield from re.split(r"(?<=[.!?;])\s+", line)
