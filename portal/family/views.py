"""What a parent, a young person or an advocate sees: their own Readings, nothing else."""

from typing import Any
from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from portal.audit.services import record
from portal.wording.models import Release
from portal.wording.reading import Reading, from_json
from portal.wording.selectors import release_for, releases_of

from . import pdf


class Home(LoginRequiredMixin, View):
    """The plans that were given to this person; an empty page for everybody else alike."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = releases_of(request.user)
        plans = [{"id": one.plan_id, "reading": from_json(one.reading.content)} for one in found]  # type: ignore[union-attr]
        return render(request, "family/home.html", {"plans": plans, "exit_this_page": True})


class _OneReading(LoginRequiredMixin, View):
    """Loads the Reading a person holds, asks for the grant, and records the look: no entry, no page (R-X-07)."""

    action: str

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        release = release_for(request.user, plan)
        response = self.show(request, from_json(release.reading.content), release)  # type: ignore[union-attr]
        record(
            chain=f"plan:{plan}",
            action=self.action,
            by=request.user,
            now=timezone.now(),
            about=f"reading:{release.reading_id}",
        )
        return response

    def show(self, request: HttpRequest, reading: Reading, release: Release) -> HttpResponse:
        raise NotImplementedError


class ReadPlan(_OneReading):
    """The plan on a screen."""

    action = "reading.viewed"

    def show(self, request: HttpRequest, reading: Reading, release: Release) -> HttpResponse:
        context: dict[str, Any] = {
            "reading": reading,
            "plan": release.plan_id,
            "main_lang": reading.language,
            "main_dir": reading.direction,
            "exit_this_page": True,
        }
        return render(request, "family/plan/page.html", context)


class PrintPlan(_OneReading):
    """The very same Reading as a tagged PDF, to keep or to print."""

    action = "reading.printed"

    def show(self, request: HttpRequest, reading: Reading, release: Release) -> HttpResponse:
        response = HttpResponse(pdf.write(reading), content_type="application/pdf")
        # The file's name tells nobody who looks over a shoulder whose plan it is.
        response["Content-Disposition"] = 'attachment; filename="plan.pdf"'
        return response
