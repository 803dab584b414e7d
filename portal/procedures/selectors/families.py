"""What policy staff keep for families: templates, hard words, sentences, pictures."""

from uuid import UUID

from ..choices import OWN
from ..models import GlossaryTerm, OwnSymbol, Phrase, ReadingTemplate
from ..reading_templates import HardWord, Sentence, Template, template_of
from .places import spoken


def reading_template(jurisdiction_key: str, level: str, language: str) -> Template | None:
    """What policy staff published for readers of this level (`enums.Level`): in their language, else as it was written.

    A place's own template goes before that for every place. None where nothing is published. One query.
    """
    wanted = spoken(language)
    rows = ReadingTemplate.objects.filter(
        live=True, jurisdiction__in=("", jurisdiction_key), level=level, locale__language_code__in=wanted
    ).values_list("jurisdiction", "locale__language_code", "sections")
    found = {(place, code): sections for place, code, sections in rows}
    for place in (jurisdiction_key, ""):
        for code in wanted:
            if (place, code) in found:
                return template_of(level, code, found[place, code].raw_data)
    return None


def glossary(jurisdiction_key: str, language: str) -> tuple[HardWord, ...]:
    """The hard words published in this language, a place's own meaning before that for every place. One query."""
    rows = (
        GlossaryTerm.objects.filter(live=True, jurisdiction__in=("", jurisdiction_key), locale__language_code=language)
        .order_by("jurisdiction", "word")
        .values_list("word", "variants", "meaning", "instead")
    )
    found = {
        word.casefold(): HardWord(word, _lines(variants), meaning, instead) for word, variants, meaning, instead in rows
    }
    return tuple(found[word] for word in sorted(found))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))


def phrases(jurisdiction_key: str, audience: str, language: str) -> tuple[Sentence, ...]:
    """The standard sentences for an audience that are published in `language`, each with every language it is published
    in, in the order of what they fit. One query."""
    rows = (
        Phrase.objects.filter(live=True, jurisdiction__in=("", jurisdiction_key), audience=audience)
        .order_by("capture", "pk")
        .values_list("translation_key", "locale__language_code", "capture", "symbol", "text")
    )
    found: dict[UUID, Sentence] = {}
    texts: dict[UUID, dict[str, str]] = {}
    for key, code, capture, symbol, text in rows:
        texts.setdefault(key, {})[code] = text
        found.setdefault(key, Sentence(str(key), capture, symbol, texts[key]))
    return tuple(sentence for sentence in found.values() if language in sentence.texts)


def own_symbol(key: str) -> OwnSymbol | None:
    """The authority's own picture with this key ("own-7"); None where there is none. One query."""
    number = key.removeprefix(OWN)
    if key == number or not number.isdecimal():
        return None
    return OwnSymbol.objects.filter(pk=int(number)).first()
