"""How far each page is translated, and what translators have finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import HomePage, ManualPage, ProcedurePage


@dataclass(frozen=True, slots=True)
class Covered:
    """One page in one language. `state`: "missing", "draft", "older" (the source changed since), "part" or "full";
    `done` of `total` strings. `page`: the translation's primary key, 0 where there is none."""

    language: str
    state: str
    done: int = 0
    total: int = 0
    page: int = 0

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


def languages() -> list[Locale]:
    """The languages that have a home page, but for the source's. One query."""
    homes = HomePage.objects.exclude(locale__language_code=settings.LANGUAGE_CODE)
    return list(Locale.objects.filter(pk__in=homes.values("locale")).order_by("language_code"))


def sources() -> QuerySet[Page]:
    """The pages that can be translated: those of the manuals, in the language they are written in."""
    kinds = (HomePage, ManualPage, ProcedurePage)
    pages: QuerySet[Page] = Page.objects.type(*kinds).filter(locale__language_code=settings.LANGUAGE_CODE).live()
    return pages.select_related("locale").order_by("path")


def coverage(pages: Iterable[Page], locales: list[Locale]) -> dict[int, list[Covered]]:
    """{primary key of a source page: how it stands in each of `locales`}. Two queries, and two a language."""
    pages = list(pages)
    keys = {page.translation_key: page for page in pages}
    there = {(one.translation_key, one.locale_id): one for one in Page.objects.filter(translation_key__in=keys)}
    records = {
        (one.source.object_id, one.target_locale_id): one
        for one in Translation.objects.filter(source__object_id__in=keys).select_related("source")
    }
    found: dict[int, list[Covered]] = {page.pk: [] for page in pages}
    for locale in locales:
        ids = {one.source_id for (_key, at), one in records.items() if at == locale.pk}
        counts = progress(ids, locale)
        for key, page in keys.items():
            record = records.get((key, locale.pk))
            done, total = counts.get(record.source_id, (0, 0)) if record else (0, 0)
            found[page.pk].append(_covered(page, there.get((key, locale.pk)), record, locale, done, total))
    return found


def _covered(
    page: Page, there: Page | None, record: Translation | None, locale: Locale, done: int, total: int
) -> Covered:
    language = locale.language_code
    if there is None or there.alias_of_id:
        return Covered(language, "missing")
    if not there.live:
        return Covered(language, "draft", done, total, there.pk)
    synced = record.source.last_updated_at if record else there.last_published_at
    if page.last_published_at and synced and page.last_published_at > synced:
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
