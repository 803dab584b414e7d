"""The words of every translation of a form as translators have them.

A string that wagtail-localize keeps counts when it was made from the text that stands in the source now. A page that
wagtail-localize does not keep up (made by hand, or cut off from its source) counts where its words differ.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from forms.composing import form_texts, list_texts, step_texts, text_key
from forms.fields.prose import published
from forms.models import FormPage, OptionList, StepPage
from forms.models.editing import latest_steps
from forms.spec import Texts

from .lists import option_lists


def translated_texts(
    form: FormPage, steps: Sequence[StepPage], lists: Sequence[OptionList], source: Texts
) -> dict[str, dict[str, str]]:
    """{language: texts} of every language but the source's that has a word; `source` are the words now."""
    others: list[StepPage | OptionList] = [*steps, *lists]
    keys = {form.translation_key: "form"} | {one.translation_key: str(one.translation_key) for one in others}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language, texts in _by_hand(form, lists):
        found[language] |= {key: text for key, text in texts.items() if key in source and text != source[key]}
    for language, key, text in _strings(keys, form.locale_id, source):
        found[language][key] = text
    order = {key: place for place, key in enumerate(source)}
    return {
        language: dict(sorted(texts.items(), key=lambda item: order[item[0]]))
        for language, texts in sorted(found.items())
        if texts
    }


@dataclass(frozen=True, slots=True)
class _Segment:
    """One string of one text; several of them make a rich text."""

    context: int
    string: int
    data: str
    attrs: Any


def _strings(keys: Mapping[UUID, str], source: int, words: Texts) -> Iterator[tuple[str, str, str]]:
    """(language, text key, text) of every text all strings of which are translated."""
    segments: dict[str, list[_Segment]] = defaultdict(list)
    rows = StringSegment.objects.filter(source__object_id__in=keys, source__locale=source).order_by("source", "order")
    for row in rows.select_related("string", "context"):
        key = text_key(keys[row.context.object_id], row.context.path)
        segments[key].append(_Segment(row.context_id, row.string_id, row.string.data, row.attrs))
    templates = {
        text_key(keys[row.context.object_id], row.context.path): row.template.template
        for row in TemplateSegment.objects.filter(source__object_id__in=keys, source__locale=source).select_related(
            "template", "context"
        )
    }
    current = {
        key: found
        for key, found in segments.items()
        if key in words and _same([one.data for one in found], words[key], key in templates)
    }
    for language, translated in _translations(keys).items():
        for key, found in current.items():
            made = [translated.get((one.context, one.string)) for one in found]
            if all(made):
                yield language, key, _text([str(one) for one in made], found, templates.get(key))


def _translations(keys: Iterable[UUID]) -> dict[str, dict[tuple[int, int], str]]:
    """{language: {(context, string): translated string}}."""
    found: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    rows = StringTranslation.objects.filter(context__object_id__in=keys, has_error=False)
    for language, context, string, data in rows.values_list(
        "locale__language_code", "context_id", "translation_of_id", "data"
    ):
        found[language][context, string] = data
    return found


def _same(strings: list[str], text: str, rich: bool) -> bool:
    """Whether these source strings are those of the text as it stands now."""
    if rich:
        return strings == [string.data for string, _attrs in extract_strings(text)[1]]
    return len(strings) == 1 and StringValue(strings[0]).render_text().strip() == text


def _text(made: list[str], found: list[_Segment], template: str | None) -> str:
    if template is None:
        return str(StringValue(made[0]).render_text()).strip()
    strings = zip(made, found, strict=True)
    html = restore_strings(template, [(StringValue(data), json.loads(one.attrs or "null")) for data, one in strings])
    return published(str(html))


def _by_hand(form: FormPage, lists: Sequence[OptionList]) -> Iterator[tuple[str, Texts]]:
    """(language, texts) of every page and list in another language that wagtail-localize does not keep up."""
    pages = FormPage.objects.filter(translation_key=form.translation_key).exclude(locale=form.locale_id)
    others = OptionList.objects.filter(translation_key__in=[one.translation_key for one in lists])
    kept_up = set(
        Translation.objects.filter(enabled=True).values_list("source__object_id", "target_locale_id")
        if pages or others
        else ()
    )
    in_language = {page.locale_id: option_lists(page.locale) for page in pages}
    for page in pages.select_related("locale"):
        language = page.locale.language_code
        if (page.translation_key, page.locale_id) not in kept_up:
            yield language, form_texts(page.get_latest_revision_as_object())
        for step in latest_steps(page):
            if (step.translation_key, page.locale_id) not in kept_up:
                yield language, step_texts(step, in_language[page.locale_id])
    for one in others.exclude(locale=form.locale_id).select_related("locale"):
        if (one.translation_key, one.locale_id) not in kept_up:
            yield one.locale.language_code, list_texts(one)
