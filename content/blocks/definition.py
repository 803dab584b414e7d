from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class DefinitionBlock(blocks.StructBlock):
    """A word of the field and what it means."""

    term = blocks.CharBlock(label=_("Word"), max_length=100)
    meaning = blocks.TextBlock(label=_("What it means"), max_length=1000)

    class Meta:
        label = _("Definition")
        icon = "openquote"
        help_text = _("A word and what it means, where it has to be said here. Others are explained by the glossary.")
        template = "content/blocks/definition.html"
        label_format = "{term}"
