"""Refusals that screens turn into messages."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: a sentence that names it, and the ids of the step and question it is about, or ""."""

    message: str
    step: str = ""
    question: str = ""


class PublishRefused(Exception):
    """The form (or a step alone) cannot be published; `problems` says why, each in a sentence for the author.

    `page` is the primary key of the page somebody tried to publish, where that is known.
    """

    def __init__(self, problems: Sequence[Problem], *, page: int | None = None) -> None:
        self.problems = tuple(problems)
        self.page = page
        super().__init__(" ".join(problem.message for problem in problems))


class Stale(Exception):
    """Somebody else saved the step in between; nothing was written."""


class NotFinished(Exception):
    """The draft cannot be sent yet; `problems` says why, each in a sentence for the person who fills it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")
