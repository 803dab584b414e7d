from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.views import View
from django.views.decorators.cache import cache_control

from ..exceptions import Busy
from ..models import Paper, ProcedurePage
from ..models.base import BasePage
from ..services import papers
from .editions import found, frame

# How much of the manual: this page, or this page with everything below it.
SCOPES = {"page": False, "below": True}


class PaperChoice(View):
    """What can be printed from a page: itself, its section, the whole manual."""

    def get(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """The choices, each leading to where its PDF is asked for."""
        page = found(key)
        manual = page.trail.own[1] if len(page.trail.own) > 1 else None
        shown = {"is_page": isinstance(page, ProcedurePage), "has_below": _has_below(page), "manual": manual}
        return render(request, "content/papers/choose.html", {**frame(page), **shown})


@method_decorator(cache_control(no_store=True), name="dispatch")
class PaperPage(View):
    """Where somebody asks for a PDF and waits for it: 202 while it is made, then 200 with the way to it."""

    def get(self, request: HttpRequest, key: UUID, scope: str) -> HttpResponse:
        """How far it is."""
        page, below = _scope(key, scope)
        paper = papers.paper_of(page, below=below)
        waiting = paper is not None and paper.state in (Paper.State.WAITING, Paper.State.WORKING)
        return self._show(request, page, scope, paper, status=202 if waiting else 200)

    def post(self, request: HttpRequest, key: UUID, scope: str) -> HttpResponse:
        """Ask for it; twice is no harm."""
        page, below = _scope(key, scope)
        try:
            papers.ask_for(page, below=below, now=timezone.now())
        except Busy:
            return self._show(request, page, scope, None, status=503, is_busy=True)
        return redirect("content_paper", key, scope)

    def _show(
        self,
        request: HttpRequest,
        page: BasePage,
        scope: str,
        paper: Paper | None,
        *,
        status: int,
        is_busy: bool = False,
    ) -> HttpResponse:
        shown = {**frame(page), "scope": scope, "paper": paper, "is_busy": is_busy, "waiting": status == 202}
        return render(request, "content/papers/paper.html", shown, status=status)


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class PaperFile(View):
    """The PDF itself, as the page is now."""

    def get(self, request: HttpRequest, key: UUID, scope: str) -> HttpResponseBase:
        """On to where it is asked for, where it is not there (yet)."""
        page, below = _scope(key, scope)
        paper = papers.paper_of(page, below=below)
        if paper is None or not paper.file:
            return redirect("content_paper", key, scope)
        name = slugify(page.say(page.title)) or "manual"
        return FileResponse(paper.file.open("rb"), as_attachment=True, filename=f"{name}.pdf")


def _scope(key: UUID, scope: str) -> tuple[BasePage, bool]:
    page = found(key)
    if scope not in SCOPES or len(page.trail.own) < 2:
        raise Http404
    if not SCOPES[scope] and not isinstance(page, ProcedurePage):
        raise Http404
    return page, SCOPES[scope]


def _has_below(page: BasePage) -> bool:
    return isinstance(page, ProcedurePage) and any(end.numchild for end in page.trail.ends)
