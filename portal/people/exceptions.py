"""Refusals of this room."""


class ContactClash(Exception):
    """A young person would use the contact of an adult of the case, and nobody has decided that they may (T11)."""


class AdvocacyRefused(Exception):
    """An advocate who may not speak for this person. `reason` names the field: advocate, speaks_for, until."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TieRefused(Exception):
    """Somebody who cannot stand to a child like this. `reason`: "parental_responsibility" (only family has it),
    "relation" (the child themselves, or another relation than this is for), "already" (they are in the network)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PortraitRefused(Exception):
    """A photograph that cannot be used. `reason`: too_big, no_picture (or of a kind we do not read)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
