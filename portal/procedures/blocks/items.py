from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..choices import captures
from .captures import CapturesBlock
from .section import SectionBlock


class ItemsBlock(SectionBlock):
    """What was captured in the plan, in plain words."""

    captures = CapturesBlock(label=_("What stands here"), choices=captures)
    only = blocks.ChoiceBlock(
        label=_("Whose"), required=False, default="", search_index=False,
        choices=[
            ("", _("Everybody's")),
            ("mine", _("The reader's own")),
            ("not_mine", _("Not the reader's, nor another family member's")),
            ("not_kin", _("Not another family member's")),
        ],
    )  # fmt: skip
    facts = blocks.BooleanBlock(label=_("Show dates and names"), required=False, default=True)
    empty = blocks.TextBlock(
        label=_("When there is nothing"), required=False, default="", max_length=600, rows=2,
        help_text=_("Left empty, the section is left out when there is nothing."),
    )  # fmt: skip

    class Meta:
        label = _("What was captured")
        icon = "list-ul"
