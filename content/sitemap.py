"""What there is to find: every public page in every language it is written in, for search engines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from .models import HomePage, ManualPage, ProcedurePage
from .models.tree import relative

MOST = 50_000  # what one sitemap may hold


@dataclass(frozen=True, slots=True)
class Place:
    """One page in one language. `others`: {language: address} of all its languages, its own among them."""

    address: str
    changed_at: datetime | None
    others: dict[str, str]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap with the languages of each page; few queries, however many pages."""
    shown: dict[str, Any] = {"places": list(_places(request))}
    return render(request, "content/service/sitemap.xml", shown, content_type="application/xml")


def _places(request: HttpRequest) -> list[Place]:
    homes = {code: _home(code) for code in settings.PUBLIC_LANGUAGES}
    pages = (
        Page.objects.live()
        .public()
        .type((HomePage, ManualPage, ProcedurePage))
        .filter(locale__language_code__in=homes)
        .order_by("path")
        .values_list("translation_key", "locale__language_code", "url_path", "last_published_at")[:MOST]
    )
    found: list[tuple[UUID, str, datetime | None]] = []
    languages: dict[UUID, dict[str, str]] = defaultdict(dict)
    for key, code, url_path, changed_at in pages:
        address = request.build_absolute_uri(homes[code] + relative(Page(url_path=url_path)))
        languages[key][code] = address
        found.append((key, address, changed_at))
    return [Place(address, changed_at, languages[key]) for key, address, changed_at in found]


def _home(code: str) -> str:
    with translation.override(code):
        return reverse("wagtail_serve", args=("",))
