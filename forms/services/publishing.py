"""The publish gate: the only way from pages to a `FormVersion`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from forms.exceptions import PublishRefused
from forms.models import FormPage, FormText, FormVersion, StepPage
from forms.selectors import current_version
from forms.spec import Document
from forms.spec_json import content_hash, encode

from .accepting import still_open
from .documents import document_of
from .gate import problems_in, problems_of
from .translating import refresh_texts

__all__ = ["freeze", "problems_of"]


@transaction.atomic
def freeze(*, form: FormPage, by: Any, now: datetime) -> FormVersion:
    """Check the form with the latest saved text of its steps, freeze all as one version, and publish the steps.

    `form` is the page with the text to publish, in the language it is written in; `by` a user or None. Returns the
    new version, or the current one when nothing changed since. Raises PublishRefused, having changed nothing, while
    there is an error or a warning that nobody has accepted; a program accepts with `accepting.accept_all` before.
    """
    Page.objects.select_for_update().get(pk=form.pk)  # two publications of one form: one after the other
    document = document_of(form)
    problems = still_open(form, problems_in(form, document, now=now))
    if problems:
        raise PublishRefused(problems, page=form.pk)
    version = _version(form, document, by=by, now=now)
    _publish_steps(form)
    for translation in FormPage.objects.filter(translation_key=form.translation_key, live=True).exclude(pk=form.pk):
        refresh_texts(form=translation)
    return version


def _version(form: FormPage, document: Document, *, by: Any, now: datetime) -> FormVersion:
    """The current version where nothing changed, otherwise the next one."""
    spec, language, texts = document.spec, document.language, document.texts[document.language]
    digest = content_hash(spec, texts)
    last = current_version(form.translation_key)
    if last and (last.content_hash, last.source_language) == (digest, language):
        return last
    version: FormVersion = FormVersion.objects.create(
        form=form.translation_key, purpose=form.purpose, number=last.number + 1 if last else 1, spec=encode(spec),
        content_hash=digest, source_language=language, published_at=now, published_by=by,
    )  # fmt: skip
    FormText.objects.create(version=version, language=language, texts=texts)
    return version


def _publish_steps(form: FormPage) -> None:
    steps = StepPage.objects.child_of(form).select_related("latest_revision")
    for step in steps.exclude(live=True, live_revision=F("latest_revision"), latest_revision__isnull=False):
        revision = step.latest_revision or step.save_revision()
        PublishPageRevisionAction(revision).execute(skip_permission_checks=True)
