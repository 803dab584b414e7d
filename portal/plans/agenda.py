"""What a meeting goes through, as its place had it that day, and what was recorded of each line. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.procedures.rules import words_of

from .rules import content_hash

Listed = Iterable[tuple[str, str]]  # (part: "agenda", "before", "during", "after"; the line as the place has it)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was recorded of a line: done or not, and a note. What was put off says why in it."""

    is_done: bool
    note: str = ""


Answers = Mapping[str, Answered]  # by the line


def line_id(line: str) -> str:
    """What a form calls a line: another line has another one, whatever their order."""
    return hashlib.sha256(line.encode()).hexdigest()[:12]


def unrecorded(lines: Listed, given: Answers) -> list[str]:
    """The lines of an agenda of which nothing is recorded, or which were put off without a reason."""
    return [line for _part, line in lines if not _is_recorded(given.get(line))]


def _is_recorded(one: Answered | None) -> bool:
    return one is not None and (one.is_done or bool(one.note.strip()))


def frozen(lines: Listed, given: Answers) -> list[dict[str, Any]]:
    """The lines as a record keeps them, in their order; what nothing is said of is not done."""
    found = ((part, line, given.get(line, Answered(False))) for part, line in lines)
    return [
        {"part": part, "words": words_of(line), "done": one.is_done, "note": one.note.strip()}
        for part, line, one in found
    ]


def version_of(lines: Listed) -> str:
    """SHA-256, hex, of what was to be gone through, whatever became of it."""
    return content_hash({"lines": [[part, words_of(line)] for part, line in lines]})
