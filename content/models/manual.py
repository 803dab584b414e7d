from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from . import tree
from .base import INHERITED, BasePage
from .procedure import ProcedurePage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page


class ManualPage(BasePage):
    """The index of one jurisdiction's manual (R-000-02)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"jurisdiction", "summary"})
    translatable_fields = [
        *INHERITED,
        SynchronizedField("jurisdiction", overridable=False),
        TranslatableField("summary"),
    ]
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.ProcedurePage"]
    template = "content/manual/read.html"
    page_description = _("The index of one area's procedures.")

    jurisdiction = models.CharField(
        _("place"), max_length=50, help_text=_("Key of the place whose procedures these are.")
    )
    summary = models.TextField(_("summary"), blank=True, default="", help_text=_("One or two sentences."))

    content_panels: ClassVar[list[Any]] = [TitleFieldPanel("title"), FieldPanel("jurisdiction"), FieldPanel("summary")]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("Manual")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        trail = self.trail

        def links(pages: list[Page]) -> list[tree.Link]:
            return tree.links(((page, trail.language_of(page)) for page in pages), self.say)

        found = tree.sections(ProcedurePage, trail, trail.own[0].locale_id)
        context["sections"] = [(links([page])[0], links(below)) for page, below in found]
        context["summary"] = self.say(self.summary)
        return context
