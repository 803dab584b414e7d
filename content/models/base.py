from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import translation
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField, TranslatableField

from . import tree

if TYPE_CHECKING:
    from django.http import HttpRequest

# What Wagtail's own page brings. The slug is the same in every language, so that an address differs from its
# translation's only by the language in front, and a page not yet translated can stand in at the same address.
INHERITED = [
    TranslatableField("title"),
    SynchronizedField("slug", overridable=False),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    SynchronizedField("show_in_menus", overridable=False),
]


class BasePage(Page):
    """A public page of the manual. `translatable_fields` names each field on purpose: translated, or synchronised."""

    plain_fields: ClassVar[frozenset[str]] = frozenset()
    personal_fields: ClassVar[frozenset[str]] = frozenset()
    translatable_fields: ClassVar[list[Any]] = INHERITED
    settings_panels: ClassVar[list[Any]] = []
    allowed_http_methods: ClassVar[list[str]] = ["GET", "HEAD", "OPTIONS"]

    class Meta:
        abstract = True

    @property
    def trail(self) -> tree.Trail:
        """The pages from the home page down to this one, found on the way here or, in a preview, looked up."""
        found: tree.Trail | None = self.__dict__.get("_trail")
        if found is None:
            found = self.__dict__["_trail"] = tree.trail_to(self)
        return found

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """One query with the ids of the trail, in every language: a page kept from readers is kept from them in all."""
        restrictions: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.filter(
            page_id__in=self.trail.ids
        )
        return restrictions

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = self.trail.language_of(self)
        context |= {
            "breadcrumbs": tree.links(self.trail.above),
            "text_language": language,
            "text_direction": "rtl" if translation.get_language_info(language)["bidi"] else "ltr",
            "untranslated": language != (translation.get_language() or "").split("-")[0],
        }
        return context
