"""How easy a text is to read: advice to its writer, never a lock (R-X-06). Pure: no clock, no database, no download.

What is said depends on what is true of a language: sentences and words can be counted in every one, a formula and the
passive voice only where they mean something.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from content.api import PageEase
from portal.procedures.reading_templates import HardWord

from . import names
from .enums import Audience
from .glossing import hard_in
from .officialese import ENGLISH
from .sentences import split

Kind = Literal["long", "hard", "passive", "brackets"]
Level = Literal["easy", "fair", "hard"]

# Words a sentence may have, by audience; and the reading age to aim at (years) where a formula can tell one.
MOST: dict[str, int] = {Audience.FAMILY: 25, Audience.EASY: 15, Audience.CHILD: 15}
AGE: dict[str, int] = {Audience.FAMILY: 11, Audience.EASY: 9, Audience.CHILD: 9}
PAGE_AGE = 13  # years, of the manual: written for practitioners, open to every parent
RANKS: dict[Level, int] = {"easy": 1, "fair": 2, "hard": 3}
OLDEST = 18  # years: what is harder still is told no further
SHORTEST = 20  # words; below that a formula says nothing

# LIX counts words of more than six letters: fair in these languages, in which a word is what stands between spaces and
# few words are made of many.
LIX_LANGUAGES = frozenset({"cy", "cs", "da", "es", "fr", "it", "nb", "nl", "pl", "pt", "ro", "sk", "sv"})
LIX_EASY, LIX_FAIR = 35.0, 45.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `text`: the sentence or word it is about; `count`: its words, for a long sentence;
    `instead`: plainer words for a hard one, "" where there are none."""

    kind: Kind
    text: str
    count: int = 0
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """What a formula makes of the text. `age` is a reading age in years, None where the formula knows none (LIX)."""

    level: Level
    formula: Literal["Flesch-Kincaid", "LIX"]
    figure: float
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Ease:
    """The advice. `most` is how many words a sentence should have at most; `score` is None where no formula holds."""

    sentences: int
    words: int
    most: int
    findings: tuple[Finding, ...]
    score: Score | None

    @property
    def is_fine(self) -> bool:
        return not self.findings and (self.score is None or self.score.level != "hard")


def ease(text: str, language: str, audience: str, hard: Sequence[HardWord] = ()) -> Ease:
    """Advice on a text in a language (ISO code) for an audience. `hard` are the glossary's words of that language."""
    plain = names.shown(text)
    sentences = split(plain)
    counts = [len(words_of(sentence)) for sentence in sentences]
    most = MOST[audience]
    findings = [
        Finding("long", sentence, count) for sentence, count in zip(sentences, counts, strict=True) if count > most
    ]
    findings += _hard(plain, language, hard)
    if language == "en":
        findings += [Finding("passive", found) for sentence in sentences for found in passives(sentence)]
    if "[[" in plain or "]]" in plain:
        findings.append(Finding("brackets", "[[ ]]"))
    return Ease(len(sentences), sum(counts), most, tuple(findings), score(plain, language, AGE[audience]))


def of_a_page(text: str, language: str) -> PageEase:
    """How easy a page of the manual is: practitioners read it, and so do parents."""
    counts = [len(words_of(sentence)) for sentence in split(text)]
    found = score(text, language, PAGE_AGE)
    if found is None:
        return PageEase(sum(counts), max(counts, default=0))
    return PageEase(sum(counts), max(counts, default=0), RANKS[found.level], round(found.figure, 1), found.age)


def words_of(text: str) -> list[str]:
    """The words of a text in any script that puts spaces between them."""
    return [word for word in text.split() if any(sign.isalnum() for sign in word)]


def score(text: str, language: str, age: int) -> Score | None:
    """What a formula that holds for this language says; None for a short text and where there is no such formula."""
    words, sentences = words_of(text), split(text)
    if len(words) < SHORTEST or not sentences:
        return None
    if language == "en":
        grade = flesch_kincaid(words, len(sentences))
        years = min(OLDEST, max(5, round(grade + 5)))
        return Score("easy" if years <= age else "fair" if years <= age + 3 else "hard", "Flesch-Kincaid", grade, years)
    if language in LIX_LANGUAGES:
        figure = lix(words, len(sentences))
        return Score("easy" if figure <= LIX_EASY else "fair" if figure <= LIX_FAIR else "hard", "LIX", figure)
    return None


def lix(words: Sequence[str], sentences: int) -> float:
    """Words a sentence plus the share (per cent) of words of more than six letters."""
    long = sum(sum(sign.isalpha() for sign in word) > 6 for word in words)
    return len(words) / sentences + 100 * long / len(words)


def flesch_kincaid(words: Sequence[str], sentences: int) -> float:
    """The school year (American grade) in which an English text can be read; five years are added for an age."""
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


_NOT_SILENT = re.compile(r"(?:[^aeiouy]le|ee|ue)$")
_SILENT_ES = re.compile(r"[^aeiouy]es$")
_HISSING_ES = re.compile(r"(?:s|x|z|ch|sh|c|g)es$")
_SILENT_ED = re.compile(r"[^aeiouytd]ed$")
_APART = re.compile(r"(?<![tscg])io|(?<![tscg])ia(?!l)|[ai][rd]ea$|ua(?=l)|creat(?=e)|[^aeiouq]uou|ying$")


def syllables(word: str) -> int:
    """About how many syllables an English word has; 1 for what has no letters."""
    letters = re.sub(r"[^a-z]", "", word.casefold().removesuffix("'s").removesuffix("’s"))
    found = len(re.findall(r"[aeiouy]+", letters)) + len(_APART.findall(letters))
    if (
        (letters.endswith("e") and not _NOT_SILENT.search(letters))
        or _SILENT_ED.search(letters)
        or (_SILENT_ES.search(letters) and not _HISSING_ES.search(letters))
    ):
        found -= 1
    return max(1, found)


_IRREGULAR = (
    "been|born|brought|built|bought|caught|chosen|done|drawn|driven|eaten|felt|found|forgotten|given|held|hit|hurt|kept"
    "|known|left|led|lost|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|spent|spoken|taken|taught|told"
    "|thought|understood|worn|written|begun|broken|heard|dealt|fed|sworn|thrown|beaten|bitten|hidden|stolen"
)
# They look like something done to somebody and say how somebody is.
_STATE = re.compile(
    "worried|tired|scared|frightened|excited|pleased|interested|married|divorced|separated|confused|bored|relaxed"
    "|supposed|used|allowed|concerned|upset|located|related|dated|indeed|hundred|shed|bed|red|settled",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)"
    r"(?:\s+(?:not|also|always|never|often|still|then|now|[a-z]+ly)){0,2}"
    rf"\s+((?:being\s+|been\s+)?(?P<done>[a-z]+ed|{_IRREGULAR}))\b",
    re.IGNORECASE,
)


def passives(sentence: str) -> list[str]:
    """The places of an English sentence that do not say who does something ("was told"): a guess, by their look."""
    return [found[0] for found in _PASSIVE.finditer(sentence) if not _STATE.fullmatch(found["done"])]


def _hard(text: str, language: str, hard: Iterable[HardWord]) -> list[Finding]:
    known = (*hard, *(ENGLISH if language == "en" else ()))
    found: dict[str, Finding] = {}
    for start, end, place in hard_in(text, known):
        one = known[place]
        found.setdefault(one.word.casefold(), Finding("hard", text[start:end], instead=one.instead))
    return list(found.values())
