"""Translating the words, and checking what somebody else translated (R-001-22)."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse

from portal.access.actions import Action
from portal.intake.purpose import CAPTURE_LABELS
from portal.wording.rows import languages_for
from portal.wording.views.files import ExportDesk, ImportDesk
from portal.wording.views.translation import TranslationDesk

from .base import PlanScreen


class TranslationView(PlanScreen, TranslationDesk):
    """Each item that is in words, with a box for the translation. Languages are those that readers prefer."""

    # Nobody checks what they translated themselves, so a practitioner of the core group may translate and check too:
    # they see the professional plan already, and change nothing that a family reads without the other's eyes.
    action: ClassVar[Action] = Action.VIEW_PLAN
    template = "translation.html"
    labels = CAPTURE_LABELS

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.enter(kwargs["audience"])
        self.language = kwargs["language"]
        if (self.audience, self.language) not in languages_for(self.plan, self.version.content["language"]):
            raise Http404


class ExportView(ExportDesk, TranslationView):
    """The words as a file for an agency."""


class ImportView(ImportDesk, TranslationView):
    """The agency's file."""

    def desk_url(self) -> str:
        return reverse("practice:translation", args=[self.plan.pk, self.audience, self.language])
