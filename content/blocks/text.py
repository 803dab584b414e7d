from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .prose import ProseBlock


class TextBlock(blocks.StructBlock):
    """Running text, with a heading where a new thought begins."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, default="", max_length=150)
    text = ProseBlock(label=_("Text"))

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        help_text = _("Running text. Give it a heading where a new thought begins.")
        template = "content/blocks/text.html"
        label_format = "{heading}"
