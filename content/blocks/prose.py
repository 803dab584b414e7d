from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

# What an editor may do to running text. No images, embeds or documents: a manual's text is words and links.
RICH_TEXT = ["bold", "italic", "h3", "ol", "ul", "link"]


class Prose(Whitelister):
    """The tags that those features make, and nothing else."""

    element_rules = {
        "[document]": allow_without_attributes,
        **dict.fromkeys(("p", "br", "b", "i", "h3", "ol", "ul", "li"), allow_without_attributes),
        "a": attribute_rule({"href": check_url, "linktype": True, "id": True}),
    }


class ProseBlock(blocks.RichTextBlock):
    """Running text that is cleaned when it is stored, whoever brings it: editor, translator, API or pack (T21).

    Wagtail itself cleans what its own editor sends, and trusts the rest.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=RICH_TEXT, **kwargs)

    def get_prep_value(self, value: RichText | str | None) -> str:
        stored: str = super().get_prep_value(value)
        cleaned: str = Prose().clean(stored)
        return cleaned
