from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import translation
from wagtail.admin.panels import CommentPanel, PublishingPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..facts import Facts, facts
from ..kept import kept
from ..variables import resolve
from . import tree
from .previewing import Previewed

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


class BasePage(Previewed):
    """A public page of the manual. `translatable_fields` names each field on purpose: translated, or synchronised."""

    plain_fields: ClassVar[frozenset[str]] = frozenset()
    personal_fields: ClassVar[frozenset[str]] = frozenset()
    translatable_fields: ClassVar[list[Any]] = INHERITED
    settings_panels: ClassVar[list[Any]] = [PublishingPanel(), CommentPanel()]
    # What the page says is indexed as stems, see content/search; nothing of it before it is published
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.RelatedFields("search_text", [index.SearchField("title", boost=2), index.SearchField("body")]),
    ]
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

    @property
    def facts(self) -> Facts:
        """What is so in the place of this page, in the language of its words."""
        trail = self.trail
        place, language = trail.place, trail.language_of(self)
        return kept(trail.places, ("facts", place, language), lambda: facts(place, language))

    def say(self, text: str) -> str:
        """A title or another short text with its variables said."""
        return resolve(text, self.facts) if "{" in text else text

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """One query with the ids of the trail, in every language: a page kept from readers is kept from them in all.

        None where the way here showed that there are none.
        """
        if self.trail.is_free:
            none: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
            return none
        restrictions: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.filter(
            page_id__in=self.trail.ids
        )
        return restrictions

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = self.trail.language_of(self)
        context |= {
            "breadcrumbs": tree.links(self.trail.above, self.say),
            "title": self.say(self.title),
            "description": self.say(self.search_description or getattr(self, "summary", "") or self.title),
            "text_language": language,
            "text_direction": "rtl" if translation.get_language_info(language)["bidi"] else "ltr",
            "untranslated": language != (translation.get_language() or "").split("-")[0],
            "languages": [(code, request.build_absolute_uri(url)) for code, url in self.languages],
        }
        return context

    @property
    def languages(self) -> list[tuple[str, str]]:
        """(language code, address) of each language this page is published in, for search engines."""
        same = Page.objects.live().filter(translation_key=self.translation_key)
        codes: list[str] = kept(
            self.trail.token, ("languages", self.translation_key),
            lambda: sorted(same.values_list("locale__language_code", flat=True)),
        )  # fmt: skip
        return [(code, tree.address_in(self, code)) for code in codes]
