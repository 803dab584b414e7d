"""From translated pages to the words of a published form in another language.

The trap this shields: after the source was published again, wagtail-localize still calls a translation up to date,
and words that nobody translated stand on the translated page in the source language. So a word counts as translated
only when it differs from the source, and when the source text it was made from is the one that is published.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import F
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from forms.composing import Lists, form_texts, step_texts
from forms.models import FormPage, FormText, FormVersion, StepPage
from forms.selectors import current_version, source_texts
from forms.spec import Texts

from .lists import option_lists


@transaction.atomic
def refresh_texts(*, form: FormPage) -> bool:
    """Bring the words of the current version in the language of this translated form page up to its live pages.

    Adds a `FormText` or renews it, and counts `texts_revision` up when a word changed; returns whether one did.
    Never makes a version. Does nothing for a form that was never published, or in the form's own language.
    """
    version = current_version(form.translation_key)
    language = form.locale.language_code
    if version is None or version.source_language == language or not form.live:
        return False
    FormVersion.objects.select_for_update().get(pk=version.pk)
    texts = _translated(version, form)
    row = FormText.objects.filter(version=version, language=language).first()
    if (row.texts if row else {}) == texts:
        return False
    FormText.objects.update_or_create(version=version, language=language, defaults={"texts": texts})
    FormVersion.objects.filter(pk=version.pk).update(texts_revision=F("texts_revision") + 1)
    return True


def _translated(version: FormVersion, form: FormPage) -> dict[str, str]:
    """The words of the live pages of this translation that were made from the words that are published."""
    published = source_texts(version)
    pages: list[FormPage | StepPage] = [form, *StepPage.objects.child_of(form).filter(live=True)]
    sources = _sources(version, pages)
    lists = option_lists(form.locale)
    here = option_lists(Locale.objects.get(language_code=version.source_language)) if lists else {}
    found: dict[str, str] = {}
    for page in pages:
        made_from = _texts(sources[page.translation_key], here) if page.translation_key in sources else published
        found |= {
            key: text
            for key, text in _texts(page, lists).items()
            if key in published and text != published[key] and made_from.get(key) == published[key]
        }
    return found


def _texts(page: FormPage | StepPage, lists: Lists) -> Texts:
    return form_texts(page) if isinstance(page, FormPage) else step_texts(page, lists)


def _sources(version: FormVersion, pages: list[FormPage | StepPage]) -> Mapping[UUID, FormPage | StepPage]:
    """By translation key, the source pages as they were when wagtail-localize last took their words."""
    source = Locale.objects.get(language_code=version.source_language)
    keys = [page.translation_key for page in pages]
    taken = TranslationSource.objects.filter(object_id__in=keys, locale=source).values_list("object_id", "content_json")
    models = {page.translation_key: type(page) for page in pages}
    return {key: models[key](**_fields(models[key], json.loads(content))) for key, content in taken}


def _fields(model: type[FormPage] | type[StepPage], content: dict[str, str]) -> dict[str, str]:
    """What holds words. The stored JSON names every field; building whole pages from it would query each relation."""
    names = {FormPage: ("title", "intro", "sections"), StepPage: ("title", "guidance", "questions", "ends")}[model]
    return {"translation_key": content["translation_key"], **{name: content.get(name, "") for name in names}}
