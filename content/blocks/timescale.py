from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .key import KeyBlock


class TimescaleBlock(blocks.StructBlock):
    """Within which time something is done: the figure comes from where deadlines are counted, so both always agree."""

    key = KeyBlock("timescales", label=_("Timescale"), help_text=_("The figure is kept with the place, not here."))
    text = blocks.TextBlock(label=_("What is done within it"), max_length=500, rows=2)

    class Meta:
        label = _("Timescale")
        icon = "time"
        help_text = _("By when. The figure comes from the place, so the page and the deadlines always agree.")
        template = "content/blocks/timescale.html"
        label_format = "{text}"
