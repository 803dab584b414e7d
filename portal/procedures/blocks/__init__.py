"""What a template of a Reading is made of. This file composes the blocks and defines none."""

from wagtail.blocks import StreamBlock

from .items import ItemsBlock
from .meeting import MeetingBlock
from .people import PeopleBlock
from .section import SectionBlock
from .words import WordsBlock


class SectionsBlock(StreamBlock):
    """The sections, in their order. The name of a block is `reading_templates.SectionKind`."""

    items = ItemsBlock()
    words = WordsBlock()
    people = PeopleBlock()
    meeting = MeetingBlock()


__all__ = ["ItemsBlock", "MeetingBlock", "PeopleBlock", "SectionBlock", "SectionsBlock", "WordsBlock"]
