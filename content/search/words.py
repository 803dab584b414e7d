"""Texts as search sees them: words, and the stems of words. Pure.

A stem carries its language in front ("enplan", "cycynllun"): one index holds all languages and mixes up none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from . import welsh

# Prefixes that are written with a hyphen by some and without by others: co-ordinator, coordinator.
JOINED = "co|re|pre|non|multi|inter|cyd|ail|cam|rhag"
WORD = re.compile(rf"(?<![^\W_])(?:(?:{JOINED})-)?[^\W_]+", re.IGNORECASE)

IRREGULAR = {"children": "child", "childrens": "child", "people": "person", "met": "meet", "held": "hold"}

# Words that stand on every page. One-letter words go too: what an apostrophe leaves, and Welsh has many.
STOP = {
    "en": frozenset(
        {
            "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for",
            "from", "had", "has", "have", "how", "if", "in", "into", "is", "it", "its", "may", "my", "no", "not",
            "of", "on", "or", "our", "shall", "should", "so", "that", "the", "their", "them", "then", "there",
            "these", "they", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "will",
            "with", "would", "you", "your"
        }
    ),
    "cy": frozenset(
        {
            "ac", "ag", "am", "ar", "at", "bod", "dim", "dan", "drwy", "ddim", "dros", "eu", "ei", "ein", "eich",
            "er", "fe", "fel", "fod", "fy", "fydd", "gan", "gyda", "hon", "hwn", "hyn", "hynny", "iddo", "iddi",
            "iddynt", "mae", "mewn", "na", "nac", "neu", "ni", "nid", "oes", "ond", "os", "pan", "pwy", "rhaid",
            "roedd", "sef", "sut", "sy", "sydd", "tan", "trwy", "wedi", "wrth", "ydy", "ydyw", "yn", "yng", "ym",
            "yr", "yw"
        }
    ),
}  # fmt: skip

_english = snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Small letters without accents, and without the hyphen of a prefix: Grŵp → grwp, Co-ordinator → coordinator."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("-", ""))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of a word as it is written, with the language (ISO code) in front; "" for one that says nothing."""
    plain = fold(word)
    if plain in STOP.get(language, ()) or (len(plain) == 1 and not plain.isdigit()):
        return ""
    if language == "en":
        plain = IRREGULAR.get(plain) or _english.stemWord(plain)
    elif language == "cy":
        plain = welsh.stem(plain)
    return f"{language}{plain}"


def found(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, where they stand."""
    return WORD.finditer(text)


def stems(text: str, language: str) -> list[str]:
    """The stems of a text in order, without the words that say nothing."""
    return [one for one in (stem(match[0], language) for match in found(text)) if one]


def forms(known: str, language: str) -> frozenset[str]:
    """A stem, and in Welsh every stem that the mutations of its word have."""
    if language != "cy":
        return frozenset({known})
    return frozenset(f"cy{form}" for form in welsh.expand(known.removeprefix("cy")))
