"""How far the words of a plan are: pure functions over hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WordState = Literal["missing", "written", "out_of_date"]
TranslationState = Literal["not_translated", "machine", "needs_checking", "checked", "out_of_date"]


def word_state(wording_hash: str | None, source_hash: str) -> WordState:
    """Whether an item is in words, and in words for what it says now. Arguments: hashes of the professional text."""
    if wording_hash is None:
        return "missing"
    return "written" if wording_hash == source_hash else "out_of_date"


def translation_state(
    translated_hash: str | None, source_hash: str, *, is_checked: bool, is_machine: bool = False
) -> TranslationState:
    """How far a translation is; `source_hash` is that of the words in the plan's own language (R-001-22)."""
    if translated_hash is None:
        return "not_translated"
    if translated_hash != source_hash:
        return "out_of_date"
    if is_machine:
        return "machine"
    return "checked" if is_checked else "needs_checking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many are done."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done == self.total


def progress(states: Sequence[str], done: str) -> Progress:
    """Counts the states that equal `done`."""
    return Progress(sum(state == done for state in states), len(states))
