"""What policy staff keep for families everywhere: templates, hard words, standard sentences, in every language."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale

from content.api import published_anew, translate_all
from portal.procedures.enums import Level
from portal.procedures.models import GlossaryTerm, Phrase, ReadingTemplate
from portal.procedures.reading_templates import raw_of
from portal.wording.builtin import builtin

from .. import rules

SOURCE = settings.LANGUAGE_CODE
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def load_kept(glossary: Iterable[rules.Data], phrases: Iterable[rules.Data]) -> None:
    """Make and publish all of it; loading it again brings it up to its files."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for level in Level.values:
        _template(level, locales)
    for data in phrases:
        _phrase(data, locales)
    _glossary(glossary, locales)


def _template(level: str, locales: dict[str, Locale]) -> None:
    def like(language: str) -> ReadingTemplate:
        raw = raw_of(builtin(level, language), lambda name: str(rules.kept_id(f"template/{level}/{name}")))
        return ReadingTemplate(level=level, sections=raw, locale=locales[language])

    key = rules.kept_id(f"template/{level}")
    made, _ = ReadingTemplate.objects.update_or_create(
        translation_key=key, locale=locales[SOURCE], defaults={"level": level, "sections": like(SOURCE).sections}
    )
    made.save_revision().publish()
    translate_all(source=made, likes={language: like(language) for language in LANGUAGES if language != SOURCE})


def _phrase(data: rules.Data, locales: dict[str, Locale]) -> None:
    def like(language: str) -> Phrase:
        return Phrase(text=data[language], locale=locales[language], **same)

    same = {name: data[name] for name in ("capture", "audience", "symbol")}
    made, _ = Phrase.objects.update_or_create(
        translation_key=rules.kept_id(f"phrase/{data['key']}"), locale=locales[SOURCE],
        defaults={"text": data[SOURCE], **same},
    )  # fmt: skip
    made.save_revision().publish()
    translate_all(source=made, likes={code: like(code) for code in _languages_of(data, locales) if code != SOURCE})


def _glossary(terms: Iterable[rules.Data], locales: dict[str, Locale]) -> None:
    """A language has forms and plainer words of its own, not those of another: each is written, not translated."""
    GlossaryTerm.objects.bulk_create(
        (
            GlossaryTerm(translation_key=key, locale=locales[language], **_hard_word(data[language]))
            for data in terms
            for key in [_glossary_key(data)]
            for language in _languages_of(data, locales)
        ),
        update_conflicts=True,
        unique_fields=["translation_key", "locale"],
        update_fields=["word", "variants", "meaning", "instead"],
    )
    published_anew()


def _glossary_key(data: rules.Data) -> UUID:
    return rules.kept_id(f"term/{data['key']}")


def _languages_of(data: rules.Data, known: Iterable[str]) -> list[str]:
    """The languages (ISO codes) among those known that this has words in."""
    return [language for language in known if language in data]


def _hard_word(row: list[str]) -> dict[str, str]:
    """The fields of a glossary term of a row [word, other forms, meaning, plainer words]."""
    word, forms, meaning, instead = row
    variants = "\n".join(filter(None, (form.strip() for form in forms.split(","))))
    return {"word": word, "variants": variants, "meaning": meaning, "instead": instead}
