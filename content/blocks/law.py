from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LawBlock(blocks.StructBlock):
    """Words of a law or of its guidance, and where they stand."""

    text = blocks.TextBlock(label=_("Words of the law"), max_length=2000, rows=4)
    source = blocks.CharBlock(
        label=_("Where it stands"), max_length=200, help_text=_("The name of the law, its year and the section.")
    )
    url = blocks.URLBlock(label=_("Address"), required=False, default="")

    class Meta:
        label = _("Law")
        icon = "openquote"
        help_text = _("Words of a law or of its guidance, and where they stand.")
        template = "content/blocks/law.html"
        label_format = "{source}"
