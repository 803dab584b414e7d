from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from content.checking.selectors import contacts_named, pictures_without_words, unknown_names
from content.facts import Facts, choices, facts
from content.models import Mention

from .base import DeskReport, MentionFilters, language_column, manual_column, page_column


class NameFilters(MentionFilters):
    """And by what is named."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=[
            (one.value, one.label)
            for one in (Mention.Kind.VARIABLE, Mention.Kind.CONTACT, Mention.Kind.TIMESCALE, Mention.Kind.FORM)
        ],
    )


def written(row: Mention) -> str:
    """As an editor wrote it."""
    return "{" + row.what + "}" if row.kind == Mention.Kind.VARIABLE else row.what


class UnknownNames(DeskReport):
    """Variables, contacts, timescales and forms that the place of a page does not have."""

    slug = "names"
    page_title = _("Unknown names")
    header_icon = "warning"
    intro = _(
        "Variables, contacts, timescales and forms that a page names and its place does not have. Readers see a "
        "variable as it is written here; of the others they see nothing. Correct the page, or add to the place what "
        "is missing."
    )
    nothing = _("Every name is known in its place.")
    filterset_class = NameFilters
    columns: ClassVar[list[Any]] = [
        page_column(),
        manual_column(),
        language_column(),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("what", label=_("Name"), accessor=written),
    ]
    list_export: ClassVar[list[str]] = ["page.title", "page.locale.language_code", "kind", "what"]

    def get_base_queryset(self) -> QuerySet[Mention]:
        return unknown_names()


class Pictures(DeskReport):
    """Pictures without words for those who do not see them."""

    slug = "pictures"
    page_title = _("Pictures without words")
    header_icon = "image"
    intro = _(
        "Pictures with nothing to say to those who do not see them. That is right for decoration alone. All others "
        "need a sentence on what they show."
    )
    nothing = _("Every picture says what it shows.")
    filterset_class = MentionFilters
    columns: ClassVar[list[Any]] = [
        page_column(),
        manual_column(),
        language_column(),
        Column("picture", label=_("Picture"), accessor=lambda row: row.picture),
    ]
    list_export: ClassVar[list[str]] = ["page.title", "page.locale.language_code", "what"]

    def get_base_queryset(self) -> QuerySet[Mention]:
        return pictures_without_words()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        from wagtail.images import get_image_model

        rows = super().decorate_paginated_queryset(object_list)
        titles = get_image_model().objects.in_bulk([int(row.what) for row in rows if row.what.isdigit()])
        for row in rows:
            found = titles.get(int(row.what)) if row.what.isdigit() else None
            row.picture = found.title if found else row.what
        return rows


class ContactFilters(MentionFilters):
    """And by contact."""

    what = django_filters.ChoiceFilter(label=_("Contact"), choices=lambda: choices("contacts"))


class Contacts(DeskReport):
    """Which pages show which local contact (one record, shown everywhere)."""

    slug = "contacts"
    page_title = _("Contacts on pages")
    header_icon = "mail"
    intro = _(
        "Which pages show which contact. A contact is changed once, with its place, and every page shows it anew."
    )
    nothing = _("No page shows a contact yet.")
    filterset_class = ContactFilters
    columns: ClassVar[list[Any]] = [
        Column("what", label=_("Contact"), accessor=lambda row: row.contact),
        page_column(),
        manual_column(),
        language_column(),
    ]
    list_export: ClassVar[list[str]] = ["what", "page.title", "page.locale.language_code"]

    def get_base_queryset(self) -> QuerySet[Mention]:
        return contacts_named()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        rows = super().decorate_paginated_queryset(object_list)
        known: dict[tuple[str, str], Facts] = {}
        for row in rows:
            there = (row.place, row.page.locale.language_code)
            known[there] = known.get(there) or facts(*there)
            contact = known[there].contacts.get(row.what)
            row.contact = contact.name if contact else row.what
        return rows
