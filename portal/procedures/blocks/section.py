"""What every section has.

wagtail-localize translates a struct's own texts and streams below it, and loses what lies in a struct inside a struct:
so a section has no struct among its children, and its lines are a stream.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .symbol import SymbolBlock


class KeyBlock(blocks.RegexBlock):
    """The section's name in code and addresses: the same in every language, so it is never translated."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            regex=r"^[a-z][a-z0-9_-]*$",
            label=_("Key"),
            help_text=_("Small letters, once in a template. What families answer hangs on it: do not change it later."),
            max_length=60,
            search_index=False,
            error_messages={"invalid": _("Use small letters, digits and hyphens.")},
            **kwargs,
        )

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class SectionBlock(blocks.StructBlock):
    """A part of what a family reads."""

    key = KeyBlock()
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    symbol = SymbolBlock()
    intro = blocks.TextBlock(
        label=_("Explanation"), required=False, default="", max_length=600, rows=2,
        help_text=_("Stands below the heading."),
    )  # fmt: skip

    class Meta:
        label_format = "{heading}"
