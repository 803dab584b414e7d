"""How far pages and other words are translated, and what translators have finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, DateTimeField, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Locale, ModelLogEntry, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import HomePage
from .kinds import PAGES, Kind


@dataclass(frozen=True, slots=True)
class Covered:
    """One source in one language. `state`: "missing", "draft", "older" (the source changed since), "part" or "full";
    `done` of `total` strings. `pk`: the translation's primary key, 0 where there is none."""

    language: str
    state: str
    done: int = 0
    total: int = 0
    pk: int = 0

    @property
    def label(self) -> str:
        """The state in words."""
        words = {
            "missing": _("Not there"),
            "draft": _("Draft"),
            "older": _("Older than its source"),
            "part": _("%(done)s of %(total)s"),
            "full": _("Complete"),
        }[self.state]
        return words % {"done": self.done, "total": self.total} if self.state == "part" else words


def languages(kind: Kind = PAGES) -> list[Locale]:
    """The languages that have a home page or something of this kind, but for the source's. One query."""
    homes = HomePage.objects.values("locale")
    spoken = Q(pk__in=homes) | Q(pk__in=kind.model.objects.order_by().values("locale"))
    found = Locale.objects.filter(Q(pk__in=homes) if kind is PAGES else spoken)
    return list(found.exclude(language_code=settings.LANGUAGE_CODE).order_by("language_code"))


def coverage(rows: Iterable[Any], locales: list[Locale], kind: Kind = PAGES) -> dict[int, list[Covered]]:
    """{primary key of a source: how it stands in each of `locales`}. Three queries, and one a language."""
    rows = list(rows)
    keys = {row.translation_key: row for row in rows}
    there = {(one.translation_key, one.locale_id): one for one in kind.model.objects.filter(translation_key__in=keys)}
    records = {
        (one.source.object_id, one.target_locale_id): one
        for one in Translation.objects.filter(source__object_id__in=keys).select_related("source")
    }
    changes = _changes(rows, kind)
    found: dict[int, list[Covered]] = {row.pk: [] for row in rows}
    for locale in locales:
        ids = {one.source_id for (_key, at), one in records.items() if at == locale.pk}
        counts = progress(ids, locale)
        for key, row in keys.items():
            record = records.get((key, locale.pk))
            done, total = counts.get(record.source_id, (0, 0)) if record else (0, 0)
            stands = there.get((key, locale.pk))
            found[row.pk].append(_covered(changes.get(row.pk), stands, record, locale, done, total))
    return found


def _changes(rows: list[Any], kind: Kind) -> dict[int, datetime | None]:
    """When each was changed last: published, or where it has no drafts, saved by somebody. One query, or none."""
    if hasattr(kind.model, "last_published_at"):
        return {row.pk: row.last_published_at for row in rows}
    saved = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(kind.model),
        object_id__in=[str(row.pk) for row in rows],
        content_changed=True,
    )
    return {int(pk): at for pk, at in saved.values_list("object_id").annotate(at=Max("timestamp")).order_by()}


def _covered(
    changed: datetime | None, there: Any, record: Translation | None, locale: Locale, done: int, total: int
) -> Covered:
    language = locale.language_code
    if there is None or getattr(there, "alias_of_id", None):
        return Covered(language, "missing")
    if not getattr(there, "live", True):
        return Covered(language, "draft", done, total, there.pk)
    synced = record.source.last_updated_at if record else getattr(there, "last_published_at", None)
    if changed and synced and changed > synced:
        return Covered(language, "older", done, total, there.pk)
    state = "part" if record and record.enabled and done < total else "full"
    return Covered(language, state, done, total, there.pk)


def progress(sources: Iterable[int], locale: Locale) -> dict[int, tuple[int, int]]:
    """{primary key of a translation source: strings translated, strings in all}. One query."""
    segments = StringSegment.objects.filter(source_id__in=sources).annotate_translation(locale)
    rows = segments.values("source_id").annotate(
        total=Count("pk"), done=Count("pk", filter=Q(translation__isnull=False))
    ).order_by()  # fmt: skip
    return {row["source_id"]: (row["done"], row["total"]) for row in rows}


def finished() -> QuerySet[Translation]:
    """Translations of pages in which something was translated since they were last published, the newest first; with
    `page_id`, `page_title` and `worked_at`."""
    page = Page.objects.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale"))
    words = StringTranslation.objects.filter(
        locale=OuterRef("target_locale"), context__object_id=OuterRef("source__object_id")
    ).order_by("-updated_at")
    found: QuerySet[Translation] = (
        Translation.objects.filter(enabled=True)
        .annotate(
            page_id=Subquery(page.values("pk")[:1]),
            page_title=Subquery(page.values("title")[:1]),
            published_at=Subquery(page.values("last_published_at")[:1], output_field=DateTimeField()),
            worked_at=Subquery(words.values("updated_at")[:1], output_field=DateTimeField()),
        )
        .filter(page_id__isnull=False)
        .filter(Q(published_at__isnull=True) | Q(worked_at__gt=F("published_at")))
        .select_related("source", "target_locale")
        .order_by(F("worked_at").desc(nulls_last=True))
    )
    return found
