from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn
from wagtail.models import Locale, Page

from content.checking.coverage import Covered, coverage, languages, sources

from .base import DeskReport, InManual, edit_page, manual_column, own_column


class SourceFilters(WagtailFilterSet):
    """By manual."""

    manual = InManual()

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []


def _column(locale: Locale) -> TitleColumn:
    def covered(row: Any) -> Covered:
        found: list[Covered] = row.covered
        return next(one for one in found if one.language == locale.language_code)

    return TitleColumn(
        f"in_{locale.language_code}",
        label=locale.get_display_name(),
        accessor=lambda row: covered(row).label,
        get_url=lambda row: edit_page(covered(row).page) if covered(row).page else None,
    )


class Languages(DeskReport):
    """R-002: nothing in one language is less than in another; what is, is seen here."""

    slug = "languages"
    page_title = _("Languages")
    header_icon = "wagtail-localize-language"
    intro = _(
        "How each page stands in each language. Where a translation is not there, readers are shown the page as it was "
        "written, with a notice. “Older than its source” means that the page has changed since the translator had it."
    )
    nothing = _("There are no pages.")
    filterset_class = SourceFilters
    list_export: ClassVar[list[str]] = ["title"]

    def setup(self, *args: Any, **kwargs: Any) -> None:
        super().setup(*args, **kwargs)
        self.locales = languages()

    @property
    def columns(self) -> list[Any]:
        return [own_column(), manual_column(), *(_column(locale) for locale in self.locales)]

    def get_base_queryset(self) -> QuerySet[Page]:
        return sources()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        rows = super().decorate_paginated_queryset(object_list)
        found = coverage(rows, self.locales)
        for row in rows:
            row.covered = found[row.pk]
        return rows
