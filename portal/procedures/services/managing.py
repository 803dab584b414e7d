"""The day on which a manager of the record changes (R-004-22)."""

from datetime import date

from content.api import published_anew

from ..selectors import turns_on


def turn(*, today: date) -> bool:
    """Let pages that were kept say who keeps the record from today; False on a day on which nobody comes or goes."""
    if not turns_on(today):
        return False
    published_anew()
    return True
