"""Names that are stored."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of question. The value is `Question.kind`, the block name in the editor and a capture's `kinds`."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date_time"
    YES_NO = "yes_no"
    SINGLE_CHOICE = "single_choice"
    SEVERAL_CHOICES = "several_choices"
    SCALE = "scale"
    EMAIL = "email"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    PERSON = "person"
    ORGANISATION = "organisation"
    FILE = "file"
    DECLARATION = "declaration"
    GRID = "grid"
    CALCULATED = "calculated"
    EARLIER = "earlier"
    GUIDANCE = "guidance"
    REPEAT = "repeat"


class Operator(StrEnum):
    """What a rule can ask of an answer, as an author chooses it. Each kind names those that fit it."""

    ANSWERED = "answered"
    EQUALS = "equals"
    ONE_OF = "one_of"
    CONTAINS = "contains"
    MATCHES = "matches"
    LESS = "less"
    MORE = "more"
    BEFORE = "before"
    AFTER = "after"
    AT_LEAST = "at_least"  # of dates and times: not before
    AT_MOST = "at_most"  # of dates and times: not after
    BETWEEN = "between"


CHOICES = frozenset({Kind.SINGLE_CHOICE, Kind.SEVERAL_CHOICES})  # the kinds that have options
DECIDING = CHOICES | {Kind.YES_NO}  # the kinds a rule can ask about in one go, as "<question id>=<value>"
