from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StagesBlock(blocks.StructBlock):
    """The steps in which practitioners settle a difference here, with the figures that its deadlines are counted with,
    so that the page and the case never disagree (R-004-73)."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=150)

    class Meta:
        label = _("Settling differences")
        icon = "list-ol"
        help_text = _("Kept once with the place, shown here as it is there.")
        template = "content/blocks/stages.html"
        label_format = "{title}"
