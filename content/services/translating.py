"""Translations that arrive as data, not by hand: from a pack, or from a translator's file.

They go through wagtail-localize, string by string, so that its editor shows them and a later change of the source
asks for the changed strings only.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, TranslatableMixin
from wagtail_localize.fields import TranslatableField
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.exceptions import TranslationMismatch


@transaction.atomic
def translate(*, source: TranslatableMixin, language: str, like: TranslatableMixin) -> Any:
    """Translates `source` into `language` with the words of `like`, and publishes the result where it can be.

    `source`: a saved page or snippet. `like`: an unsaved object of the same class that holds the translated words in
    the translated fields, its blocks with the same ids; another picture or document in one of them is that language's
    own. `language`: ISO code of a locale. Returns the translation.
    Where neither the source nor a word is new, nothing is published.
    Raises TranslationMismatch where the two do not have the same strings, Locale.DoesNotExist.
    """
    locale = Locale.objects.get(language_code=language)
    fresh = source.__class__.objects.get(pk=source.pk)
    known = TranslationSource.objects.get_for_instance_or_none(fresh)
    origin, _ = TranslationSource.update_or_create_from_instance(fresh)
    Translation.objects.update_or_create(source=origin, target_locale=locale, defaults={"enabled": True})
    changed = _store(origin, locale, _words(like)) | _choose(origin, locale, like)
    there = fresh.get_translation_or_none(locale)
    if there is not None and not changed and known is not None and known.last_updated_at == origin.last_updated_at:
        return there
    page = isinstance(fresh, DraftStateMixin)
    translated, _ = origin.create_or_update_translation(
        locale, publish=not page, copy_parent_pages=page, fallback=False
    )
    if page:
        # wagtail-localize publishes when the transaction ends; the caller may want to go on with a page that is there
        translated.latest_revision.publish()
    return translated.__class__.objects.get(pk=translated.pk)


@transaction.atomic
def translate_all(*, source: TranslatableMixin, likes: Mapping[str, TranslatableMixin]) -> None:
    """Translates a saved snippet that can be drafted into many languages at once, and publishes each.

    `likes`: {ISO code: an unsaved object with the translated words, as in `translate`}. The same as `translate` for
    each, in a tenth of the queries: for packs. Raises TranslationMismatch, KeyError for a language without a locale.
    """
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=likes)}
    fresh = source.__class__.objects.get(pk=source.pk)
    origin, _ = TranslationSource.update_or_create_from_instance(fresh)
    segments = _segments(origin)
    there = {one.locale.language_code: one for one in fresh.get_translations().select_related("locale")}
    for language, like in likes.items():
        locale = locales[language]
        Translation.objects.get_or_create(source=origin, target_locale=locale)
        _store_new(origin, segments, locale, _words(like))
        copy = there.get(language) or fresh.copy_for_translation(locale)
        for field in fresh.translatable_fields:
            setattr(
                copy,
                field.field_name,
                getattr(like if isinstance(field, TranslatableField) else fresh, field.field_name),
            )
        copy.save()
        copy.save_revision().publish()


def _store_new(
    origin: TranslationSource, segments: dict[str, list[StringSegment]], locale: Locale, words: dict[str, list[str]]
) -> None:
    _compare(origin, segments, words)
    StringTranslation.objects.filter(locale=locale, context__object_id=origin.object_id).delete()
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=segment.string_id,
            locale=locale,
            context_id=segment.context_id,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for path, found in segments.items()
        for segment, text in zip(found, words[path], strict=True)
    )


def _compare(origin: TranslationSource, segments: dict[str, list[StringSegment]], words: dict[str, list[str]]) -> None:
    for path in sorted(segments.keys() | words.keys()):
        if len(segments[path]) != len(words[path]):
            raise TranslationMismatch(
                f"{origin.object_repr!r}, {path}: {len(segments[path])} strings, translation has {len(words[path])}"
            )


def _words(like: TranslatableMixin) -> dict[str, list[str]]:
    """{path of a text: its strings in order}; running text has one string a paragraph or list item."""
    words: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(like):
        if isinstance(segment, StringSegmentValue):
            words[segment.path].append(segment.string.data)
    return words


def _store(origin: TranslationSource, locale: Locale, words: dict[str, list[str]]) -> bool:
    """Keeps the words as translations of the strings that stand at the same place; whether any of them is new.

    All at once: a manual has thousands of strings.
    """
    segments = _segments(origin)
    _compare(origin, segments, words)
    there = StringTranslation.objects.filter(locale=locale, context__object_id=origin.object_id)
    kept = {(one.translation_of_id, one.context_id): one for one in there}
    fresh: dict[tuple[int, int], StringTranslation] = {}
    for path, sources in segments.items():
        for segment, text in zip(sources, words[path], strict=True):
            place = (segment.string_id, segment.context_id)
            old = kept.get(place)
            if old is not None and old.data == text and not old.has_error:
                continue
            fresh[place] = StringTranslation(
                translation_of_id=segment.string_id,
                locale=locale,
                context_id=segment.context_id,
                data=text,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
    there.filter(pk__in=[kept[place].pk for place in fresh.keys() & kept.keys()]).delete()
    StringTranslation.objects.bulk_create(fresh.values())
    return bool(fresh)


def _choose(origin: TranslationSource, locale: Locale, like: TranslatableMixin) -> bool:
    """Keeps the pictures and documents that are others in this language; whether any of them is new."""
    wanted = {one.path: one.data for one in extract_segments(like) if isinstance(one, OverridableSegmentValue)}
    if not wanted:
        return False
    rows = OverridableSegment.objects.filter(source=origin).select_related("context")
    chosen = {one.context: wanted[one.context.path] for one in rows if one.context.path in wanted}
    there = {one.context_id: one for one in SegmentOverride.objects.filter(locale=locale, context__in=chosen)}
    same = {one.context: json.loads(one.data_json) for one in rows}
    fresh = {
        context: said
        for context, said in chosen.items()
        if said != (there[context.pk].data if context.pk in there else same[context])
    }
    for context, said in fresh.items():
        SegmentOverride.objects.update_or_create(
            locale=locale, context=context, defaults={"data_json": json.dumps(said), "has_error": False}
        )
    return bool(fresh)


def _segments(origin: TranslationSource) -> dict[str, list[StringSegment]]:
    segments: dict[str, list[StringSegment]] = defaultdict(list)
    rows = StringSegment.objects.filter(source=origin).select_related("string", "context").order_by("order", "pk")
    for segment in rows:
        segments[segment.context.path].append(segment)
    return segments
