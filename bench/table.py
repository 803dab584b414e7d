"""The table of figures, with the targets beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .scenario import Figures, Scenario

LIST = "practitioner's list"
GROWTH = 1.2  # the list with 20,000 children may cost this much more than with 200


@dataclass(frozen=True)
class Row:
    """One measured page; `rate` is requests a second, 0 where it was not measured."""

    scenario: Scenario
    figures: Figures
    rate: float


def _verdicts(row: Row, start: Row) -> Iterator[tuple[str, bool]]:
    """(target, reached) of one page."""
    if row.scenario.cpu is not None:
        yield f"CPU ≤ {row.scenario.cpu}", row.figures.cpu / start.figures.cpu <= row.scenario.cpu
    if row.scenario.queries is not None:
        yield f"queries ≤ {row.scenario.queries}", row.figures.queries <= row.scenario.queries


def _growth(rows: list[Row], few: Figures) -> float:
    return next(row.figures.cpu for row in rows if row.scenario.page == LIST) / few.cpu


def failed(rows: list[Row], few: Figures, start: Row) -> bool:
    """Whether any target was missed."""
    return _growth(rows, few) > GROWTH or not all(ok for row in rows for _, ok in _verdicts(row, start))


def render(rows: list[Row], few: Figures, bare: Row, start: Row) -> str:
    """The table in Markdown."""
    lines = [
        "| page | queries | CPU ms | × bare | × `wagtail start` | requests/s | × bare | × `wagtail start` | target |",
        "|---|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for row in (bare, start, *rows):
        verdicts = ", ".join(f"{target}: {'pass' if ok else 'FAIL'}" for target, ok in _verdicts(row, start))
        rate = f"{row.rate:.0f} | {row.rate / bare.rate:.2f} | {row.rate / start.rate:.2f}" if row.rate else "– | – | –"
        lines.append(
            f"| {row.scenario.page} | {row.figures.queries} | {row.figures.cpu * 1000:.2f} "
            f"| {row.figures.cpu / bare.figures.cpu:.1f} | {row.figures.cpu / start.figures.cpu:.2f} "
            f"| {rate} | {verdicts} |"
        )
    growth = _growth(rows, few)
    reached = "pass" if growth <= GROWTH else "FAIL"
    lines += [
        "",
        f"{LIST} with 200 children: {few.queries} queries, {few.cpu * 1000:.2f} ms; with 20,000 it costs "
        f"{growth:.2f} times that (target ≤ {GROWTH}: {reached}).",
    ]
    return "\n".join(lines)
