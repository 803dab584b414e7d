"""Translations written by a program, kept where translators keep theirs: in wagtail-localize."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from forms.models import FormPage, StepPage


@transaction.atomic
def translate_form(*, form: FormPage, locale: Locale, texts: Mapping[str, str], by: Any = None) -> FormPage:
    """Translate a published form page and its steps into `locale` and publish the translation; returns its page.

    `texts` maps what is to be translated to its translation. A key is the source string itself, or the key of a text
    of the published form ("form.title", "form.intro", "<step id>.title", "<step id>.guidance", "<question id>.label",
    ".hint", ".item", "<option id>.label": ids from `stable_id`), which wins. What is missing stays in the source
    language and is shown as such. wagtail-localize's editor then shows every string; calling again updates them.
    """
    pages = [form.specific, *StepPage.objects.child_of(form).order_by("path")]
    for page in pages:
        source, created = TranslationSource.get_or_create_from_instance(page)
        if not created:
            source.update_from_db()
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
        for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
            _translate(segment, page, locale, texts, by)
        translation.save_target(user=by, publish=False)
    for page in pages:
        page.get_translation(locale).specific.get_latest_revision().publish(user=by, skip_permission_checks=True)
    translated: FormPage = form.get_translation(locale).specific
    return translated


def _translate(
    segment: StringSegment, page: FormPage | StepPage, locale: Locale, texts: Mapping[str, str], by: Any
) -> None:
    source = StringValue(segment.string.data).render_text()
    text = texts.get(text_key(page, segment.context.path)) or texts.get(source)
    if text is None:
        return
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=locale,
        context=segment.context,
        defaults={
            "data": StringValue.from_plaintext(text).data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": by,
            "has_error": False,
            "field_error": "",
            "updated_at": Now(),
        },
    )


def text_key(page: FormPage | StepPage, path: str) -> str:
    """The text key of a translation segment: "questions.<group>.questions.<id>.hint" is "<id>.hint"."""
    parts = path.split(".")
    if parts[0] != "questions":
        return f"form.{path}" if isinstance(page, FormPage) else f"{page.translation_key}.{path}"
    if parts[-2] == "options":
        return f"{parts[-1]}.label"
    return f"{parts[-2]}.{'item' if parts[-1] == 'item_name' else parts[-1]}"
