"""A form's pages as one `Document`: structure, the words of every language, journeys."""

from __future__ import annotations

from typing import Any

from forms.composing import compose, journeys, list_texts
from forms.models import FormPage, FormText, OptionList
from forms.models.editing import latest_steps
from forms.selectors import current_version
from forms.spec import Document, Spec, Texts
from forms.spec_json import decode

from .lists import option_lists
from .translated import translated_texts

__all__ = ["document_of", "option_lists"]


def document_of(form: FormPage, *, live: bool = False) -> Document:
    """All an author keeps of a form, `form` being its page in the language it is written in.

    Not live: the page as it is handed in (take `get_latest_revision_as_object()` for the latest text), with the
    latest saved text of its steps and every translation as translators have it now, published or not. Words nobody
    has translated, or that were translated from another source text, are left out. With `live`, what is published:
    raises LookupError for a form that never was. Some queries, however long the form.
    """
    if live:
        return _published(form)
    lists = option_lists(form.locale)
    steps = latest_steps(form)
    spec, texts = compose(form, steps, lists)
    used = {key: lists[key] for key in _used(spec) if key in lists}
    said = dict(texts)
    for one in used.values():
        said |= list_texts(one)
    language = form.locale.language_code
    every = {language: said} | translated_texts(form, steps, list(used.values()), said)
    return Document(
        spec=spec,
        language=language,
        texts={code: _only(found, texts) for code, found in every.items() if code == language or _only(found, texts)},
        journeys=journeys(form, spec),
        translations=form.translations,
        lists={
            key: {code: found[f"{key}.name"] for code, found in every.items() if f"{key}.name" in found} for key in used
        },
    )


def _used(spec: Spec) -> list[str]:
    """The keys of the shared option lists, in the order of the form."""
    return list(dict.fromkeys(question.option_list for question in spec.questions() if question.option_list))


def _only(found: Texts, texts: Texts) -> dict[str, str]:
    return {key: text for key, text in found.items() if key in texts}


def _published(form: FormPage) -> Document:
    version = current_version(form.translation_key)
    if version is None:
        raise LookupError(f"form {form.translation_key} was never published")
    spec: Spec = decode(version.spec)
    texts: dict[str, Any] = dict(FormText.objects.filter(version=version).values_list("language", "texts"))
    page = FormPage.objects.get(pk=form.pk)
    named = OptionList.objects.filter(translation_key__in=_used(spec)).values_list(
        "translation_key", "locale__language_code", "name"
    )
    lists: dict[str, dict[str, str]] = {}
    for key, language, name in named:
        lists.setdefault(str(key), {})[language] = name
    return Document(spec, version.source_language, texts, journeys(page, spec), page.translations, lists)
