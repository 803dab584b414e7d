"""Rows and columns, with a short text or a tick in each cell: a weekly timetable. Rows and columns have ids.

The answer holds what is filled: {row id: {column id: text}}, or {row id: [column ids]} for ticks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, refuse_damaged, wrong_at
from .block import PartsBlock, QuestionBlock

LONGEST = 200  # characters of a cell

Parts = Sequence[tuple[str, str]]  # (id, label)


class GridWidget(forms.Widget):
    """Texts post as <name>_<row>_<column>, ticks as <name>_<row> with the column as value."""

    component = "forms/fields/grid.html"  # drawn with it by the renderer
    use_fieldset = True

    def __init__(self, rows: Parts, columns: Parts, *, ticks: bool) -> None:
        super().__init__()
        self.rows, self.columns, self.ticks = rows, columns, ticks

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row, _label in self.rows:
            if self.ticks:
                ticked = set(data.getlist(f"{name}_{row}"))
                cells: Any = [column for column, _label in self.columns if column in ticked]
            else:
                given = {column: data.get(f"{name}_{row}_{column}") for column, _label in self.columns}
                cells = {column: str(text) for column, text in given.items() if text and text.strip()}
            if cells:
                found[row] = cells
        return found

    def look(self, name: str, value: Any, ident: str, wrong: Sequence[str]) -> dict[str, Any]:
        """What its template needs. `wrong` names the cells in error, as "<row>-<column>"."""
        given = value if isinstance(value, Mapping) else {}
        rows = []
        for row, label in self.rows:
            filled = given.get(row) or {}
            cells = [
                {
                    "id": f"{ident}-{row}-{column}",
                    "name": f"{name}_{row}" if self.ticks else f"{name}_{row}_{column}",
                    "column": column,
                    "label": heading,
                    "given": column in filled if self.ticks else cell_text(filled, column),
                    "wrong": f"{row}-{column}" in wrong,
                }
                for column, heading in self.columns
            ]
            rows.append({"label": label, "cells": cells})
        return {"kind": "grid", "ticks": self.ticks, "columns": self.columns, "rows": rows}


def cell_text(filled: Any, column: str) -> str:
    """What stands in the cell of this column."""
    return str(filled.get(column) or "") if isinstance(filled, Mapping) else ""


class GridField(forms.Field):
    widget: GridWidget

    def __init__(self, *, named: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named = named

    def clean(self, value: Any) -> dict[str, Any] | None:
        given = value if isinstance(value, Mapping) else {}
        found: dict[str, Any] = {}
        for row, _label in self.widget.rows:
            cells = self._ticks(given.get(row)) if self.widget.ticks else self._texts(row, given.get(row))
            if cells:
                found[row] = cells
        if not found and self.required:
            first = [f"{row}-{column}" for row, _l in self.widget.rows for column, _l in self.widget.columns][:1]
            raise wrong_at(str(self.error_messages["required"]), "required", *first)
        return found or None

    def _ticks(self, ticked: Any) -> list[str]:
        return [column for column, _l in self.widget.columns if isinstance(ticked, list) and column in ticked]

    def _texts(self, row: str, typed: Any) -> dict[str, str]:
        texts = {column: cell_text(typed, column).strip() for column, _label in self.widget.columns}
        for column, text in texts.items():
            refuse_damaged(text, self.named)
            if len(text) > LONGEST:
                raise ValidationError(
                    _("Each cell of “%(question)s” must be %(most)s characters or fewer"),
                    code="too_long",
                    params={"question": self.named, "most": LONGEST, "boxes": [f"{row}-{column}"]},
                )
        return {column: text for column, text in texts.items() if text}


class GridBlock(QuestionBlock):
    """Rows and columns."""

    kind = Key.GRID
    rows = PartsBlock(label=gettext_lazy("Rows"))
    columns = PartsBlock(label=gettext_lazy("Columns"))
    cell = blocks.ChoiceBlock(
        label=gettext_lazy("In each cell"), default="text", search_index=False,
        choices=[("text", gettext_lazy("A short text")), ("tick", gettext_lazy("A box to tick"))],
    )  # fmt: skip

    class Meta:
        icon = "table"
        label = gettext_lazy("Grid")
        description = gettext_lazy("Rows and columns, as in a timetable")


class Grid(Kind):
    """Settings: "rows" and "columns" (ids, whose words are "<id>.label"), "cell" "text" or "tick"."""

    block: ClassVar[Any] = GridBlock
    key: ClassVar[str] = "grid"
    type: ClassVar[str] = "grid"
    settings: ClassVar[tuple[str, ...]] = ("rows", "columns", "cell")
    groupable: ClassVar[bool] = False  # a grid in a row would be a table in a card in a list

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return GridField(
            named=named,
            widget=GridWidget(*(parts(question, name, words) for name in ("rows", "columns")), ticks=ticks(question)),
            error_messages={"required": _("Fill in at least one cell of “%(question)s”") % {"question": named}},
        )

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        columns, lines = parts(question, "columns", words), []
        for row, label in parts(question, "rows", words):
            filled = answer.get(row) or {}
            if ticks(question):
                cells = [heading for column, heading in columns if column in filled]
            else:
                cells = [f"{heading}: {filled[column]}" for column, heading in columns if column in filled]
            if cells:
                lines.append(f"{label} – {'; '.join(cells)}")
        return "\n".join(lines)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, dict):
            raise ValueError("not a grid")
        return answer

    def setting_of(self, name: str, given: Any) -> Any:
        return given or "text" if name == "cell" else [part.id for part in given or ()]

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        columns = parts(question, "columns", words)
        cells: dict[str, Any] = {
            "type": "object",
            "properties": {
                column: {"type": "string", "minLength": 1, "maxLength": LONGEST, "title": heading}
                for column, heading in columns
            },
            "minProperties": 1,
            "additionalProperties": False,
        }
        if ticks(question):
            one = [{"const": column, "title": heading} for column, heading in columns]
            cells = {"type": "array", "items": {"oneOf": one}, "minItems": 1, "uniqueItems": True}
        return {
            "type": "object",
            "properties": {row: cells | {"title": label} for row, label in parts(question, "rows", words)},
            "minProperties": 1,
            "additionalProperties": False,
        }

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        pairs = []
        for row, cells in (raw if isinstance(raw, Mapping) else {}).items():
            if ticks(question):
                pairs += [(f"{name}_{row}", str(column)) for column in cells]
            else:
                pairs += [(f"{name}_{row}_{column}", str(text)) for column, text in cells.items()]
        return pairs


def ticks(question: Question) -> bool:
    """Whether its cells are ticked rather than written in."""
    return question.settings.get("cell") == "tick"


def parts(question: Question, name: str, words: Words) -> list[tuple[str, str]]:
    """(id, label) of its "rows" or "columns"."""
    return [(part, words(f"{part}.label") or part) for part in question.settings.get(name) or ()]
