"""What counts on a path: ends, options, rows, requirements, calculated values, and what a draft keeps to know it."""

from __future__ import annotations

import datetime
import time
from typing import Any

from forms.conditions import AnyRow, Compare, Equals, Named, Not, RowCount, Value
from forms.rules import Walk, deciding_part, outline
from forms.spec import Condition, End, Option, Question, Spec, Step
from tests.big_form import big_document

TODAY = datetime.date(2026, 3, 2)


def walk(spec: Spec, **answers: Any) -> Walk:
    return Walk(outline(spec), answers, TODAY)


def yes(key: str, **more: Any) -> Question:
    return Question(key, "yes_no", **more)


ENDING = Spec(
    "f",
    "p",
    (
        Step("s1", (yes("fits"),), ends=(End("e1", Equals("fits", False)), End("e2", Equals("fits", True), True))),
        Step("s2", (yes("more"),), visible_if=Not(Equals("fits", None))),
    ),
)
PETS = Spec(
    "f",
    "p",
    (
        Step(
            "s",
            (
                yes("sea"),
                Question("pet", "single_choice", options=(Option("cat"), Option("whale", Equals("sea", True)))),
                Question("likes", "several_choices", options=(Option("sun"), Option("salt", Equals("sea", True)))),
                yes("tame", required=False, required_if=Equals("pet", "whale"), visible_if=Named("c")),
            ),
        ),
    ),
    conditions=(Condition("c", "C", Equals("likes", "salt")),),
)
ROOMS = Spec(
    "f",
    "p",
    (
        Step(
            "s",
            (
                Question(
                    "rooms", "repeat",
                    questions=(yes("warm"), Question("cost", "number", visible_if=Equals("warm", True)),
                               Question("twice", "calculated", settings={"formula": "sum", "of": ["cost", "cost"]})),
                ),
                Question("total", "calculated", settings={"formula": "sum", "of": ["cost"], "group": "rooms"}),
                yes("dear", visible_if=Compare("total", ">", Value(10))),
            ),
        ),
        Step("cold", (yes("coat"),), visible_if=AnyRow("rooms", Equals("warm", False))),
        Step("many", (yes("map"),), visible_if=RowCount("rooms", ">=", 2, Equals("warm", True))),
    ),
)  # fmt: skip


def test_the_first_end_that_holds_ends_the_path() -> None:
    stopped = walk(ENDING, fits=False, more=True)
    end = stopped.end()
    assert end is not None and (end.id, end.sendable) == ("e1", False)
    assert [step.id for step in stopped.steps()] == ["s1"]
    assert stopped.next_after("s1") is None
    assert stopped.relevant() == {"fits": False}
    assert walk(ENDING).end() is None
    other = walk(ENDING, fits=True).end()
    assert other is not None and other.sendable


def test_a_hidden_option_does_not_count_and_decides_nothing() -> None:
    dry = walk(PETS, sea=False, pet="whale", likes=["sun", "salt"], tame=True)
    assert dry.relevant() == {"sea": False, "likes": ["sun"]}
    (question,) = (one for one in PETS.steps[0].questions if one.id == "pet")
    assert [option.id for option in dry.options(question)] == ["cat"]
    wet = walk(PETS, sea=True, pet="whale", likes=["sun", "salt"], tame=True)
    assert wet.relevant() == {"sea": True, "pet": "whale", "likes": ["sun", "salt"], "tame": True}
    tame = PETS.steps[0].questions[3]
    assert wet.requires(tame) and not dry.requires(tame)


def test_a_hidden_cell_counts_nowhere() -> None:
    rows = [{"id": "1", "warm": True, "cost": 8}, {"id": "2", "warm": False, "cost": 90}]
    found = walk(ROOMS, rooms=rows, dear=True)
    assert found.answer("rooms") == [{"id": "1", "warm": True, "cost": 8, "twice": 16}, {"id": "2", "warm": False}]
    assert found.answer("total") == 8
    assert not found.shows("dear")
    assert [step.id for step in found.steps()] == ["s", "cold"]
    warm = [row | {"warm": True} for row in rows]
    assert [step.id for step in walk(ROOMS, rooms=warm).steps()] == ["s", "many"]
    assert walk(ROOMS, rooms=warm, dear=True).relevant()["dear"] is True


def test_the_deciding_part_of_the_answers_is_all_the_path_needs() -> None:
    rows = [{"id": "1", "warm": True, "cost": 8}, {"id": "2", "warm": False, "cost": 90}]
    answers = {"rooms": rows, "dear": True, "coat": True, "map": False}
    form = outline(ROOMS)
    kept: dict[str, Any] = {}
    for step in ROOMS.steps:
        kept |= deciding_part(form, step, answers)
    assert kept == {"rooms": rows}
    assert Walk(form, kept, TODAY).steps() == Walk(form, answers, TODAY).steps()


def test_the_whole_path_of_the_longest_form_is_quick() -> None:
    """150 steps, 1,300 questions, 460 conditions: at most 15 ms (issue 3, figures)."""
    spec = big_document().spec
    form = outline(spec)
    answers = {question.id: _some(question) for step in spec.steps for question in step.questions}
    best = 1.0
    for _repeat in range(7):
        started = time.process_time()
        found = Walk(form, answers, TODAY)
        found.steps(), found.end()
        best = min(best, time.process_time() - started)
    assert best < 0.015


def _some(question: Question) -> Any:
    if question.questions:
        return [{"id": f"{row:032x}"} | {cell.id: _some(cell) for cell in question.questions} for row in range(3)]
    if question.options:
        first = question.options[0].id
        return [first] if question.kind == "several_choices" else first
    return {"yes_no": True, "number": 7, "scale": 3, "date": "2027-01-31"}.get(question.kind, "Some text")
