from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

BETWEEN = "|"


def rows_of(cells: str) -> list[list[str]]:
    """The rows of a table written as text: one a line, its cells apart by "|". The first one holds the headings."""
    return [[cell.strip() for cell in line.split(BETWEEN)] for line in cells.splitlines() if line.strip()]


class TableBlock(blocks.StructBlock):
    """A table, written as text so that a translator can translate it. Its headings are real ones."""

    caption = blocks.CharBlock(label=_("Title"), max_length=200, help_text=_("What the table shows."))
    cells = blocks.TextBlock(
        label=_("Rows"), rows=8,
        help_text=_("One row a line, a | between two cells. The first line holds the headings of the columns."),
    )  # fmt: skip

    class Meta:
        label = _("Table")
        icon = "table"
        help_text = _("A table with headings. For two things side by side a list reads better on a phone.")
        template = "content/blocks/table.html"
        label_format = "{caption}"

    def clean(self, value: Any) -> Any:
        """Headings, at least one row, and no row longer or shorter than the headings."""
        cleaned = super().clean(value)
        rows = rows_of(cleaned["cells"])
        wrong = [row for row in rows[1:] if len(row) != len(rows[0])]
        if len(rows) < 2:
            message = _("Write a line of headings and at least one row below it.")
        elif wrong:
            message = _("This row has more or fewer cells than there are headings: %(row)s")
        else:
            return cleaned
        shown = f" {BETWEEN} ".join(wrong[0]) if wrong else ""
        raise blocks.StructBlockValidationError({"cells": ValidationError(message, params={"row": shown})})
