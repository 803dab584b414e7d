from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from ..archive import edition, in_force, lines, page_of
from ..models import tree
from ..models.base import BasePage
from ..showing import Teller, files, pages_named, show, targets


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class EditionList(View):
    """What changed, when and why; and the way to how the page read on a day."""

    def get(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """`?on=2026-11-22` leads to the version of that day."""
        page = found(key)
        every = lines(key, _language())
        given = request.GET.get("on")
        day = _day(given)
        line = in_force(every, day) if day else None
        if line:
            return redirect("content_edition", key, line.number)
        wrong = _wrong(given, day)
        shown = {**frame(page), "lines": every, "asked": day.isoformat() if day else "", "wrong": wrong}
        return render(request, "content/editions/list.html", {**shown, "has_errors": bool(wrong)})


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class EditionPage(View):
    """One version as it was: its words, figures and contacts are those of its day."""

    def get(self, request: HttpRequest, key: UUID, number: int) -> HttpResponse:
        """404 where there is no such version, or no such page any more."""
        page = found(key)
        one = edition(key, number, _language())
        if one is None:
            raise Http404
        line = next(line for line in lines(key, _language()) if line.number == number)
        blocks = one.blocks
        teller = Teller(one.facts, targets(pages_named(blocks), _language()), files=files(blocks))
        with translation.override(one.language):
            body = show(blocks, teller)
        direction = "rtl" if translation.get_language_info(one.language)["bidi"] else "ltr"
        shown = {
            "edition": one,
            "line": line,
            "shown": body,
            "text_language": one.language,
            "text_direction": direction,
        }
        untranslated = one.language != _language()
        return render(request, "content/editions/read.html", {**frame(page), **shown, "untranslated": untranslated})


def found(key: UUID) -> BasePage:
    page = page_of(key)
    if page is None:
        raise Http404
    return page


def _language() -> str:
    return (translation.get_language() or "").split("-")[0]


def frame(page: BasePage) -> dict[str, Any]:
    trail = page.trail
    every = [*trail.above, (page, trail.language_of(page))]
    way = tree.links(every, page.say)
    return {"page": page, "title": page.say(page.title), "breadcrumbs": way, "now_url": way[-1].url}


def _day(given: str | None) -> date | None:
    """The day asked for; None for what is none, which a box for days cannot show either."""
    try:
        return date.fromisoformat(given or "")
    except ValueError:
        return None


def _wrong(given: str | None, day: date | None) -> str:
    """Why there is no version of this day; "" where nobody asked."""
    if given is None:
        return ""
    return _("This page was not there yet on that day.") if day else _("Write a real date, as 2026-11-22.")
