"""What the gate refuses, and that each refusal names what to put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from forms.checking import Context, Problem, missing_captures
from forms.checking import check as check_document
from forms.conditions import All, Answered, Equals
from forms.enums import Kind
from forms.purposes import Purpose
from forms.spec import Document, Option, Question, Spec, Step, Texts

from .example import excursion

TEXTS = {
    "one.title": "Where to",
    "two.title": "On the way",
    "place.label": "Which place?",
    "food.label": "What do we eat?",
    "packed.label": "Packed lunch",
    "inn.label": "An inn",
    "rain.label": "Rain?",
    "stops.label": "Where do we stop?",
    "what.label": "What is there?",
}
PLACE = Question("place", Kind.SHORT_TEXT, capture="destination")
FOOD = Question("food", Kind.SINGLE_CHOICE, options=(Option("packed"), Option("inn")))
RAIN = Question("rain", Kind.YES_NO)
WHAT = Question("what", Kind.SHORT_TEXT, capture="stop.what")
STOPS = Question("stops", Kind.REPEAT, capture="stop", questions=(WHAT,), settings={"min": 1, "max": None})
GOOD = Spec("form", "excursion", (Step("one", (PLACE, FOOD, RAIN)), Step("two", (STOPS,), Equals("food", "packed"))))



def check(spec: Spec, texts: Texts, purpose: Purpose | None) -> list[Problem]:
    return check_document(Document(spec, "en", {"en": texts}), Context(purpose))


Change = Callable[[Spec], Spec]


def step(number: int, **changes: object) -> Change:
    def changed(spec: Spec) -> Spec:
        steps = list(spec.steps)
        steps[number] = replace(steps[number], **changes)  # type: ignore[arg-type]
        return replace(spec, steps=tuple(steps))

    return changed


def question(old: Question, **changes: object) -> Change:
    def changed(spec: Spec) -> Spec:
        new = replace(old, **changes)  # type: ignore[arg-type]
        steps = [
            replace(step, questions=tuple(new if q.id == old.id else q for q in step.questions)) for step in spec.steps
        ]
        return replace(spec, steps=tuple(steps))

    return changed


def test_a_good_form_has_no_problem() -> None:
    assert check(GOOD, TEXTS, excursion()) == []
    yes_no = step(1, visible_if=Equals("rain", True))(GOOD)
    assert check(yes_no, TEXTS, excursion()) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda spec: replace(spec, steps=()), "The form has no steps"),
        (step(1, questions=()), "Step “On the way” has no questions."),
        (
            question(FOOD, options=(Option("packed"),)),
            "“What do we eat?” in step “Where to” needs at least two options.",
        ),
        (question(PLACE, capture=""), "Nothing captures “Destination”, which “Excursion” cannot do without."),
        (question(STOPS, questions=(replace(WHAT, capture=""),)), "Nothing captures “What is there”"),
        (question(STOPS, questions=()), "“Where do we stop?” in step “On the way” repeats nothing"),
        (question(STOPS, settings={"min": 3, "max": 2}), "asks for more at least than at most"),
        (question(RAIN, capture="destination"), "captured twice: again by “Rain?” in step “Where to”"),
        (
            question(PLACE, kind=Kind.DATE),
            "“Which place?” in step “Where to” cannot capture “Destination”: it is the wrong",
        ),
        (question(RAIN, capture="stop.what"), "“Rain?” in step “Where to” cannot capture “What is there” here"),
        (
            question(RAIN, capture="moon"),
            "“Rain?” in step “Where to” captures something that this purpose does not know",
        ),
        (question(STOPS, questions=(WHAT, replace(WHAT, capture=""))), "shares its id"),
        (step(1, visible_if=Equals("gone", "x")), "Step “On the way” is shown by a question that does not exist"),
        (
            step(0, visible_if=Equals("rain", True)),
            "Step “Where to” is shown by “Rain?”, which does not come before it",
        ),
        (
            step(1, visible_if=Equals("food", "gone")),
            "“On the way” is shown by an answer that “What do we eat?” cannot",
        ),
        (step(1, visible_if=Equals("rain", "packed")), "is shown by an answer that “Rain?” cannot have"),
        (step(1, visible_if=Equals("place", "Rome")), "is shown by an answer that “Which place?” cannot have"),
        (step(1, visible_if=All((Answered("rain"), Answered("gone")))), "a question that does not exist"),
    ],
)
def test_what_is_wrong_is_named(change: Change, message: str) -> None:
    found = [problem.message for problem in check(change(GOOD), TEXTS, excursion())]
    assert any(message in text for text in found), found


def test_a_missing_group_is_missed_once_without_its_fields() -> None:
    spec = step(1, questions=(RAIN,))(GOOD)
    assert [key for key, _capture in missing_captures(spec, excursion())] == ["stop"]


def test_a_purpose_nobody_registered_is_a_problem() -> None:
    assert "purpose" in check(GOOD, TEXTS, None)[0].message


def test_a_problem_says_where_it_is() -> None:
    problem = check(question(FOOD, options=())(GOOD), TEXTS, excursion())[0]
    assert (problem.step, problem.question) == ("one", "food")


def test_a_percent_sign_in_a_label_is_only_a_sign() -> None:
    texts = TEXTS | {"food.label": "100 % of what?", "one.title": "50 %s"}
    assert "“100 % of what?”" in check(question(FOOD, options=())(GOOD), texts, excursion())[0].message
