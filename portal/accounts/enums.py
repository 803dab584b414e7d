"""Closed lists of this room."""

from enum import Enum


class State(Enum):
    """What can be done with an invitation. Only an open one lets anybody in."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    CLOSED = "closed"
