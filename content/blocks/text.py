from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# What an editor may do to running text. No images, embeds or documents: a manual's text is words and links.
RICH_TEXT = ["bold", "italic", "h3", "ol", "ul", "link"]


class TextBlock(blocks.StructBlock):
    """Running text, with a heading where a new thought begins."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, default="", max_length=150)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "content/blocks/text.html"
        label_format = "{heading}"
