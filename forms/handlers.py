"""What happens in forms when Wagtail publishes a page."""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision
from wagtail.signals import page_published

from .models import FormPage, StepPage
from .services.publishing import freeze
from .services.translating import refresh_texts


def form_published(sender: Any, instance: FormPage, revision: Revision, **kwargs: Any) -> None:
    """Every way of publishing a form page ends here, within its transaction; a refusal undoes the publication.

    Wagtail sends the signal for a publication that was put on a date too: then nothing is live yet, nothing is frozen.
    """
    if not instance.live:
        return
    if instance.is_translation:
        refresh_texts(form=instance)
    else:
        freeze(form=instance, by=get_active_log_context().user or revision.user, now=timezone.now())


def step_published(sender: Any, instance: StepPage, **kwargs: Any) -> None:
    """The step of a translation brings its words; one in the form's own language was published by the gate."""
    if instance.is_translation:
        refresh_texts(form=instance.get_parent().specific)


def connect() -> None:
    page_published.connect(form_published, sender=FormPage, dispatch_uid="forms.form_published")
    page_published.connect(step_published, sender=StepPage, dispatch_uid="forms.step_published")
