"""From a day to a day. Pure."""

from datetime import date

Days = tuple[date, date | None]  # first and last day; None for no end yet


def overlap(one: Days, other: Days) -> bool:
    """Whether two spans share a day; first and last day both count."""
    return one[0] <= (other[1] or date.max) and other[0] <= (one[1] or date.max)


def is_on(days: Days, day: date) -> bool:
    """Whether a day lies within the span."""
    return overlap(days, (day, day))
