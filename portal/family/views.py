"""What a parent, a young person or an advocate sees: their own Readings, nothing else."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views import View

from content.api import address_of
from portal.audit.services import record
from portal.dialogue.selectors import new_replies
from portal.dialogue.services import opened
from portal.wording.reading import from_json
from portal.wording.selectors import given_to, releases_of

from . import markup, pdf, services
from .answering.filling import said
from .rules import Filled
from .selectors import Page, page_for
from .sound import voices


class Home(LoginRequiredMixin, View):
    """The plans that were given to this person, and how to complain in the place of each (R-004-13); an empty page for
    everybody else alike. One query a place."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = releases_of(request.user)
        detail = {"plans": [str(one.plan_id) for one in found]}
        record(
            chain=f"user:{request.user.pk}", action="plans.listed", by=request.user, now=timezone.now(), detail=detail
        )
        news = new_replies(request.user)
        language = get_language() or ""
        complaints = {
            place: address_of(f"{place}/complaints", language) for place in {one.plan.jurisdiction for one in found}
        }
        plans = [
            {
                "id": one.plan_id,
                "ended_on": one.plan.ended_on,
                "reading": from_json(one.reading.content),  # type: ignore[union-attr]
                "news": news[one.plan_id],
                "complaints": complaints[one.plan.jurisdiction],
            }
            for one in found
        ]
        return render(request, "family/home.html", {"plans": plans, "exit_this_page": True})


# What stands in the slots of a plan's page at this look: (user, plan, page) → {(slot, key): context}, see
# portal/family/rules.py. Each may ask the database once.
Filler = Callable[[Any, UUID, Page], Filled]
FILLERS: tuple[Filler, ...] = (voices, said)


class _OneReading(LoginRequiredMixin, View):
    """Finds what a person may read, asking for the grant, and records the look: no entry, no page (R-X-07)."""

    action: str

    def find(self, request: HttpRequest, plan: UUID) -> Page:
        page = page_for(request.user, plan)
        self.looked(page, plan)
        return page

    def looked(self, page: Page, plan: UUID) -> None:
        about, now = f"reading:{page.reading_id}", timezone.now()
        record(chain=f"plan:{plan}", action=self.action, by=self.request.user, now=now, about=about)
        opened(reading=page.reading_id, last_at=page.opened_at, now=now)


class ReadPlan(_OneReading):
    """The plan on a screen."""

    action = "reading.viewed"

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        page = self.find(request, plan)
        html = page.html
        if not html:
            html = markup.write(page.reading, plan)
            markup.keep(page.reading_id, html)
        filled = {slot: own for fill in FILLERS for slot, own in fill(request.user, plan, page).items()}
        context: dict[str, Any] = {
            "pieces": markup.shown(html, filled),
            "top": filled.get(("top", "plan")),
            "ended_on": page.ended_on,
            "level": page.level,
            "title": page.title,
            "plan": plan,
            "main_lang": page.language,
            "main_dir": page.direction,
            "exit_this_page": True,
        }
        return render(request, "family/plan/page.html", context)


# Laying it out takes seconds, in which a transaction would keep others waiting: it ends with the record.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class PrintPlan(_OneReading):
    """The very same Reading as a tagged PDF, to keep or to print; a long one is laid out by the worker meanwhile."""

    action = "reading.printed"

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        with transaction.atomic():
            page = page_for(request.user, plan)
            is_long = pdf.is_long(page.content)
            made = services.kept(page.reading_id) if is_long else None
            if is_long and made is None:
                return redirect("family:pdf_waiting", plan)
            self.looked(page, plan)
        data = made or pdf.write(page.reading, page.ended_on)
        # What was decided while it was laid out counts: then this is not what they are given any more (T24).
        if given_to(request.user, plan, "reading_id") != (page.reading_id,):
            raise Http404
        response = HttpResponse(data, content_type="application/pdf")
        # The file's name tells nobody who looks over a shoulder whose plan it is.
        response["Content-Disposition"] = 'attachment; filename="plan.pdf"'
        return response


class WaitForPdf(LoginRequiredMixin, View):
    """Where somebody waits for a long PDF: 202 until it is there, then 200 with the way to it."""

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        page = page_for(request.user, plan)
        if not pdf.is_long(page.content):
            return redirect("family:pdf", plan)
        is_ready = services.kept(page.reading_id) is not None
        if not is_ready:
            services.ask_for(page.reading_id, plan=plan, by=request.user, now=timezone.now())
        shown = {"plan": plan, "is_ready": is_ready, "exit_this_page": True}
        return render(request, "family/plan/waiting.html", shown, status=200 if is_ready else 202)
