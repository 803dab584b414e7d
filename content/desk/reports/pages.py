from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn

from content.checking.selectors import hard_to_find, reviews
from content.models import PageEase, ProcedurePage

from .base import DeskReport, InManual, home_locales, language_of, manual_column, own_column, page_column


class PageFilters(WagtailFilterSet):
    """By manual."""

    manual = InManual()

    class Meta:
        model = ProcedurePage
        fields: ClassVar[list[str]] = []


class HardToFind(DeskReport):
    """Orphans: the index does not show them, or no other page leads to them."""

    slug = "orphans"
    page_title = _("Pages hard to find")
    header_icon = "search"
    intro = _(
        "Published pages that the index does not show because a page above them is not published, and then pages that "
        "no link in a text leads to: readers find those by the index and by search alone."
    )
    nothing = _("Every page is found by the index, and another page leads to it.")
    filterset_class = PageFilters
    columns: ClassVar[list[Any]] = [
        own_column(),
        manual_column(),
        Column("hidden_by", label=_("Not in the index: not published above it")),
        Column("is_named", label=_("Links to it"), accessor=lambda row: "" if row.is_named else gettext("None")),
    ]
    list_export: ClassVar[list[str]] = ["title", "hidden_by", "is_named"]

    def get_base_queryset(self) -> QuerySet[ProcedurePage]:
        return hard_to_find()


class ReviewFilters(PageFilters):
    """And by who keeps the page."""

    keeper = django_filters.CharFilter(label=_("Kept by"), lookup_expr="icontains")


class Reviews(DeskReport):
    """The worklist of pages that somebody has to look at again."""

    slug = "reviews"
    page_title = _("Reviews due")
    header_icon = "calendar-check"
    intro = _(
        "Pages whose day of review has come, or comes within 60 days. Look whether the page still holds, then give "
        "it a new day and publish it."
    )
    nothing = _("No page is due for review within 60 days.")
    filterset_class = ReviewFilters
    columns: ClassVar[list[Any]] = [
        own_column(),
        manual_column(),
        DateColumn("review_by", label=_("Review by")),
        Column("overdue", label=_("Overdue"), accessor=lambda row: overdue(row.review_by)),
        Column("keeper", label=_("Kept by")),
        PageStatusColumn("status", label=_("Status")),
    ]
    list_export: ClassVar[list[str]] = ["title", "review_by", "keeper"]

    def get_base_queryset(self) -> QuerySet[ProcedurePage]:
        due: Any = reviews(timezone.localdate())  # Wagtail's own kind of queryset
        found: QuerySet[ProcedurePage] = due.prefetch_workflow_states().annotate_approved_schedule()
        return found


def overdue(day: Any) -> str:
    """By how many days, or "" where it is not."""
    days = (timezone.localdate() - day).days
    return gettext("%(count)s days") % {"count": days} if days > 0 else ""


class EaseFilters(WagtailFilterSet):
    """By manual, language and how hard."""

    manual = InManual("page__path")
    language = django_filters.ModelChoiceFilter(field_name="page__locale", label=_("Language"), queryset=home_locales)
    level = django_filters.ChoiceFilter(label=_("To read"), choices=PageEase.Level.choices)

    class Meta:
        model = PageEase
        fields: ClassVar[list[str]] = []


def level_of(row: PageEase) -> str:
    """How hard it is, in a word."""
    return str(row.get_level_display() or gettext("Too short to tell"))


class ReadingAge(DeskReport):
    """How easy each page is to read, the hardest first."""

    slug = "reading-age"
    page_title = _("Reading age")
    header_icon = "openquote"
    intro = _(
        "How easy each page is to read, the hardest first. In English a formula tells a reading age in years; in "
        "Welsh it tells easy from hard. The manual aims at a reading age of 13."
    )
    nothing = _("No page has been measured yet.")
    filterset_class = EaseFilters
    columns: ClassVar[list[Any]] = [
        page_column(),
        manual_column(),
        Column("language", label=_("Language"), accessor=lambda row: language_of(row.page)),
        Column(
            "level", label=_("To read"), accessor=lambda row: row.get_level_display() or gettext("Too short to tell")
        ),
        Column("age", label=_("Reading age"), accessor=lambda row: "" if row.age is None else row.age, sort_key="age"),
        Column("longest", label=_("Longest sentence, words"), sort_key="longest"),
        Column("words", label=_("Words"), sort_key="words"),
    ]
    list_export: ClassVar[list[str]] = ["page.title", "page.locale.language_code", "level", "age", "longest", "words"]

    def get_base_queryset(self) -> QuerySet[PageEase]:
        return PageEase.objects.select_related("page", "page__locale").order_by(
            F("level").desc(nulls_last=True), F("figure").desc(nulls_last=True), "page__path"
        )
