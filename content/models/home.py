from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Site
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from ..audiences import AUDIENCES
from . import tree
from .base import INHERITED, BasePage
from .manual import ManualPage

if TYPE_CHECKING:
    from django.http import HttpRequest

LEAD = _(
    "Here parents, children and the people who work with them can read what is agreed to keep a child safe: what the "
    "worry is, what helps, who does what, and by when."
)


class HomePage(BasePage):
    """The first page: what the service is, the way in, and the local procedures.

    It also finds every page below it: see `tree.find`.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"lead"})
    translatable_fields = [*INHERITED, TranslatableField("lead")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "content/home/read.html"
    page_description = _("The first page of the service in one language.")

    lead = models.TextField(
        _("introduction"),
        blank=True,
        default="",
        help_text=_("What the service is for, in a sentence or two. Empty: our own words, in every language we speak."),
    )

    content_panels: ClassVar[list[Any]] = [TitleFieldPanel("title"), FieldPanel("lead", icon="pilcrow")]
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("Home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at this path, in the reader's language or, where it is not translated yet, in the source's."""
        root = Site.find_for_request(request).root_page
        homes = [tree.Root(home.url_path, home.locale.language_code) for home in dict.fromkeys((self, root))]
        trail = tree.find(homes, path_components)
        if trail is None:
            raise Http404
        return RouteResult(trail.page())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        manuals = tree.children(ManualPage, self.trail, self.locale_id)
        context["manuals"] = tree.links((page, self.trail.language_of(page)) for page in manuals)
        context["audiences"] = AUDIENCES
        context["lead"] = LEAD if context["untranslated"] else self.lead or LEAD
        context["description"] = self.search_description or context["lead"]
        return context
