"""A form's pages as one `Document`: structure, the words of every language, journeys."""

from __future__ import annotations

from typing import Any

from forms.composing import compose, journeys, list_texts
from forms.models import FormPage, FormText
from forms.models.editing import latest_steps
from forms.selectors import current_version
from forms.spec import Document, Spec
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
    used = {question.option_list for question in spec.questions()} & lists.keys()
    for key in used:
        texts |= list_texts(lists[key])
    language = form.locale.language_code
    return Document(
        spec=spec,
        language=language,
        texts={language: texts} | translated_texts(form, steps, [lists[key] for key in used], texts),
        journeys=journeys(form, spec),
        translations=form.translations,
    )


def _published(form: FormPage) -> Document:
    version = current_version(form.translation_key)
    if version is None:
        raise LookupError(f"form {form.translation_key} was never published")
    spec: Spec = decode(version.spec)
    texts: dict[str, Any] = dict(FormText.objects.filter(version=version).values_list("language", "texts"))
    page = FormPage.objects.get(pk=form.pk)
    return Document(spec, version.source_language, texts, journeys(page, spec), page.translations)
