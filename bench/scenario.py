"""What is measured: a page, how to ask for it, and what it must reach."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Scenario:
    """One page. `cookies` make the person; `status` is what it must answer; a POST sends the form of the same page.

    `cpu` is the most CPU it may take, in times the page of `wagtail start`; `queries` the most queries.
    """

    page: str
    path: str
    method: str = "GET"
    cookies: dict[str, str] = field(default_factory=dict)
    status: int = 200
    cpu: float | None = None
    queries: int | None = None


@dataclass(frozen=True)
class Figures:
    """What was measured: queries, CPU seconds of the best repeat, requests a second (0: not measured)."""

    page: str
    queries: int
    cpu: float
    rate: float = 0.0


def write(path: Path, rows: list[Scenario]) -> None:
    """Keep scenarios for another process."""
    path.write_text(json.dumps([asdict(row) for row in rows]))


def read(path: Path) -> list[Scenario]:
    """The scenarios another process kept."""
    return [Scenario(**row) for row in json.loads(path.read_text())]
