"""Where pages stand that were found: the names of their manuals and sections, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Page

from content.models import ManualPage

MANUAL = 3 * Page.steplen
SECTION = 4 * Page.steplen


@dataclass(frozen=True, slots=True)
class Part:
    """A manual, or a section of one. `key`: what an address calls it, a jurisdiction's key or a slug."""

    identity: UUID
    key: str
    label: str
    language: str
    path: str


def named(paths: Iterable[str], locales: dict[int, str], reader: int) -> dict[str, Part]:
    """{path: what stands there}, of manuals and sections; in the locale `reader` where it is in it. One query.

    `locales`: {id: ISO code} of the locales a reader reads.
    """
    wanted = {path[:MANUAL] for path in paths} | {path[:SECTION] for path in paths}
    keys = Page.objects.filter(path__in=wanted).values("translation_key")
    rows = list(
        Page.objects.filter(translation_key__in=keys, locale_id__in=locales, live=True)
        .order_by("path")
        .values_list(
            "path", "translation_key", "slug", "title", "search_text__name", "locale_id", "manualpage__jurisdiction"
        )
    )
    own: dict[UUID, Part] = {}
    for path, identity, slug, title, name, locale, place in rows:
        if identity not in own or locale == reader:
            own[identity] = Part(identity, place or slug, name or title, locales[locale], path)
    return {path: own[identity] for path, identity, *_rest in rows}


def places_of(place: str, section: str) -> list[str] | None:
    """The paths of a place's manuals, or of one section of theirs, in every language; None: everywhere. Two queries."""
    if not place and not section:
        return None
    manuals = ManualPage.objects.filter(live=True)
    if place:
        manuals = manuals.filter(jurisdiction=place)
    if not section:
        return list(manuals.values_list("path", flat=True))
    below = [path for path, slug in _sections() if slug == section]
    tops = tuple(manuals.values_list("path", flat=True))
    return [path for path in below if path.startswith(tops)]


def _sections() -> Iterable[tuple[str, str]]:
    rows: Iterable[tuple[str, str]] = Page.objects.filter(depth=4, live=True).values_list("path", "slug")
    return rows
