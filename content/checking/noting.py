"""Notes what a page names and how it reads: as readers have it or, for a page not yet published, as editors have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from wagtail.models import Page

from .. import ease
from ..models import HomePage, ManualPage, Mention, PageEase, ProcedurePage
from .walking import Named, named, plain, text_of, variables

NOTED = (HomePage, ManualPage, ProcedurePage)
TEXTS = ("title", "lead", "summary", "amendment", "amendment_why")
Noted = HomePage | ManualPage | ProcedurePage


@transaction.atomic
def note(*, page: Page) -> None:
    """Notes one page anew. `page`: as its own class; pages that are not of the manual are left alone."""
    if not isinstance(page, NOTED):
        return
    shown = page if page.live else page.get_latest_revision_as_object()
    _keep(page.pk, list(dict.fromkeys(_named(shown))), shown)


@transaction.atomic
def note_all() -> int:
    """Notes every page of the manuals anew; returns how many."""
    Mention.objects.all().delete()
    count = 0
    for model in NOTED:
        for page in model.objects.select_related("locale").iterator(chunk_size=200):
            note(page=page)
            count += 1
    return count


def _named(page: Noted) -> Iterator[Named]:
    for name in TEXTS:
        yield from variables(getattr(page, name, ""))
    if isinstance(page, ProcedurePage):
        yield from named(page.body)


def _keep(pk: int, found: list[Named], page: Noted) -> None:
    Mention.objects.filter(page_id=pk).delete()
    Mention.objects.bulk_create(
        Mention(page_id=pk, kind=one.kind, what=one.what[:500], words=one.words[:300], block=one.block) for one in found
    )
    PageEase.objects.update_or_create(page_id=pk, defaults=_ease(page))


def _ease(page: Noted) -> dict[str, Any]:
    summary = plain(getattr(page, "summary", ""))
    text = f"{summary}\n{text_of(page.body)}" if isinstance(page, ProcedurePage) else summary
    found = ease.ease(text, page.locale.language_code)
    return {name: getattr(found, name) for name in ("words", "age", "figure", "level", "longest")}
