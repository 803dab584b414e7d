"""The words of one published form in one language, with the source language behind them. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .spec import Texts
from .variables import Said, Variables, resolved, used


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by key ("<id>.label"), in `language` where they exist and in the `source` language where not (R-X-05).

    `said`: the place's words that stand in them already, for what keeps words to know them by.
    """

    language: str
    source: str
    texts: Texts = field(default_factory=dict)
    fallback: Texts = field(default_factory=dict)
    said: Said = ()

    def variables(self) -> Variables:
        """The variables in what is shown: of texts in the language, and of those in the source language."""
        shown = (text for key, text in self.fallback.items() if not self.texts.get(key))
        return used(self.texts.values()), used(shown)

    def saying(self, texts: Mapping[str, str], fallback: Mapping[str, str]) -> Words:
        """These words with the place's own for their variables, {variable: words} in either language."""
        said = tuple(sorted({**fallback, **texts}.items()))
        return replace(self, texts=resolved(self.texts, texts), fallback=resolved(self.fallback, fallback), said=said)

    def __call__(self, key: str) -> str:
        """The words for this key, "" where there are none in either language."""
        return self.texts.get(key) or self.fallback.get(key, "")

    def language_of(self, key: str) -> str:
        """ISO code of the language in which the words of this key are shown."""
        return self.language if self.texts.get(key) else self.source

    def named(self, key: str, within: str = "") -> str:
        """The words of this key for use inside a sentence of the page's language: in direction isolates when they are
        in another one, so that "Where?" in an Urdu sentence keeps its question mark where it belongs.

        `within` names the row it stands in.
        """
        words = f"{within}: {self(key)}" if within else self(key)
        return words if self.language_of(key) == self.language else f"\u2068{words}\u2069"

    def missing(self) -> bool:
        """Whether some words are shown in the source language because nobody has translated them yet."""
        return any(value and not self.texts.get(key) for key, value in self.fallback.items())
