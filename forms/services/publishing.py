"""The publish gate: the only way from pages to a `FormVersion`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from forms.checking import check
from forms.composing import compose
from forms.exceptions import Problem, PublishRefused
from forms.models import FormPage, FormText, FormVersion, StepPage
from forms.models.editing import latest_steps
from forms.purposes import purposes
from forms.selectors import current_version
from forms.spec_json import content_hash, encode

from .translating import refresh_texts


def problems_of(form: FormPage) -> list[Problem]:
    """What would refuse the publication of this form with the latest saved text of its steps."""
    spec, texts = compose(form, latest_steps(form))
    return check(spec, texts, purposes().get(form.purpose))


@transaction.atomic
def freeze(*, form: FormPage, by: Any, now: datetime) -> FormVersion:
    """Check the form with the latest saved text of its steps, freeze all as one version, and publish the steps.

    `form` is the page with the text to publish, in the language it is written in; `by` a user or None. Returns the
    new version, or the current one when nothing changed since. Raises PublishRefused, having changed nothing.
    """
    Page.objects.select_for_update().get(pk=form.pk)  # two publications of one form: one after the other
    steps = latest_steps(form)
    spec, texts = compose(form, steps)
    problems = check(spec, texts, purposes().get(form.purpose))
    if problems:
        raise PublishRefused(problems, page=form.pk)
    digest = content_hash(spec, texts)
    last = current_version(form.translation_key)
    language = form.locale.language_code
    if last and (last.content_hash, last.source_language) == (digest, language):
        version = last
    else:
        version = FormVersion.objects.create(
            form=form.translation_key, purpose=form.purpose, number=last.number + 1 if last else 1, spec=encode(spec),
            content_hash=digest, source_language=language, published_at=now, published_by=by,
        )  # fmt: skip
        FormText.objects.create(version=version, language=language, texts=texts)
    _publish_steps(form)
    for translation in FormPage.objects.filter(translation_key=form.translation_key, live=True).exclude(pk=form.pk):
        refresh_texts(form=translation)
    return version


def _publish_steps(form: FormPage) -> None:
    steps = StepPage.objects.child_of(form).select_related("latest_revision")
    for step in steps.exclude(live=True, live_revision=F("latest_revision"), latest_revision__isnull=False):
        revision = step.latest_revision or step.save_revision()
        PublishPageRevisionAction(revision).execute(skip_permission_checks=True)
