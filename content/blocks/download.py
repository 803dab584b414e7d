from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(blocks.StructBlock):
    """A file to take away. Its kind and size are told beside it."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    document = DocumentChooserBlock(label=_("File"))
    text = blocks.TextBlock(label=_("What it is for"), required=False, default="", max_length=500, rows=2)

    class Meta:
        label = _("Download")
        icon = "download"
        help_text = _("A file to take away. Say in words what it is for: not everybody can open it.")
        template = "content/blocks/download.html"
        label_format = "{title}"
