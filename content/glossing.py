"""Finding hard words in the text of a page, each once: where it is first used. Pure.

Works on HTML that is stored or escaped: what stands in tags, links and headings is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from .facts import WordFact

TAG = re.compile(r"(<[^>]*>)")
OPENS = re.compile(r"<(a|h[1-6])\b")
CLOSES = re.compile(r"</(a|h[1-6])\b")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of HTML; with `word`, the piece is that word's first use, and `number` counts the words from 1."""

    html: str
    word: WordFact | None = None
    number: int = 0


@dataclass
class Glossary:
    """The hard words of a place, and which of them a page has explained so far."""

    words: tuple[WordFact, ...] = ()
    used: list[WordFact] = field(default_factory=list)

    def runs(self, html: str) -> Iterator[Run]:
        """The same HTML in pieces, the hard words that were not explained yet by themselves."""
        if not self.words:
            yield Run(html)
            return
        quiet = 0
        for part in TAG.split(html):
            if part.startswith("<"):
                quiet += bool(OPENS.match(part)) - bool(CLOSES.match(part))
                yield Run(part)
            elif quiet:
                yield Run(part)
            else:
                yield from self._within(part)

    def _within(self, text: str) -> Iterator[Run]:
        pattern, places = _pattern(self.words)
        end = 0
        for found in pattern.finditer(text) if pattern else ():
            word = self.words[places[str(found.lastgroup)]]
            if word in self.used:
                continue
            self.used.append(word)
            yield Run(text[end : found.start()])
            yield Run(found[0], word, len(self.used))
            end = found.end()
        yield Run(text[end:])


@lru_cache(maxsize=16)
def _pattern(words: Sequence[WordFact]) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    """Every form of every word, the longest first; {name of its group: place of the word}."""
    forms: dict[str, int] = {}
    for place, one in enumerate(words):
        for form in (one.word, *one.variants):
            if form.strip():
                forms.setdefault(" ".join(form.split()), place)
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    places = {f"f{number}": forms[form] for number, form in enumerate(ordered)}
    if not ordered:
        return None, places
    either = "|".join(f"(?P<f{number}>{_spaced(form)})" for number, form in enumerate(ordered))
    return re.compile(rf"(?<![\w&'’-])(?:{either})(?![\w-])", re.IGNORECASE), places


def _spaced(form: str) -> str:
    return r"\s+".join(re.escape(escape(word, quote=False)) for word in form.split())
