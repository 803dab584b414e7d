class NotRemoved(Exception):
    """The name stays on the register. `reason` is a code: "because" (no ground there is), "review" (a review's decision
    without a review, or an event with one), "not_eighteen", "follow_on" (nothing says what help goes on, or why none),
    "day" (before it was put there)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotYet(Exception):
    """Nothing of the register is told or shown at this stage of an enquiry. `stage` is an `enums.EnquiryStage`."""

    def __init__(self, stage: str) -> None:
        super().__init__(stage)
        self.stage = stage
