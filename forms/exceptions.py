"""Refusals that screens turn into messages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: a sentence that names it, and the ids of the step and question it is about, or "".

    Of the publish gate: an "error" refuses publication, a "warning" does until somebody accepts it with a reason, a
    "note" is for information only. `code` is stable ("rule.never"), `page` the translation key of the form or step
    page to open and `block` the id of the block in it, or "". `facts` are what else the problem stands on: a warning
    whose facts change asks again.
    """

    message: str
    step: str = ""
    question: str = ""
    level: Literal["error", "warning", "note"] = "error"
    code: str = ""
    page: str = ""
    block: str = ""
    facts: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hex, of the code, place and facts: the same in every language and on every day."""
        return hashlib.sha256(json.dumps([self.code, self.page, self.block, *self.facts]).encode()).hexdigest()


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
