"""Refusals of this room."""


class NotChair(Exception):
    """Somebody cannot chair this review. `reason`: a value of `Tie`, or "account" where they have none as a
    practitioner."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotBooked(Exception):
    """The review cannot be booked as it is. `reason` is the field that it is about."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
