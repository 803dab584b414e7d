from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import RICH_TEXT


class PointerBlock(blocks.StructBlock):
    """A pointer for practice. It also stands beside the steps of the forms that name its page (R-000-25)."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        label = _("Pointer for practice")
        icon = "help"
        template = "content/blocks/pointer.html"
        label_format = "{title}"
