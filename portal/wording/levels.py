"""For whom a template is written, and which level somebody gets. Pure."""

from datetime import date

from portal.people.enums import Format
from portal.procedures.enums import Level

from .enums import Audience

_BANDS = ((7, Level.UNDER_7), (12, Level.FROM_7), (16, Level.FROM_12))
_PARENT = (Level.PARENT, Level.PARENT_EASY)


def proposed(born_on: date | None, today: date, audience: str, format: str) -> Level:
    """The level that fits somebody of this age who reads these words; a child whose age nobody knows is 12 to 15.

    An adult's age says nothing, their format does.
    """
    if audience != Audience.CHILD:
        is_easy = audience == Audience.EASY or format == Format.EASY_READ
        return Level.PARENT_EASY if is_easy else Level.PARENT
    if born_on is None:
        return Level.FROM_12
    years = today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
    return next((level for below, level in _BANDS if years < below), Level.FROM_16)


def fitting(audience: str) -> tuple[Level, ...]:
    """The levels a lead can choose from for a reader of these words: nobody is given a child's page for a parent."""
    return tuple(level for level in Level if (level in _PARENT) == (audience != Audience.CHILD))


def audience_at(level: str, audience: str) -> Audience:
    """Whose words a level is written in: the Easy Read page reads the easy ones."""
    if audience == Audience.CHILD:
        return Audience.CHILD
    return Audience.EASY if level == Level.PARENT_EASY else Audience.FAMILY
