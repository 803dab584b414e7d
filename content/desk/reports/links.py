from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import user_passes_test
from wagtail.admin.ui.tables import Column, DateColumn

from content.checking.selectors import broken_links
from content.checking.tasks import try_links_later
from content.models import Mention, OutsideLink

from ..access import works_on_pages
from .base import DeskReport, MentionFilters, language_column, manual_column, page_column


class LinkFilters(MentionFilters):
    """And by where they were to lead."""

    kind = django_filters.ChoiceFilter(
        label=_("Leads to"), choices=[(one.value, one.label) for one in (Mention.Kind.PAGE, Mention.Kind.ADDRESS)]
    )


def leads_to(row: Any) -> str:
    """The page by its title, anything else by its address."""
    if row.kind == Mention.Kind.PAGE:
        return str(row.target or gettext("A page that is not there any more"))
    return str(row.what)


def why(row: Any) -> str:
    """What is wrong with it."""
    if row.kind == Mention.Kind.PAGE:
        return gettext("Not published") if row.target else gettext("Deleted")
    label = OutsideLink.Problem(row.problem).label
    return f"{label}: {row.moved_to}" if row.moved_to else str(label)


class BrokenLinks(DeskReport):
    """R-000-02: links within the manual and elsewhere that lead nowhere."""

    slug = "links"
    page_title = _("Broken links")
    header_icon = "link"
    intro = _(
        "Links in the text of pages that lead nowhere. Links to our own pages are looked at as you open this report. "
        "Addresses elsewhere are tried every night."
    )
    nothing = _("Every link leads somewhere.")
    results_template_name = "content/desk/links_results.html"
    filterset_class = LinkFilters
    columns: ClassVar[list[Any]] = [
        page_column(),
        manual_column(),
        language_column(),
        Column("words", label=_("Words of the link")),
        Column("leads_to", label=_("Leads to"), accessor=leads_to),
        Column("why", label=_("What is wrong"), accessor=why),
        DateColumn("tried_at", label=_("Tried")),
    ]
    list_export: ClassVar[list[str]] = ["page.title", "page.locale.language_code", "words", "what", "target", "problem"]

    def get_base_queryset(self) -> QuerySet[Mention]:
        return broken_links()


@require_POST
@user_passes_test(works_on_pages)
def try_links(request: HttpRequest) -> HttpResponse:
    """Has the addresses tried in the background."""
    try_links_later(asked_at=timezone.now())
    messages.success(request, gettext("The addresses are being tried. Look here again in some minutes."))
    return redirect("manual_desk:links")
