"""Refusals of this room."""

from .rules import Obstacle


class WordingRefused(Exception):
    """A wording that may not stand. `reason`: empty, no_source, own_check, too_long."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ReleaseRefused(Exception):
    """A release that may not happen: `withheld` is a standing decision, `obstacles` are what is to be done first."""

    def __init__(self, obstacles: tuple[Obstacle, ...] = (), *, withheld: bool = False) -> None:
        super().__init__("withheld" if withheld else f"{len(obstacles)} obstacle(s)")
        self.obstacles = obstacles
        self.withheld = withheld
