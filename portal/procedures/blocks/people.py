from django.utils.translation import gettext_lazy as _

from ..choices import people
from .captures import CapturesBlock
from .lines import LinesBlock
from .section import SectionBlock


class PeopleBlock(SectionBlock):
    """Who is who, with telephone numbers."""

    captures = CapturesBlock(
        label=_("Who stands here"), choices=people, required=False,
        help_text=_("Choose nobody to show whom the reader can turn to."),
    )  # fmt: skip

    lines = LinesBlock(label=_("Lines"), required=False)

    class Meta:
        label = _("Who is who")
        icon = "group"
