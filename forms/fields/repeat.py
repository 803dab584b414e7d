"""A repeating group: rows of questions, "add another". The answer is [{"id": row id, question id: answer}].
A group can stand in the rows of another, one level deep.

The step's form makes the fields of its rows (forms/wizard/form.py); the group itself only counts them.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw, blank
from .block import QuestionBlock

MOST_ROWS = 200  # of a group without a maximum of its own
_row_id = re.compile(r"[0-9a-f]{32}")


def new_row() -> str:
    """A row id: 32 hexadecimal digits. It stays with the row for ever, through edits and later versions."""
    return uuid.uuid4().hex


def is_row_id(text: Any) -> bool:
    """Whether this can be a row id."""
    return isinstance(text, str) and _row_id.fullmatch(text) is not None


def fewest(question: Question) -> int:
    """Rows that must be filled: the group's own minimum, at least one when it is required."""
    return max(int(question.settings.get("min") or 0), 1 if question.required else 0)


def most(question: Question) -> int:
    """Rows that may be filled."""
    return min(int(question.settings.get("max") or MOST_ROWS), MOST_ROWS)


class RowsWidget(forms.Widget):
    """Draws nothing: the rows have fields of their own."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return None


class RepeatBlock(QuestionBlock):
    """A group of questions asked once for each item: each concern, each action. Its rows have ids of their own.

    Its `questions` are put in by forms/blocks, which knows what can stand inside.
    """

    kind = Key.REPEAT
    item_name = blocks.CharBlock(
        label=gettext_lazy("Name of one item"),
        max_length=60,
        help_text=gettext_lazy("As in “Concern”: shown as “Concern 1”, “Concern 2”."),
    )
    min = blocks.IntegerBlock(label=gettext_lazy("At least"), required=False, min_value=0, max_value=50)
    max = blocks.IntegerBlock(label=gettext_lazy("At most"), required=False, min_value=1, max_value=200)

    class Meta:
        icon = "rotate"
        label = gettext_lazy("Repeating group")
        description = gettext_lazy("The same questions for each item")


class RepeatingGroup(Kind):
    """Settings: "min" and "max" rows, or None. Text: "item", what one row is called."""

    block: ClassVar[Any] = RepeatBlock
    key: ClassVar[str] = "repeat"
    type: ClassVar[str] = "rows"
    settings: ClassVar[tuple[str, ...]] = ("min", "max")
    texts: ClassVar[dict[str, str]] = {"item_name": "item"}

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return forms.Field(widget=RowsWidget(), required=False)

    def rows(
        self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()
    ) -> list[tuple[str, list[tuple[str, str]]]]:
        """[(row id, [(label, display)])], without the questions that were not answered."""
        from . import kind_of

        return [
            (
                row["id"],
                [
                    (words(f"{inner.id}.label"), kind_of(inner).display(inner, row[inner.id], words, people))
                    for inner in question.questions
                    if inner.id in row
                ],
            )
            for row in answer
        ]

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        return "\n\n".join(
            "\n".join(f"{label}: {text}" for label, text in lines)
            for _row, lines in self.rows(question, answer, words, people)
        )

    def raw(self, question: Question, answer: Answer) -> Raw:
        from . import kind_of

        return [
            {"id": row["id"]} | {q.id: kind_of(q).raw(q, row[q.id]) for q in question.questions if q.id in row}
            for row in checked(answer)
        ]

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        from . import kind_of

        row: dict[str, Any] = {"id": {"type": "string", "pattern": "^[0-9a-f]{32}$"}}
        for q in question.questions:
            if kind_of(q).asks:
                row[q.id] = {"title": words(f"{q.id}.label")} | kind_of(q).schema(q, words)
        needed = ["id", *(q.id for q in question.questions if q.required and q.id in row and q.visible_if is None)]
        return {
            "type": "array",
            "items": {"type": "object", "properties": row, "required": needed, "additionalProperties": False},
            "minItems": fewest(question),
            "maxItems": most(question),
        }

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        from . import kind_of

        pairs = []
        for row in raw or []:
            pairs.append((f"{name}-row", row["id"]))
            for q in question.questions:
                if q.id in row:
                    pairs += kind_of(q).posted(q, cell(name, row["id"], q.id), row[q.id])
        return pairs

    def spoken(self, question: Question, raw: Raw, words: Words, people: Sequence[Person] = ()) -> str:
        return "\n\n".join(spoken_row(question, row, words, people) for row in raw or [])

    def fits(self, question: Question, answer: Answer, people: Sequence[Person] = ()) -> bool:
        from . import kind_of

        try:
            rows = checked(answer)
        except ValueError:
            return False
        known = {"id", *(q.id for q in question.questions)}
        return (
            fewest(question) <= len(rows) <= most(question)
            and len({row["id"] for row in rows}) == len(rows)
            and all(row.keys() <= known for row in rows)
            and all(
                kind_of(q).fits(q, row[q.id], people) if q.id in row else not q.required or q.visible_if is not None
                for row in rows
                for q in question.questions
            )
        )


def checked(answer: Answer) -> list[dict[str, Any]]:
    """The answer as rows; raises ValueError for anything else."""
    if not isinstance(answer, list) or not all(isinstance(row, dict) and is_row_id(row.get("id")) for row in answer):
        raise ValueError("not rows")
    return answer


def cell(group: str, row: str, question: str) -> str:
    """The name of the field of one question in one row."""
    return f"{group}-{row}-{question}"


def spoken_row(question: Question, row: dict[str, Any], words: Words, people: Sequence[Person]) -> str:
    """One row as typed: a line for each question that has something in it."""
    from . import kind_of

    return "\n".join(
        f"{words(f'{q.id}.label')}: {kind_of(q).spoken(q, row[q.id], words, people)}"
        for q in question.questions
        if q.id in row and not blank(row[q.id])
    )


def too_few(question: Question, label: str) -> str:
    """The message of a group with too few rows."""
    return _("Add at least %(number)s to “%(question)s”") % {"number": fewest(question), "question": label}


def too_many(question: Question, label: str) -> str:
    """The message of a group with too many rows."""
    return _("“%(question)s” can hold at most %(number)s. Remove the ones that matter least") % {
        "number": most(question),
        "question": label,
    }
