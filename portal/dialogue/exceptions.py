"""Refusals of this room."""


class NotSaid(Exception):
    """What somebody wanted to say cannot be kept.

    `reason`: "keys" (the part is not in what they read now), "empty" (nothing was said), "long", "file" (no sound or
    picture that we know), "size" (too large).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotExplained(Exception):
    """A record of an explanation that may not stand; `reason` names the field: "on", "follow_up"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
