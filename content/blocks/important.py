from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ImportantBlock(blocks.StructBlock):
    """One sentence that nobody may miss."""

    text = blocks.TextBlock(label=_("Text"), max_length=500)

    class Meta:
        label = _("Important")
        icon = "warning"
        help_text = _("One sentence that nobody may miss. Rarely: what stands out everywhere stands out nowhere.")
        template = "content/blocks/important.html"
        label_format = "{text}"
