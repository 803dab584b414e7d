"""The earlier versions of a page: which there are, and which was in force on a day (R-000-02, R-001-64)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from .models import PageEdition, tree
from .models.base import BasePage

LINE = ("number", "language", "published_at", "title", "what", "why", "by")


@dataclass(frozen=True, slots=True)
class Line:
    """One version in the list. `until`: when the next one took its place, None for the one in force now."""

    number: int
    language: str
    title: str
    what: str
    why: str
    by: str
    since: datetime
    until: datetime | None


def page_of(key: UUID) -> BasePage | None:
    """The published page with this translation key, in the reader's language or else its source's, with its trail.

    None where readers find none, also where it is kept from some. Three queries.
    """
    row = Page.objects.live().filter(translation_key=key).only("url_path").first()
    if row is None:
        return None
    homes = tree.roots() or [tree.Root(f"/{row.url_path.split('/')[1]}/", settings.LANGUAGE_CODE)]
    trail = tree.find(homes, [slug for slug in tree.relative(row).split("/") if slug])
    if trail is None or not trail.is_free or trail.own[-1].translation_key != key:
        return None
    page = trail.page()
    return page if isinstance(page, BasePage) else None


def lines(key: UUID, language: str) -> list[Line]:
    """Every version, the newest first, each in `language` where it was published in it. One query."""
    rows = PageEdition.objects.filter(translation_key=key, language__in={language, settings.LANGUAGE_CODE}).values(
        *LINE
    )
    return _lined(_best(rows, language))


def _best(rows: Iterable[dict[str, object]], language: str) -> list[tuple[dict[str, object], object]]:
    """(the words of a number, when it was first published), the newest number first."""
    found: dict[object, dict[str, object]] = {}
    since: dict[object, object] = {}
    for row in rows:  # the last of a number first, whatever its language
        number = row["number"]
        since[number] = row["published_at"]
        there = found.get(number)
        if there is None or (there["language"] != language and row["language"] == language):
            found[number] = row
    return [(row, since[number]) for number, row in found.items()]


def _lined(best: list[tuple[dict[str, object], object]]) -> list[Line]:
    made: list[Line] = []
    until: object = None
    for row, since in best:
        words = {name: row[name] for name in LINE if name != "published_at"}
        made.append(Line(**words, since=since, until=until))  # type: ignore[arg-type]
        until = since
    return made


def edition(key: UUID, number: int, language: str) -> PageEdition | None:
    """One version in `language` where it was published in it, else as it was written. One query."""
    rows = list(PageEdition.objects.filter(translation_key=key, number=number))
    spoken = [row for row in rows if row.language == language] or [
        row for row in rows if row.language == settings.LANGUAGE_CODE
    ]
    return spoken[0] if spoken else None


def in_force(every: list[Line], day: date) -> Line | None:
    """The version that readers found at the end of that day; None before the first."""
    return next((line for line in every if timezone.localtime(line.since).date() <= day), None)
