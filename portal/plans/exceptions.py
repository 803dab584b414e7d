"""Refusals of this room."""


class WithholdingRefused(Exception):
    """A withholding decision that may not stand.

    `reason` names the field: evidence, review_on, authorised_by, items, or says "already".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PlanEnded(Exception):
    """The plan has ended already."""


class GroupRefused(Exception):
    """Somebody who cannot be of the core group. `reason`: "account" (no open practitioner's), "family" (of the child,
    or speaking for it), "withheld" (something of the plan is kept from them)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
