"""A file becomes a form: all of it or nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page

from forms.composing import list_texts
from forms.exceptions import PublishRefused
from forms.models import FormIndexPage, FormPage, StepPage
from forms.packs.findings import Findings, path_of
from forms.packs.fitting import fit
from forms.packs.reading import read
from forms.spec import Document

from .laying_out import lay_out
from .lists import option_lists


def import_form(
    content: bytes,
    *,
    parent: Page | None = None,
    by: Any = None,
    publish: bool = False,
    dry_run: bool = False,
    accept_warnings: str = "",
) -> tuple[FormPage | None, Findings]:
    """Make the form of a file, or bring the one with its key up to it; returns (its page, findings).

    Nothing is changed when a finding is an error or with `dry_run`; the page is None then. `parent` is a
    FormIndexPage; without one the form stays where it is, or goes to the first folder in its language, which is made
    where there is none. `accept_warnings` is the reason for which the gate's warnings are accepted.
    Without `publish` the form is left as a draft; what is live stays as it is.
    """
    document, data, out = read(content)
    if document is not None:
        document = fit(document, data, out)
        _site(document, data, parent, out)
    if document is None or out.refused():
        return None, out
    made: FormPage | None = None
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = lay_out(
                    document=document,
                    parent=parent or _folder(document),
                    by=by,
                    publish=publish,
                    accept_warnings=accept_warnings,
                )
        except PublishRefused as refused:
            made = None
            for problem in refused.problems:
                place = ("questions", problem.question) if problem.question else ("steps", problem.step)
                out.error("gate", path_of(data, place if problem.step or problem.question else ()), problem.message)
        if dry_run:
            made = None
            transaction.set_rollback(True)
    return made, out


def _folder(document: Document) -> Page:
    """Where the form is, or the first folder in its language."""
    locale = Locale.objects.get_or_create(language_code=document.language)[0]
    there = FormPage.objects.filter(translation_key=document.spec.key, locale=locale).first()
    if there is not None:
        return there.get_parent().specific
    found = FormIndexPage.objects.filter(locale=locale).order_by("path").first()
    if found is None:
        root = Page.objects.get(depth=1)
        found = root.add_child(instance=FormIndexPage(title="Forms", slug=f"forms-{document.language}", locale=locale))
    return found


def _site(document: Document, data: Any, parent: Page | None, out: Findings) -> None:
    """What this site lacks for the document, or has otherwise."""
    languages = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
    used: dict[str, tuple[str, ...]] = {code: ("texts", code) for code in (document.language, *document.texts)}
    used |= {code: ("lists", key, code) for key, names in document.lists.items() for code in names if code not in used}
    for language, place in used.items():
        if language not in languages:
            out.error("no-locale", path_of(None, place), f"The site has no language {language!r}.")
    if parent is not None and parent.locale.language_code != document.language:
        message = f"The folder is in {parent.locale.language_code!r}, the form in {document.language!r}."
        out.error("no-locale", "$.language", message)
    for step in StepPage.objects.filter(translation_key__in=[step.id for step in document.spec.steps]):
        if str(step.get_parent().translation_key) != document.spec.key:
            path = path_of(data, ("steps", str(step.translation_key), "id"))
            out.error("id-elsewhere", path, "A step with this id belongs to another form.")
    locale = Locale.objects.filter(language_code=document.language).first()
    _procedures(document, data, locale, out)
    if locale is not None:
        _lists(document, data, locale, out)


def _procedures(document: Document, data: Any, locale: Locale | None, out: Findings) -> None:
    keys = {step.procedure for step in document.spec.steps if step.procedure}
    pages = Page.objects.filter(translation_key__in=keys, locale=locale) if locale else Page.objects.none()
    known = {str(key) for key in pages.values_list("translation_key", flat=True)}
    for step in document.spec.steps:
        if step.procedure and step.procedure not in known:
            path = path_of(data, ("steps", step.id, "procedure"))
            out.warning("no-procedure", path, "The site has no page with this key: the step is left without one.")


def _lists(document: Document, data: Any, locale: Locale, out: Findings) -> None:
    there, texts = option_lists(locale), document.texts[document.language]
    told: set[str] = set()
    for question in document.spec.questions():
        found = there.get(question.option_list)
        if found is None or question.option_list in told:
            continue
        told.add(question.option_list)
        now = {key: text for key, text in list_texts(found).items() if not key.endswith(".name")}
        name = document.lists.get(question.option_list, {}).get(document.language)
        same = [option.id for option in question.options] == [block.id for block in found.options]
        if not same or name != found.name or any(texts.get(key) != text for key, text in now.items()):
            path = path_of(data, ("questions", question.id, "option_list"))
            out.warning("list-changed", path, f"“{found.name}” is there already, with other words: it is changed.")
