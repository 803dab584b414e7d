"""The path through a form: hidden answers are kept and do not count."""

from __future__ import annotations

import copy
import datetime
import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.conditions import All, Answered, AnyOf, Equals, Not, Rule, asks
from forms.judging import holds
from forms.rules import Status, Walk, outline, status
from forms.spec import Question, Spec, Step

TODAY = datetime.date(2026, 3, 2)


def form(*rules: Rule | None) -> Spec:
    """Step n asks the yes/no question "q<n>" and is visible by the n-th rule."""
    return Spec("f", "p", tuple(Step(f"s{n}", (Question(f"q{n}", "yes_no"),), rule) for n, rule in enumerate(rules)))


def walk(spec: Spec, answers: dict[str, Any]) -> Walk:
    return Walk(outline(spec), answers, TODAY)


def path(spec: Spec, answers: dict[str, Any]) -> list[str]:
    return [step.id for step in walk(spec, answers).steps()]


def test_a_hidden_answer_hides_what_depends_on_it() -> None:
    spec = form(None, Equals("q0", True), Equals("q1", True))
    answers = {"q0": True, "q1": True, "q2": True}
    assert path(spec, answers) == ["s0", "s1", "s2"]
    assert path(spec, answers | {"q0": False}) == ["s0"]


def test_a_condition_on_a_later_or_unknown_question_and_a_circle_end() -> None:
    assert path(form(Answered("q1"), None), {"q1": True}) == ["s0", "s1"]
    assert path(form(Answered("nobody"), None), {"nobody": True}) == ["s1"]
    assert path(form(Answered("q1"), Answered("q0"), None), {"q0": True, "q1": True}) == ["s2"]
    assert path(form(Not(Answered("q0")), None), {"q0": True})  # about itself: answered or not, it ends


def test_only_the_steps_that_decide_need_to_be_read() -> None:
    found = outline(form(None, None, Equals("q0", True), None))
    assert found.deciding == {"q0"}


def test_status() -> None:
    assert [status(value) for value in (None, False, True)] == [Status.NOT_STARTED, Status.INCOMPLETE, Status.COMPLETED]


questions = st.sampled_from([f"q{number}" for number in range(8)])
rules: st.SearchStrategy[Rule] = st.recursive(
    st.one_of(st.builds(Answered, questions), st.builds(Equals, questions, st.booleans())),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


@given(st.lists(st.none() | rules, min_size=1, max_size=8), st.dictionaries(questions, st.booleans() | st.none()))
def test_relevant_answers_are_those_of_visible_steps_and_nothing_is_lost(
    conditions: list[Rule | None], answers: dict[str, Any]
) -> None:
    spec = form(*conditions)
    before = copy.deepcopy(answers)
    found = walk(spec, answers)
    steps = found.steps()
    asked = {question.id for step in steps for question in step.questions}
    counted = {key: value for key, value in answers.items() if key in asked and value is not None}
    assert found.relevant().items() <= counted.items()  # fewer in a circle only: it counts as missing
    if all(int(q[1:]) < number for number, rule in enumerate(conditions) for q in asks(rule)):
        assert found.relevant() == counted
    assert answers == before
    assert walk(spec, answers).steps() == steps


@given(st.lists(st.none() | rules, min_size=1, max_size=8), st.dictionaries(questions, st.booleans()))
def test_without_forward_questions_a_step_is_visible_when_its_rule_holds_of_what_counts(
    conditions: list[Rule | None], answers: dict[str, Any]
) -> None:
    backwards = [
        rule if all(int(q[1:]) < number for q in asks(rule)) else None for number, rule in enumerate(conditions)
    ]
    spec = form(*backwards)
    counted: dict[str, Any] = {}
    expected = []
    for step in spec.steps:
        if holds(step.visible_if, counted):
            expected.append(step)
            counted |= {question.id: answers[question.id] for question in step.questions if question.id in answers}
    assert list(walk(spec, answers).steps()) == expected


def test_the_path_of_a_large_form_is_quick() -> None:
    spec = form(None, *(Equals(f"q{number}", True) for number in range(500)))
    found, answers = outline(spec), {f"q{number}": True for number in range(501)}
    best = 1.0
    for _repeat in range(5):
        started = time.process_time()
        assert len(Walk(found, answers, TODAY).steps()) == 501
        best = min(best, time.process_time() - started)
    assert best < 0.015
