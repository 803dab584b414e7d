"""Refusals of this room."""

from collections.abc import Sequence


class WithholdingRefused(Exception):
    """A withholding decision that may not stand.

    `reason` names the field: evidence, review_on, authorised_by, items, or says "already".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MeetingRefused(Exception):
    """A record of a core group meeting that may not stand.

    `reason`: "approved" (the record of that day is closed), "chair" (who may not take it), "agenda" (`lines` of the
    first meeting of which nothing is recorded), "newer" (there is a better record by now).
    """

    def __init__(self, reason: str, lines: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason, self.lines = reason, tuple(lines)


class PlanEnded(Exception):
    """The plan has ended already."""


class GroupRefused(Exception):
    """Somebody who cannot be of the core group. `reason`: "account" (no open practitioner's), "family" (of the child,
    or speaking for it), "withheld" (something of the plan is kept from them)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
