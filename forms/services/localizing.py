"""Translations written by a program, kept where translators keep theirs: in wagtail-localize."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation, TranslationSource
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from forms.composing import compose, text_key
from forms.models import FormPage, OptionList, StepPage
from forms.models.editing import latest_steps
from forms.spec import Texts

from .lists import option_lists

Translatable = FormPage | StepPage | OptionList


@transaction.atomic
def translate_form(
    *, form: FormPage, locale: Locale, texts: Mapping[str, str], by: Any = None, publish: bool = True
) -> FormPage:
    """Translate a form page, its steps and their shared option lists into `locale`; returns the translated page.

    `texts` maps what is to be translated to its translation. A key is the source string itself, or the key of a text
    of the form ("form.title", "<step id>.title", "<question id>.label", … as in `forms.spec`), which wins. What is
    missing stays in the source language and is shown as such. wagtail-localize's editor then shows every string;
    calling again updates them. With `publish` (the form must be published) the translation is published; without, the
    latest saved text is translated and the translation left as a draft.
    """
    pages = _pages(form, latest=not publish)
    translations = [_translation(page, locale) for page in pages]
    _write(pages, [one.source_id for one in translations], locale, texts, by)
    for page, translation in zip(pages, translations, strict=True):
        translation.save_target(user=by, publish=isinstance(page, OptionList))  # a list has no drafts
    if publish:
        publish_translation(form=form, locale=locale, by=by)
    translated: FormPage = form.get_translation(locale).specific
    return translated


@transaction.atomic
def publish_translation(*, form: FormPage, locale: Locale, by: Any = None) -> None:
    """Publish the latest text of the translated form page and its steps. The form must be published."""
    pages = [form, *StepPage.objects.child_of(form).order_by("path")]
    for page in pages:
        target = page.get_translation(locale).specific
        target.get_latest_revision().publish(user=by, skip_permission_checks=True)
    sources = TranslationSource.objects.filter(object_id__in=[page.translation_key for page in pages])
    sources.filter(locale=form.locale_id).update(last_updated_at=Now())  # else it says the source has changed since


def unfit(source: Texts, rich: Iterable[str], texts: Texts) -> Iterator[str]:
    """The keys of rich texts whose translation wagtail-localize cannot keep: it is built otherwise than its source."""
    for key in rich:
        if key in texts and key in source:
            template, here = extract_strings(source[key])
            strings = extract_strings(texts[key])[1]
            if len(strings) != len(here) or texts[key] != str(
                restore_strings(
                    template, [(one, attrs) for (one, _own), (_one, attrs) in zip(strings, here, strict=True)]
                )
            ):
                yield key


def _pages(form: FormPage, *, latest: bool) -> list[Translatable]:
    """The lists first: a page in another language is drawn with their words."""
    steps = latest_steps(form)
    lists = option_lists(form.locale)
    spec, _texts = compose(form, steps, lists)
    used = {question.option_list for question in spec.questions()}
    pages = [form.specific, *StepPage.objects.child_of(form).order_by("path")]
    if latest:
        pages = [page.get_latest_revision_as_object() for page in pages]
    return [*(lists[key] for key in sorted(used & lists.keys())), *pages]


def _translation(page: Translatable, locale: Locale) -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.source = source
    return translation


def _write(
    pages: Iterable[Translatable], sources: Iterable[int], locale: Locale, texts: Mapping[str, str], by: Any
) -> None:
    """Every string of these sources that has a translation, in a few statements."""
    names = {
        page.translation_key: "form" if isinstance(page, FormPage) else str(page.translation_key) for page in pages
    }
    rich = set(TemplateSegment.objects.filter(source__in=sources).values_list("context_id", flat=True))
    segments: dict[int, list[StringSegment]] = defaultdict(list)
    rows = StringSegment.objects.filter(source__in=sources).select_related("string", "context")
    for row in rows.order_by("source", "order"):
        segments[row.context_id].append(row)
    now: Any = Now()  # the database's clock: a translation has no moment of its own
    made = {}
    for context, found in segments.items():
        key = text_key(names[found[0].context.object_id], found[0].context.path)
        for row, data in zip(found, _strings(found, key, texts, context in rich), strict=True):
            if data is not None:
                made[row.string_id, context] = StringTranslation(
                    translation_of=row.string, context=row.context, locale=locale, data=data, tool_name="",
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=by,
                    has_error=False, field_error="", created_at=now, updated_at=now,
                )  # fmt: skip
    StringTranslation.objects.bulk_create(
        made.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error",
                       "updated_at"],
    )  # fmt: skip


def _strings(found: list[StringSegment], key: str, texts: Mapping[str, str], rich: bool) -> list[str | None]:
    """The translated data of the strings of one text, None for those nobody translated."""
    if rich and key in texts:
        strings = [string.data for string, _attrs in extract_strings(texts[key])[1]]
        if len(strings) == len(found):
            return strings
    given = [None if rich else texts.get(key)] * len(found)
    plain = [
        text or texts.get(StringValue(row.string.data).render_text()) for text, row in zip(given, found, strict=True)
    ]
    return [None if text is None else StringValue.from_plaintext(text).data for text in plain]
