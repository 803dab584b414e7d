"""Refusals of this room. `reason` is the field that it is about."""


class NotExcluded(Exception):
    """The decision to keep somebody out cannot stand as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotDecided(Exception):
    """The decision after a lack of engagement cannot stand as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooManyNeeds(Exception):
    """Somebody has asked for as many things as are kept open at once (`rules.MOST_ASKED`)."""
