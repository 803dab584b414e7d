"""What a message about a page says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from wagtail.models import Page

from ..models import HomePage, ManualPage, ProcedurePage
from ..models.tree import address, relative


def path_of(page: Page) -> str:
    """The page's place below the home page, the same in every language: "england/core-group"; "" for the home page."""
    return relative(page).strip("/")


def about(page: Any) -> dict[str, Any] | None:
    """{"id", "path", "language", "title", "address"} of a page of ours; None for any other.

    `id` is the same in every language; `address`: where people read it. One query, or none.
    """
    if not isinstance(page, HomePage | ManualPage | ProcedurePage):
        return None
    language = page.locale.language_code
    with translation.override(language):
        where = address(page)
    return {
        "id": str(page.translation_key),
        "path": path_of(page),
        "language": language,
        "title": page.title,
        "address": where,
    }


# What stands on each kind of page, for Wagtail's own API. Whatever is named here is readable by anybody.
HEADLESS_FIELDS: Mapping[type[Page], tuple[str, ...]] = {
    HomePage: ("lead",),
    ManualPage: ("jurisdiction", "summary"),
    ProcedurePage: ("summary", "body", "keeper", "review_by", "amendment", "amendment_why", "version"),
}
