from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .prose import ProseBlock


class PointerBlock(blocks.StructBlock):
    """A pointer for practice. It also stands beside the steps of the forms that name its page (R-000-25)."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = ProseBlock(label=_("Text"))

    class Meta:
        label = _("Pointer for practice")
        icon = "help"
        help_text = _("A pointer for practice. It also stands beside the steps of the forms that name this page.")
        template = "content/blocks/pointer.html"
        label_format = "{title}"
