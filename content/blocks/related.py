from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PageBlock(blocks.PageChooserBlock):
    """A page of a manual. A translation keeps its source's choice: readers are led to the page in their language."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing: a page is the same in every language."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """As it was."""
        return value


class RelatedBlock(blocks.StructBlock):
    """Pages that belong to the matter too."""

    title = blocks.CharBlock(
        label=_("Title"), required=False, default="", max_length=150, help_text=_("Left empty: “Related pages”.")
    )
    pages = blocks.ListBlock(
        PageBlock(label=_("Page"), page_type=["content.ProcedurePage", "content.ManualPage"]), label=_("Pages")
    )

    class Meta:
        label = _("Related pages")
        icon = "link"
        help_text = _("Other pages that belong to the matter.")
        template = "content/blocks/related.html"
        label_format = "{title}"
