from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ChecklistBlock(blocks.StructBlock):
    """What to do, one thing an item. The list stands directly below: deeper lists are silently left untranslated."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=150)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Thing to do"), max_length=500), label=_("Things to do"))

    class Meta:
        label = _("What to do")
        icon = "list-ul"
        help_text = _("What to do, one thing a line.")
        template = "content/blocks/checklist.html"
        label_format = "{title}"
