from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .key import KeyBlock


class FormBlock(blocks.StructBlock):
    """Where a form begins that this page is about."""

    purpose = KeyBlock("starts", label=_("Form"))
    label = blocks.CharBlock(
        label=_("Words of the button"), required=False, default="", max_length=100,
        help_text=_("Left empty: the form's own words."),
    )  # fmt: skip

    class Meta:
        label = _("Start a form")
        icon = "form"
        help_text = _("A button that begins a form.")
        template = "content/blocks/form.html"
        label_format = "{purpose}"
