"""The questions of a step, as authors compose them. One file composes and defines none."""

from wagtail import blocks

from .choice import SeveralChoicesBlock, SingleChoiceBlock, YesNoBlock
from .date import DateBlock
from .person import PersonBlock
from .repeat import RepeatBlock
from .text import LongTextBlock, ShortTextBlock


class QuestionsBlock(blocks.StreamBlock):
    """All kinds. The name of each is its `Kind`."""

    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    date = DateBlock()
    yes_no = YesNoBlock()
    single_choice = SingleChoiceBlock()
    several_choices = SeveralChoicesBlock()
    person = PersonBlock()
    repeat = RepeatBlock()


__all__ = ["QuestionsBlock"]
