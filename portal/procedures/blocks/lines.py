from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .symbol import SymbolBlock


class LineBlock(blocks.StructBlock):
    """One idea and its picture."""

    text = blocks.TextBlock(label=_("Text"), max_length=400, rows=2)
    symbol = SymbolBlock()

    class Meta:
        label = _("Line")
        icon = "pilcrow"
        label_format = "{text}"


class LinesBlock(blocks.StreamBlock):
    """A stream: the ids of its items survive every way of saving and translating."""

    line = LineBlock()
