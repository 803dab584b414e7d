from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Locale, Page

from content.checking.coverage import coverage, languages
from content.checking.kinds import PAGES, choices, kind_of

from .base import DeskReport, InManual, edit_page


class KindFilters(WagtailFilterSet):
    """By what it is: the view has chosen the rows already."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=choices, empty_label=PAGES.label, method=lambda rows, name, value: rows
    )

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []


class SourceFilters(KindFilters):
    """And pages by manual."""

    manual = InManual()


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

    def setup(self, *args: Any, **kwargs: Any) -> None:
        super().setup(*args, **kwargs)
        self.kind = kind_of(self.request.GET.get("kind", ""))
        self.filterset_class = SourceFilters if self.kind is PAGES else KindFilters
        self.locales = languages(self.kind)
        self.list_export = ["words", "manual", *(_name(locale) for locale in self.locales)]
        named = {_name(locale): locale.get_display_name() for locale in self.locales}
        self.headings = {"words": self.kind.label, "manual": self.kind.where, **named}

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.headings[field])

    @property
    def columns(self) -> list[Any]:
        return [
            TitleColumn("title", label=self.kind.label, accessor="words", get_url=lambda row: self.edit(row.pk)),
            Column("manual", label=self.kind.where),
            *(self._column(locale) for locale in self.locales),
        ]

    def _column(self, locale: Locale) -> TitleColumn:
        name = _name(locale)

        def get_url(row: Any) -> str | None:
            return self.edit(row.covered[locale.language_code].pk)

        return TitleColumn(name, label=locale.get_display_name(), accessor=name, get_url=get_url)

    def edit(self, pk: int) -> str | None:
        """The editor of a row; None where there is none, or not for this person."""
        if self.kind.model is Page:
            return edit_page(pk) if pk else None
        desk = self.kind.model.snippet_viewset
        may = pk and desk.permission_policy.user_has_permission(self.request.user, "change")
        return reverse(desk.get_url_name("edit"), args=[quote(pk)]) if may else None

    def get_base_queryset(self) -> QuerySet[Any]:
        return self.kind.sources()

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Each row learns what it is called, where it stands, and how it stands in each language."""
        rows = list(object_list)
        found = coverage(rows, self.locales, self.kind)
        for row, place in zip(rows, self.kind.places(rows), strict=True):
            row.words, row.manual = self.kind.title(row), place
            row.covered = {one.language: one for one in found[row.pk]}
            for locale in self.locales:
                setattr(row, _name(locale), row.covered[locale.language_code].label)
        return rows


def _name(locale: Locale) -> str:
    return f"in_{locale.language_code.replace('-', '_')}"
