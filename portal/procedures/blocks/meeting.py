from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .section import SectionBlock


class MeetingBlock(SectionBlock):
    """When we meet next, and who will be there."""

    empty = blocks.TextBlock(
        label=_("When no date is known"), required=False, default="", max_length=600, rows=2,
        help_text=_("Left empty, the section is left out when there is nothing."),
    )  # fmt: skip

    class Meta:
        label = _("The next meeting")
        icon = "date"
