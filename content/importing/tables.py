"""Tables: to rows of text, as our table block holds them."""

from __future__ import annotations

from bs4 import Tag

from .inline import Tell, words
from .shapes import IN_TABLE, MERGED, NESTED

BETWEEN = " | "
MOST_ROWS = 500


def is_layout(table: Tag) -> bool:
    """A table of one column or one row without headings: a frame round text, no table."""
    rows = rows_of(table)
    return not table.find("th") and (len(rows) < 2 or max((len(row) for row in rows), default=0) < 2)


def rows_of(table: Tag) -> list[list[Tag]]:
    """The cells of each row, those of tables within it left out."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return [[cell for cell in row.find_all(("td", "th")) if cell.find_parent("table") is table] for row in rows]


def cells(table: Tag, caption: str, tell: Tell) -> str:
    """The table as text: a row a line, "|" between cells, every row as wide as the widest one. A merged cell stands in
    its first place, the others stay empty."""
    grid: dict[tuple[int, int], str] = {}
    rows = rows_of(table)[:MOST_ROWS]
    merged = False
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            merged = merged or (across, down) != (1, 1)
            for place in ((y + b, x + a) for b in range(min(down, len(rows) - y)) for a in range(across)):
                grid[place] = ""
            grid[y, x] = words(cell).replace("|", "/")
            x += across
    if merged:
        tell(MERGED, caption)
    if table.find("table"):
        tell(NESTED, caption)
    for link in table.find_all("a", href=True):
        tell(IN_TABLE, f"{words(link)} ({str(link['href'])[:100]})")
    width = 1 + max((x for _, x in grid), default=0)
    lines = [[grid.get((y, x), "") for x in range(width)] for y in range(len(rows))]
    return "\n".join(BETWEEN.join(line).rstrip() for line in lines if any(line))


def _span(cell: Tag, name: str) -> int:
    try:
        return max(1, min(50, int(str(cell.get(name) or 1))))
    except ValueError:
        return 1
