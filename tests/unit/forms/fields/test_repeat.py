"""Repeating groups, and a group inside a group."""

from __future__ import annotations

from typing import Any

import pytest

from forms.conditions import Answered
from forms.fields import KINDS
from forms.fields.repeat import fewest, is_row_id, most, new_row
from forms.spec import Question
from forms.words import Words

ROWS = ["a" * 32, "b" * 32]
WHAT = Question("what", "short_text")
WHEN = Question("when", "date", required=False)
INNER = Question("steps", "repeat", required=False, questions=(Question("how", "short_text"),))
GROUP = Question("q", "repeat", questions=(WHAT, WHEN, INNER), settings={"min": None, "max": 2})
WORDS = Words("en", "en", {"what.label": "What", "when.label": "When", "steps.label": "Steps", "how.label": "How"})
ANSWER = [
    {"id": ROWS[0], "what": "Walk", "when": "2027-02-03", "steps": [{"id": ROWS[1], "how": "Slowly"}]},
]  # fmt: skip
KIND: Any = KINDS["repeat"]


def test_rows_inside_rows_go_in_and_come_out() -> None:
    raw = KIND.raw(GROUP, ANSWER)
    assert raw[0]["when"] == ["3", "2", "2027"]
    assert raw[0]["steps"] == [{"id": ROWS[1], "how": "Slowly"}]
    inner = f"q-{ROWS[0]}-steps"
    assert KIND.posted(GROUP, "q", raw) == [
        ("q-row", ROWS[0]), (f"q-{ROWS[0]}-what", "Walk"), (f"q-{ROWS[0]}-when_day", "3"),
        (f"q-{ROWS[0]}-when_month", "2"), (f"q-{ROWS[0]}-when_year", "2027"), (f"{inner}-row", ROWS[1]),
        (f"{inner}-{ROWS[1]}-how", "Slowly"),
    ]  # fmt: skip
    assert KIND.fits(GROUP, ANSWER)
    assert KIND.display(GROUP, ANSWER, WORDS) == "What: Walk\nWhen: 3 February 2027\nSteps: How: Slowly"


@pytest.mark.parametrize(
    "answer",
    [
        [], [{"id": "x", "what": "a"}], [{"id": ROWS[0]}], [{"id": ROWS[0], "what": "a", "else": 1}],
        [{"id": ROWS[0], "what": "a"}] * 2, [{"id": new_row(), "what": "a"} for _more in range(3)],
        [{"id": ROWS[0], "what": "a", "steps": [{"id": "x"}]}], [{"id": ROWS[0], "what": "a", "steps": 3}],
    ],
)  # fmt: skip
def test_rows_that_could_not_have_been_typed_do_not_fit(answer: Any) -> None:
    assert not KIND.fits(GROUP, answer)


def test_a_cell_that_may_be_hidden_may_be_missing() -> None:
    group = Question("q", "repeat", questions=(WHAT, Question("why", "short_text", visible_if=Answered("what"))))
    assert KIND.fits(group, [{"id": ROWS[0], "what": "a"}])


def test_how_many_rows_there_can_be() -> None:
    assert (fewest(GROUP), most(GROUP)) == (1, 2)
    assert (fewest(INNER), most(INNER)) == (0, 200)
    assert is_row_id(new_row())


def test_the_schema_has_a_row_and_its_id() -> None:
    schema = KIND.schema(GROUP, WORDS)
    row = schema["items"]
    assert (schema["minItems"], schema["maxItems"]) == (1, 2)
    assert row["required"] == ["id", "what"]
    assert row["properties"]["when"].items() >= {"title": "When", "type": "string", "format": "date"}.items()
    assert row["properties"]["steps"]["items"]["required"] == ["id", "how"]
