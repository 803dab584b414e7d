from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from content.models import MissedSearch

from .base import DeskReport


def language_of(row: dict[str, Any]) -> str:
    """In the words of the CMS."""
    return str(get_language_info(row["language"])["name_translated"])


class MissedSearches(DeskReport):
    """What readers looked for and the manuals do not say, or say in other words."""

    slug = "searches"
    page_title = _("Searches without result")
    header_icon = "search"
    intro = _(
        "What readers looked for in the last year and found on no page, what was looked for most first. Write about "
        "it, or add the word to one that means the same under “Search synonyms”. Nobody can see who asked. Words are "
        "shown once they were looked for on two different days, and never numbers or what looks like a name."
    )
    nothing = _("No search went without result on two different days.")
    columns: ClassVar[list[Any]] = [
        Column("words", label=_("Words")),
        Column("language", label=_("Language"), accessor=language_of),
        Column("times", label=_("Times")),
        DateColumn("last", label=_("Last on")),
    ]
    list_export: ClassVar[list[str]] = ["words", "language", "times", "last"]

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        rows = MissedSearch.objects.filter(language__in=dict(settings.LANGUAGES)).values("fingerprint")
        return (
            rows.annotate(words=Max("words"), language=Max("language"), times=Sum("count"), last=Max("day"))
            .exclude(words="")
            .order_by("-times", "-last", "words")
        )

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """As they are: a search belongs to no manual."""
        return list(object_list)
