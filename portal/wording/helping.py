"""What is offered to those who write and translate: the glossary in both languages, and standard sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.procedures.models import GlossaryTerm
from portal.procedures.reading_templates import HardWord, Sentence
from portal.procedures.selectors import phrases

from .glossing import hard_in


@dataclass(frozen=True, slots=True)
class Pair:
    """A hard word in two languages, with what it means in each; `other` and its meaning are "" where it has none."""

    word: str
    meaning: str
    other: str = ""
    other_meaning: str = ""


@dataclass(frozen=True, slots=True)
class Aid:
    """For one text: the hard words in it, and the standard sentences in it with their published translation."""

    terms: tuple[Pair, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()


def translation_aids(
    jurisdiction: str, audience: str, own: str, target: str, sources: Mapping[str, str]
) -> dict[str, Aid]:
    """{item: its aid} for texts {item: source}. Two queries."""
    hard, pairs = _glossary(jurisdiction, own, target)
    known = [(one.texts[own], one.texts[target]) for one in phrases(jurisdiction, audience, own) if target in one.texts]
    return {item: _aid(source, hard, pairs, known) for item, source in sources.items()}


def sentences_for(
    jurisdiction: str, audience: str, language: str, captures: Iterable[str]
) -> dict[str, tuple[Sentence, ...]]:
    """{capture: the standard sentences that fit it}. One query."""
    found = phrases(jurisdiction, audience, language)
    return {capture: tuple(one for one in found if one.capture in ("", capture)) for capture in set(captures)}


def _aid(source: str, hard: list[HardWord], pairs: list[Pair], known: list[tuple[str, str]]) -> Aid:
    places = dict.fromkeys(place for _start, _end, place in hard_in(source, hard))
    text = " ".join(source.split()).casefold()
    used = tuple(one for one in known if " ".join(one[0].split()).casefold() in text)
    return Aid(tuple(pairs[place] for place in places), used)


def _glossary(jurisdiction: str, own: str, target: str) -> tuple[list[HardWord], list[Pair]]:
    """The hard words of a language, and beside each the same in the other language. A place's own meaning comes before
    that for every place."""
    rows = (
        GlossaryTerm.objects.filter(
            live=True, jurisdiction__in=("", jurisdiction), locale__language_code__in=(own, target)
        )
        .order_by("jurisdiction", "word")
        .values_list("translation_key", "locale__language_code", "word", "variants", "meaning")
    )
    found = list(rows)
    others = {key: (word, meaning) for key, code, word, _variants, meaning in found if code == target}
    pairs: dict[str, tuple[HardWord, Pair]] = {}
    for key, code, word, variants, meaning in found:
        if code == own:
            forms = tuple(filter(None, (line.strip() for line in variants.splitlines())))
            pairs[word.casefold()] = (HardWord(word, forms, meaning), Pair(word, meaning, *others.get(key, ("", ""))))
    return [hard for hard, _pair in pairs.values()], [pair for _hard, pair in pairs.values()]
