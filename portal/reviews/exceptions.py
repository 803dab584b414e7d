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


class NotPrepared(Exception):
    """An invitation, a report or a request cannot stand as it is. `reason` is the field that it is about."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BelowQuorum(Exception):
    """Fewer agencies are there than the place asks for, and nothing says why the conference goes on."""

    def __init__(self, agencies: int, needed: int) -> None:
        super().__init__(f"{agencies} of {needed}")
        self.agencies, self.needed = agencies, needed


class NotFinished(Exception):
    """The conference cannot be finished as it is. `problems` as `outcomes.problems` finds them, by field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in problems.items()))
        self.problems = problems


class NotGiven(Exception):
    """There is nothing of the record that this person could be given."""
