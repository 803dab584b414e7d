"""Refusals of this room."""

from .rules import Obstacle


class WordingRefused(Exception):
    """A wording that may not stand.

    `reason`: empty, no_source, own_check, too_long, machine (nobody looked at what the machine drafted), has_words
    (a machine does not write over somebody's translation), restricted, no_phrase, no_reason, names (`tokens` are the
    names that the translation lost or that stand for nobody), not_theirs (work for somebody who may not have it).
    """

    def __init__(self, reason: str, tokens: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.tokens = tokens


class MachineUnavailable(Exception):
    """No machine translation: none is set up, it cannot do this language, or it does not answer in time."""


class ReleaseRefused(Exception):
    """A release that may not happen: `withheld` is a standing decision, `unagreed` an advocate with whom nothing is
    agreed, `obstacles` are what is to be done first."""

    def __init__(self, obstacles: tuple[Obstacle, ...] = (), *, withheld: bool = False, unagreed: bool = False) -> None:
        super().__init__("withheld" if withheld else "unagreed" if unagreed else f"{len(obstacles)} obstacle(s)")
        self.obstacles = obstacles
        self.withheld = withheld
        self.unagreed = unagreed


class RecordingRefused(Exception):
    """A sound that is not kept: `reason` is "size" or "kind"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ChoiceRefused(Exception):
    """A decision about a reader that may not stand. `reason` names the field: level, reason, review_on; or says
    "reads"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
