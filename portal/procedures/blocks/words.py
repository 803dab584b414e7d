from django.utils.translation import gettext_lazy as _

from .lines import LinesBlock
from .section import SectionBlock


class WordsBlock(SectionBlock):
    """Words that stand in every plan: how to complain, that they can talk alone."""

    lines = LinesBlock(label=_("Lines"))

    class Meta:
        label = _("Your own words")
        icon = "pilcrow"
