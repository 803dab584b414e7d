"""The kinds that can stand inside a repeating group."""

from wagtail import blocks

from .choice import SeveralChoicesBlock, SingleChoiceBlock, YesNoBlock
from .date import DateBlock
from .person import PersonBlock
from .text import LongTextBlock, ShortTextBlock


class PlainQuestionsBlock(blocks.StreamBlock):
    """Questions of one item of a repeating group. A stream: its ids and its texts survive translation."""

    short_text = ShortTextBlock(grouped=True)
    long_text = LongTextBlock(grouped=True)
    date = DateBlock(grouped=True)
    yes_no = YesNoBlock(grouped=True)
    single_choice = SingleChoiceBlock(grouped=True)
    several_choices = SeveralChoicesBlock(grouped=True)
    person = PersonBlock(grouped=True)
