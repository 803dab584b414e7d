"""What the gate refuses, and that each refusal names what to put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from forms.checking import Context, Problem, missing_captures
from forms.checking import check as check_document
from forms.conditions import Equals
from forms.enums import Kind
from forms.purposes import Known, Purpose
from forms.spec import Document, End, Option, Prefill, Question, Spec, Step, Texts

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
        (step(1, section="gone"), "Step “On the way” is in a section that does not exist"),
        (lambda spec: replace(spec, steps=(*spec.steps, Step("three", (RAIN,)))), "A step has no title"),
        (step(1, questions=(STOPS, Question("new", Kind.DATE))), "A question in step “On the way” has no words"),
        (
            question(FOOD, options=(*FOOD.options, Option("new"))),
            "An option of “What do we eat?” in step “Where to” has no words",
        ),
        (question(FOOD, options=(Option("packed"), Option("packed"))), "“Packed lunch” of “What do we eat?”"),
        (question(RAIN, id="packed", kind=Kind.DATE), "“Packed lunch” in step “Where to” is a copy"),
        (question(RAIN, kind=Kind.DECLARATION), "does not say what is declared"),
        (question(RAIN, kind=Kind.GRID, settings={"rows": ["a"], "columns": []}), "needs rows and columns"),
        (question(RAIN, kind=Kind.GRID, settings={"rows": ["a", "a"], "columns": ["b"]}), "with the same id"),
        (question(RAIN, kind=Kind.SCALE, settings={"lowest": 3, "highest": 3}), "The scale “Rain?” in step “Where to”"),
        (
            question(RAIN, kind=Kind.DATE, settings={"earliest": "2027-02-01", "latest": "2027-01"}),
            "more at least than",
        ),
        (question(RAIN, kind="riddle"), "of a kind that this service does not know"),
        (question(STOPS, questions=(WHAT, replace(RAIN, kind=Kind.GRID))), "cannot stand inside a repeating group"),
        (step(1, ends=(End("stop", Equals("rain", True)),)), "An end of step “On the way” has no text"),
        (step(1, ends=(End("one", Equals("rain", True)),)), "An end of step “On the way” is a copy"),
        (lambda spec: replace(spec, sections=("one",)), "Step “Where to” shares its id"),
        (question(RAIN, kind=Kind.EARLIER), "does not say which answer is shown again"),
        (question(PLACE, kind=Kind.EARLIER, settings={"question": "rain"}), "that was not given before"),
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


def test_each_problem_has_a_code_a_page_and_a_block() -> None:
    found = {
        p.code: p for p in check(question(FOOD, options=(Option("packed"),), capture="moon")(GOOD), TEXTS, excursion())
    }
    assert {"choice.empty", "capture.unknown"} <= found.keys()
    assert (found["choice.empty"].page, found["choice.empty"].block, found["choice.empty"].level) == (
        "one", "food", "error",
    )  # fmt: skip
    missing = check(question(PLACE, capture="")(GOOD), TEXTS, excursion())[0]
    assert (missing.code, missing.page, missing.block) == ("capture.missing", "form", "")


def test_long_steps_and_equal_labels_are_only_warnings() -> None:
    more = tuple(Question(f"q{n}", Kind.YES_NO) for n in range(20))
    texts = TEXTS | {f"q{n}.label": "Rain?" if n == 3 else f"Number {n}" for n in range(20)}
    found = check(step(0, questions=(PLACE, FOOD, RAIN, *more))(GOOD), texts, excursion())
    assert [(p.level, p.code, p.block) for p in found] == [
        ("warning", "step.long", ""), ("warning", "question.same_label", "q3"),
    ]  # fmt: skip
    assert "“Where to” has 23 questions" in found[0].message


def test_errors_come_first_and_a_fingerprint_is_of_place_and_facts_alone() -> None:
    more = (*GOOD.steps[0].questions, replace(RAIN, id="again"), Question("last", Kind.DATE))
    found = check(step(0, questions=more)(GOOD), TEXTS | {"again.label": "Rain?"}, excursion())
    assert [p.level for p in found] == ["error", "warning"]
    assert found[1].fingerprint == replace(found[1], message="in other words").fingerprint
    assert found[1].fingerprint != replace(found[1], facts=("other",)).fingerprint
    assert found[1].fingerprint != replace(found[1], block="rain").fingerprint


def test_a_list_shares_the_ids_of_its_options() -> None:
    shared = replace(FOOD, option_list="list")
    two = step(0, questions=(PLACE, shared, RAIN, replace(shared, id="dinner")))(GOOD)
    texts = TEXTS | {"dinner.label": "And in the evening?"}
    assert check(two, texts, excursion()) == []
    other = step(0, questions=(PLACE, shared, RAIN, replace(shared, id="dinner", option_list="other")))(GOOD)
    assert {p.code for p in check(other, texts, excursion())} == {"id.option"}
    context = Context(excursion(), lists=frozenset({"other"}))
    assert [p.code for p in check_document(Document(two, "en", {"en": texts}), context)] == ["ref.list", "ref.list"]


def test_roles_and_prefills_are_those_of_the_purpose() -> None:
    purpose = replace(
        excursion(),
        roles=(("leader", "Leader"),),
        prefills=(Known("town", "Town", "subject"), Known("town", "Town", "person", (Kind.DATE,))),
    )

    def codes(**changes: Any) -> list[str]:
        return [problem.code for problem in check(question(PLACE, **changes)(GOOD), TEXTS, purpose)]

    assert codes(roles=("leader",), prefill=Prefill("subject", "town")) == []
    assert codes(roles=("leader", "cook")) == ["ref.role"]
    assert codes(prefill=Prefill("subject", "county")) == ["ref.prefill"]
    assert codes(prefill=Prefill("person", "town")) == ["ref.prefill_kind"]
    assert codes(prefill=Prefill("last")) == codes(prefill=Prefill("value", "Rome")) == []
