"""Names that are stored."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of question. The value is `Question.kind`, the block name in the editor and a capture's `kinds`."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    DATE = "date"
    YES_NO = "yes_no"
    SINGLE_CHOICE = "single_choice"
    SEVERAL_CHOICES = "several_choices"
    PERSON = "person"
    REPEAT = "repeat"


CHOICES = frozenset({Kind.SINGLE_CHOICE, Kind.SEVERAL_CHOICES})  # the kinds that have options
DECIDING = CHOICES | {Kind.YES_NO}  # the kinds a later step's rule can look at
