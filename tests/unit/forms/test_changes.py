"""What changed between two versions, as a filler would notice it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from forms.changes import Change, What, changes
from forms.conditions import Equals, Named, Not
from forms.spec import Condition, End, Option, Question, Spec, Step
from forms.words import Words
from tests.filling import walk

SPEC, TEXTS = walk()
START, DOG, TASKS = SPEC.steps
WITH_DOG = Equals("dog", True)


def of(new: Spec, texts: Mapping[str, str] | None = None, old: Spec = SPEC) -> list[Change]:
    return changes(old, new, Words("en", "en", TEXTS, TEXTS), Words("en", "en", texts or TEXTS, texts or TEXTS))


def steps(*found: Step) -> Spec:
    return replace(SPEC, steps=found)


def with_question(step: Step, number: int, **changed: object) -> Step:
    questions = list(step.questions)
    questions[number] = replace(questions[number], **changed)  # type: ignore[arg-type]
    return replace(step, questions=tuple(questions))


def test_the_same_form_has_no_changes() -> None:
    assert of(SPEC) == []


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (steps(START, DOG, TASKS, Step("more", ())), [Change(What.STEP_ADDED, "more")]),
        (steps(DOG, START, TASKS), [Change(What.STEP_MOVED, "dog-step")]),
        (steps(START, replace(DOG, visible_if=None), TASKS), [Change(What.STEP_RULE, "dog-step")]),
        (
            steps(replace(START, questions=START.questions[1:]), DOG, TASKS),
            [Change(What.REMOVED, "start", "place")],
        ),
        (
            steps(replace(START, questions=(*START.questions, Question("new", "date"))), DOG, TASKS),
            [Change(What.ADDED, "start", "new")],
        ),
        (steps(with_question(START, 0, kind="date"), DOG, TASKS), [Change(What.RETYPED, "start", "place")]),
        (
            steps(with_question(START, 2, settings={"precision": "month"}), DOG, TASKS),
            [Change(What.LIMITS, "start", "when")],
        ),
        (steps(with_question(START, 1, required=True), DOG, TASKS), [Change(What.REQUIRED, "start", "why")]),
        (
            steps(with_question(START, 1, visible_if=Equals("dog", True)), DOG, TASKS),
            [Change(What.RULE, "start", "why")],
        ),
        (steps(with_question(START, 1, roles=("lead",)), DOG, TASKS), [Change(What.ASKED, "start", "why")]),
        (
            steps(START, with_question(DOG, 0, options=(Option("collie"), Option("mongrel"))), TASKS),
            [
                Change(What.OPTION_ADDED, "dog-step", "breed", "mongrel"),
                Change(What.OPTION_REMOVED, "dog-step", "breed", "poodle"),
            ],
        ),
        (
            steps(START, with_question(DOG, 0, options=(Option("collie", WITH_DOG), Option("poodle"))), TASKS),
            [Change(What.OPTION_RULE, "dog-step", "breed", "collie")],
        ),
        (
            steps(replace(START, ends=(End("no", Equals("dog", False)),)), DOG, TASKS),
            [Change(What.ENDS, "start")],
        ),
    ],
)  # fmt: skip
def test_each_change_is_told_once(new: Spec, expected: list[Change]) -> None:
    assert of(new) == expected


def test_a_step_that_is_gone_comes_with_its_questions() -> None:
    gone = [Change(What.REMOVED, "dog-step", key) for key in ("breed", "likes", "holder")]
    assert of(steps(START, TASKS)) == [Change(What.STEP_REMOVED, "dog-step"), *gone]


def test_a_question_that_moved_is_neither_new_nor_gone() -> None:
    place, *others = START.questions
    new = steps(replace(START, questions=tuple(others)), DOG, replace(TASKS, questions=(*TASKS.questions, place)))
    assert of(new) == [Change(What.MOVED, "tasks", "place")]
    what = TASKS.questions[0].questions[0]
    group = replace(TASKS.questions[0], questions=TASKS.questions[0].questions[1:])
    assert of(steps(START, DOG, replace(TASKS, questions=(what, group)))) == [Change(What.MOVED, "tasks", "what")]


def test_new_words_are_told_with_their_key() -> None:
    words = {
        **TEXTS,
        "start.title": "Where",
        "why.hint": "Say it",
        "poodle.label": "Curly",
        "place.required": "Type it",
    }
    assert of(SPEC, words) == [
        Change(What.STEP_RENAMED, "start", key="start.title"),
        Change(What.REWORDED, "start", "why", key="why.hint"),
        Change(What.OPTION_REWORDED, "dog-step", "breed", "poodle", "poodle.label"),
    ]


def test_a_translation_that_is_not_there_yet_is_no_new_wording() -> None:
    welsh = {"place.label": "Ble?", "why.label": "Pam?"}
    old, new = Words("cy", "en", welsh, TEXTS), Words("cy", "en", {"why.label": "Paham?"}, TEXTS)
    assert changes(SPEC, SPEC, old, new) == [Change(What.REWORDED, "start", "why", key="why.label")]


def test_rules_are_compared_by_what_their_conditions_say() -> None:
    def form(rule: Equals | Not | Named, other: str = "with-dog") -> Spec:
        dog = replace(DOG, visible_if=Named(other))
        return replace(
            SPEC, steps=(START, dog, TASKS), conditions=(Condition(other, "Dog", rule), Condition("same", "x", rule))
        )

    told = [Change(What.STEP_RULE, "dog-step")]
    assert of(form(Equals("dog", False)), old=form(Equals("dog", True))) == told
    assert of(form(Equals("dog", True), "renamed"), old=form(Equals("dog", True))) == []
    assert of(steps(START, DOG, TASKS), old=form(Equals("dog", True))) == []
    assert of(form(Named("with-dog")), old=form(Named("with-dog"))) == []  # a circle is no endless loop
