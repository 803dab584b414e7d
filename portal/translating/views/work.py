"""What a translator was given: the list, the desk, and files for those who work with tools of their own."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.audit.services import record
from portal.wording.views.files import ExportDesk, ImportDesk
from portal.wording.views.translation import TranslationDesk, translation_title
from portal.wording.worklist import works_of

from .base import TranslatorView, WorkScreen


class WorksView(TranslatorView):
    """Everything this translator was given: a number, the language, and how far it is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        works = works_of(self.user)
        record(
            chain=f"user:{self.user.pk}",
            action="work.listed",
            by=self.user,
            now=self.now,
            detail={"work": [str(work.id) for work in works]},
        )
        shown = [
            asdict(work) | {"is_done": work.is_done, "title": translation_title(work.audience, work.language)}
            for work in works
        ]
        return self.page("works.html", {"works": shown})


class WorkView(WorkScreen, TranslationDesk):
    """Source and target side by side, with every name hidden."""

    template = "work.html"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.enter(self.work.audience)
        self.language = self.work.language


class ExportView(ExportDesk, WorkView):
    """The work as a file."""


class ImportView(ImportDesk, WorkView):
    """The work as a file that came back."""

    def desk_url(self) -> str:
        return reverse("translating:work", args=[self.work.pk])
