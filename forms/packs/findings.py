"""What is said about a file: one finding a construct, by JSON path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
MOST = 1000  # findings of one file that are listed
_plain = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """`level`: an "error" refuses the file, a "warning" is a defect of the form, a "note" says what was put otherwise.
    `code` is stable, `path` a JSON path into the file, `message` a sentence."""

    level: Level
    code: str
    path: str
    message: str


@dataclass(slots=True)
class Findings:
    """The findings of one file, in the order they were made."""

    found: list[Finding] = field(default_factory=list)

    def error(self, code: str, path: str, message: str) -> None:
        self.found.append(Finding("error", code, path, message))

    def warning(self, code: str, path: str, message: str) -> None:
        self.found.append(Finding("warning", code, path, message))

    def note(self, code: str, path: str, message: str) -> None:
        self.found.append(Finding("note", code, path, message))

    def refused(self) -> bool:
        return any(one.level == "error" for one in self.found)

    def count(self, level: Level) -> int:
        return sum(one.level == level for one in self.found)

    def report(self, **facts: Any) -> dict[str, Any]:
        """The report as JSON: the facts, how many of each level, and the findings, errors first (`MOST` at most)."""
        counts = {f"{level}s": self.count(level) for level in LEVELS}
        listed = sorted(self.found, key=lambda one: LEVELS.index(one.level))[:MOST]
        return {"report": 1} | facts | counts | {"findings": [asdict(one) for one in listed]}


def below(path: str, part: str | int) -> str:
    """The JSON path of an item of a list or a member of an object."""
    if isinstance(part, int):
        return f"{path}[{part}]"
    if _plain.fullmatch(part):
        return f"{path}.{part}"
    return f"{path}[{part[:100]!r}]"


def path_of(data: Any, place: Sequence[str]) -> str:
    """The JSON path of a place given by ids and names, as far as the file has it."""
    path = "$"
    for part in place:
        if isinstance(data, list):
            index = next((i for i, one in enumerate(data) if isinstance(one, dict) and one.get("id") == part), None)
            if index is None:
                return path
            path, data = below(path, index), data[index]
        else:
            path = below(path, part)
            data = data.get(part) if isinstance(data, dict) else None
    return path
