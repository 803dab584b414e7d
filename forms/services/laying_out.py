"""The one writer of form pages: a `Document` becomes a form page, its steps, shared option lists and translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.db.models import Model
from wagtail.coreutils import cautious_slugify
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from forms.composing import compose, journeys
from forms.composing.laying import Laid, laid
from forms.composing.settling import settled
from forms.enums import Kind
from forms.models import FormPage, OptionList, StepPage
from forms.spec import Document

from .accepting import accept_all
from .localizing import publish_translation, translate_form


@transaction.atomic
def lay_out(
    *, document: Document, parent: Page, by: Any = None, publish: bool = False, accept_warnings: str = ""
) -> FormPage:
    """Make the pages of a document below `parent` (a FormIndexPage), or bring those with its ids up to it.

    What is live stays as it is unless `publish`: the new text is the latest revision. Steps that are not in the
    document are deleted, versions and answers never. The document's language is that of `parent`. With a reason in
    `accept_warnings` the gate's warnings are accepted for it, and that is recorded. Raises PublishRefused when the gate
    refuses, ValueError for keys that are no UUIDs. What pages cannot hold: `as_laid` says it beforehand.
    """
    if document.language != parent.locale.language_code:
        raise ValueError(f"a form in {document.language!r} below a folder in {parent.locale.language_code!r}")
    found = laid(settled_document(document))
    for key, fields in found.lists.items():
        OptionList.objects.update_or_create(translation_key=key, locale=parent.locale, defaults=fields)
    form = _form(found.form, parent)
    procedures = _procedures(found, parent.locale)
    with disable_reference_index_auto_update():
        _arrange(form, [_step(form, fields, procedures).pk for fields in found.steps])
    form.refresh_from_db()  # it knows its children now
    _set(form, found.form)
    revision = form.save_revision(user=by, clean=False)
    others = [(_locale(language), texts) for language, texts in in_other_languages(document).items() if texts]
    for locale, texts in others:  # before publishing: the gate asks for them
        translate_form(form=form, locale=locale, texts=texts, by=by, publish=False)
    if publish and accept_warnings:
        accept_all(form=form, reason=accept_warnings, by=by, now=revision.created_at)
    if publish:
        revision.publish(user=by, skip_permission_checks=True)
        form.refresh_from_db()
        for locale, _texts in others:
            publish_translation(form=form, locale=locale, by=by)
    return form


def _locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def settled_document(document: Document) -> Document:
    """The document with its rules as pages can hold them."""
    spec, _changes = settled(document.spec)
    return replace(document, spec=spec)


def in_other_languages(document: Document) -> dict[str, dict[str, str]]:
    """{language: texts} of every language but the document's own, the names of lists among them as "<key>.name"."""
    found = {language: dict(texts) for language, texts in document.texts.items() if language != document.language}
    for key, names in document.lists.items():
        for language, name in names.items():
            if language != document.language:
                found.setdefault(language, {})[f"{key}.name"] = name
    return found


def as_laid(document: Document) -> Document:
    """What would come back from the pages of this document (rules settled), without saving anything.

    Where it differs, pages cannot hold it. Procedures count as there; languages but the document's own are as given.
    """
    found = laid(document)
    lists = {key: _unsaved(OptionList, fields | {"translation_key": key}) for key, fields in found.lists.items()}
    form = _unsaved(FormPage, found.form)
    steps = [_unsaved(StepPage, fields | {"procedure_page": _key(fields["procedure"])}) for fields in found.steps]
    spec, texts = compose(form, steps, lists)
    names = {key: {**document.lists.get(key, {}), document.language: one.name} for key, one in lists.items()}
    return Document(
        spec=spec,
        language=document.language,
        texts={**document.texts, document.language: texts},
        journeys=journeys(form, spec),
        translations=form.translations,
        lists={key: {code: name for code, name in found.items() if name} for key, found in names.items()},
    )


def _unsaved(model: type[Model], fields: Mapping[str, Any]) -> Any:
    """What stands for a row of this model with these fields: pages cannot be made without asking the database."""
    streams = {field.name: field for field in model._meta.get_fields() if isinstance(field, StreamField)}
    return SimpleNamespace(
        **{name: streams[name].to_python(value) if name in streams else value for name, value in fields.items()}
    )


def _key(procedure: str) -> Any:
    return SimpleNamespace(translation_key=procedure) if procedure else None


def _procedures(found: Laid, locale: Locale) -> Mapping[str, Page]:
    keys = {fields["procedure"] for fields in found.steps} - {""}
    return {str(page.translation_key): page for page in Page.objects.filter(translation_key__in=keys, locale=locale)}


def _form(fields: Mapping[str, Any], parent: Page) -> FormPage:
    page = FormPage.objects.filter(translation_key=fields["translation_key"], locale=parent.locale).first()
    if page is None:
        page = FormPage(locale=parent.locale, live=False)
        _set(page, fields)
        _add(parent, page)
    found: FormPage = FormPage.objects.get(pk=page.pk)
    return found


def _step(form: FormPage, fields: Mapping[str, Any], procedures: Mapping[str, Page]) -> StepPage:
    step = StepPage.objects.filter(translation_key=fields["translation_key"], locale=form.locale).first()
    made = step is None
    step = step or StepPage(locale=form.locale, live=False)
    _set(step, {name: value for name, value in fields.items() if name != "procedure"})
    step.procedure_page = procedures.get(fields["procedure"])
    if made:
        _add(form, step)
        if step.procedure_page or any(block["type"] == Kind.GUIDANCE for block in fields["questions"]):
            ReferenceIndex.create_or_update_for_object(step)
    step.save_revision(clean=False)
    return step


def _add(parent: Page, page: Page) -> None:
    """A title of nothing but signs makes no slug: its key does."""
    page.slug = "" if cautious_slugify(page.title) else str(page.translation_key)
    parent.add_child(instance=page)


def _set(page: Page, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(page, name, value)


def _arrange(form: FormPage, wanted: Sequence[int]) -> None:
    """Only these steps, in this order."""
    steps = StepPage.objects.child_of(form)
    steps.exclude(pk__in=wanted).delete()
    if list(steps.order_by("path").values_list("pk", flat=True)) != list(wanted):
        for pk in wanted:
            StepPage.objects.get(pk=pk).move(FormPage.objects.get(pk=form.pk), "last-child")
