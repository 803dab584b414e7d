"""What every report of ours has: Wagtail's own listing, its filters and its export, and a sentence on what it is."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale

from content.checking.kinds import title_of
from content.models import HomePage, ManualPage, Mention

from ..access import WORKS, pages

NAMESPACE = "manual_desk"


def manuals(request: Any) -> QuerySet[ManualPage]:
    """The manuals to choose from, each once."""
    found: QuerySet[ManualPage] = ManualPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return found


def home_locales(request: Any) -> QuerySet[Locale]:
    """The languages that have pages."""
    found: QuerySet[Locale] = Locale.objects.filter(pk__in=HomePage.objects.values("locale"))
    return found


class InManual(django_filters.ModelChoiceFilter):
    """Pages of one manual, in every language. `field_name`: where the path of the page is."""

    def __init__(self, field_name: str = "path") -> None:
        super().__init__(label=_("Manual"), queryset=manuals, field_name=field_name)

    def filter(self, qs: QuerySet[Any], value: ManualPage | None) -> QuerySet[Any]:
        if value is None:
            return qs
        within = Q()
        for path in ManualPage.objects.filter(translation_key=value.translation_key).values_list("path", flat=True):
            within |= Q(**{f"{self.field_name}__startswith": path})
        return qs.filter(within)


class MentionFilters(WagtailFilterSet):
    """By manual and language."""

    manual = InManual("page__path")
    language = django_filters.ModelChoiceFilter(field_name="page__locale", label=_("Language"), queryset=home_locales)

    class Meta:
        model = Mention
        fields: ClassVar[list[str]] = []


def edit_page(page_id: int, block: str = "") -> str:
    """The editor of a page, at one of its blocks."""
    return reverse("wagtailadmin_pages:edit", args=[page_id]) + (f"#block-{block}-section" if block else "")


def language_of(page: Any) -> str:
    """The language of a page, in the words of the CMS."""
    return str(page.locale.get_display_name())


def page_column() -> TitleColumn:
    """The page of a row that is about one, leading to the block that it is about."""
    return TitleColumn(
        "page",
        label=_("Page"),
        accessor=lambda row: title_of(row.page),
        get_url=lambda row: edit_page(row.page_id, getattr(row, "block", "")),
    )


def own_column() -> TitleColumn:
    """The page, where a row is one."""
    return TitleColumn("title", label=_("Page"), accessor=title_of, get_url=lambda row: edit_page(row.pk))


def manual_column() -> Column:
    """The manual that the page of a row stands in: several have pages of the same title."""
    return Column("manual", label=_("Manual"))


def language_column() -> Column:
    """The language of the page of a mention."""
    return Column("language", label=_("Language"), accessor=lambda row: language_of(row.page))


class DeskReport(ReportView):
    """A report for everybody who works on pages."""

    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "content/desk/report_results.html"
    header_icon = "site"
    permission_policy = None
    any_permission_required: ClassVar[list[str]] = WORKS
    intro: Any = ""
    slug = ""  # of its address, and its name there
    nothing: Any = _("Nothing to put right.")
    export_headings: ClassVar[dict[str, Any]] = {
        "page.title": _("Page"),
        "page.locale.language_code": _("Language"),
        "title": _("Page"),
        "locale.language_code": _("Language"),
    }

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.permission_policy = pages()
        return super().dispatch(request, *args, **kwargs)

    @property
    def index_url_name(self) -> str:
        return f"{NAMESPACE}:{self.slug}"

    @property
    def index_results_url_name(self) -> str:
        return f"{NAMESPACE}:{self.slug}_results"

    def get_filename(self) -> str:
        return self.slug

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Each row learns its `manual` (the title) and its `place` (the key). One query."""
        known = list(ManualPage.objects.values_list("path", "draft_title", "jurisdiction"))
        rows = list(object_list)
        for row in rows:
            path = getattr(row, "page", row).path
            found = next((one for one in known if path.startswith(one[0])), ("", "", ""))
            row.manual, row.place = found[1:]
        return rows

    @property
    def no_results_message(self) -> str:
        return str(_("There are no matches.") if self.is_filtering else self.nothing)
