"""What the gate finds wrong in rules: what they name, where they look, what they ask, whether they can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from forms.checking import Context, Problem, check
from forms.conditions import (
    All,
    Answered,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
    Contains,
    Equals,
    EveryRow,
    Matches,
    Named,
    Not,
    Offset,
    OneOf,
    RowCount,
    RowSum,
    Rule,
    Today,
    Value,
)  # fmt: skip
from forms.spec import Condition, Document, End, Option, Question, Spec, Step, inside

from .example import excursion

PLACE = Question("place", "short_text", capture="destination")
FOOD = Question("food", "single_choice", options=(Option("packed"), Option("inn"), Option("none")))
WITH = Question("with", "several_choices", options=(Option("dog"), Option("child"), Option("alone", exclusive=True)))
RAIN = Question("rain", "yes_no")
AGE = Question("age", "number", settings={"decimals": 0, "min": 0, "max": 17})
START = Question("start", "date")
BACK = Question("back", "date")
HOUR = Question("hour", "time")
LEADER = Question("leader", "person")
WHAT = Question("what", "short_text", capture="stop.what")
COST = Question("cost", "number")
STOPS = Question("stops", "repeat", capture="stop", questions=(WHAT, COST), settings={"min": 0, "max": 3})
READ = Question("read", "guidance")
SUM = Question("sum", "calculated", settings={"formula": "sum", "of": ["cost"], "group": "stops"})
FIRST = (PLACE, FOOD, WITH, RAIN, AGE, START, BACK, HOUR, LEADER, READ, STOPS, SUM)
LAST = Question("last", "yes_no")


def form(*, second: Rule | None = None, conditions: Sequence[Rule] = (), last: Question = LAST, **more: Any) -> Spec:
    """A step with a question of many kinds, and one with a question behind it."""
    steps = (Step("one", more.pop("first", FIRST), ends=more.pop("ends", ())), Step("two", (last,), second))
    named = tuple(Condition(f"c{number}", f"C{number}", rule) for number, rule in enumerate(conditions))
    return Spec("form", "excursion", (*steps, *more.pop("rest", ())), conditions=named, **more)


def found(spec: Spec, *, warnings: bool = False) -> list[Problem]:
    texts = {"one.title": "Where to", "two.title": "On the way", "read.body": "Read this."}
    for step in spec.steps:
        texts |= {f"{end.id}.text": "Stop." for end in step.ends} | {f"{step.id}.title": step.id.title()}
        for question in inside(step.questions):
            texts |= {f"{question.id}.label": question.id.title()} | {f"{o.id}.label": o.id for o in question.options}
    problems = check(Document(spec, "en", {"en": texts}), Context(excursion()))
    return [p for p in problems if warnings or p.level == "error"]


def codes(spec: Spec, *, warnings: bool = False) -> list[str]:
    return [problem.code for problem in found(spec, warnings=warnings)]


GOOD: list[Rule] = [
    Answered("leader"), Equals("food", "inn"), OneOf("with", ("dog", "child")), Equals("rain", False),
    Contains("place", "hill"), Matches("place", "A9*"), Equals("age", 3), Compare("age", ">", Value(2)),
    Between("age", Value(2), Value(5)), Compare("start", "<", Today(Offset(-1, "years"))),
    Compare("back", ">=", AnswerOf("start", Offset(2, "days"))), Compare("start", "=", AnswerOf("back")),
    Compare("hour", ">", Value("08:30")), Compare("sum", ">", Value(100)), Between("start", Value("2027-01"), Today()),
    AnyRow("stops", Contains("what", "inn")), EveryRow("stops", Compare("cost", "<", Value(5))),
    RowCount("stops", ">", 1, Answered("what")), RowCount("stops", ">=", 3), RowSum("stops", "cost", ">", 20.5),
    Named("c0"), Not(Named("c0")), AnyRow("stops", Named("c1")),
]  # fmt: skip


@pytest.mark.parametrize("rule", GOOD, ids=repr)
def test_every_operator_is_let_through_where_it_fits(rule: Rule) -> None:
    conditions: list[Rule] = [Equals("rain", True), Compare("cost", ">", Value(3))]
    assert codes(form(second=rule, conditions=conditions)) == []


WRONG: list[tuple[Rule, str, str]] = [
    (Equals("gone", "x"), "ref.question", "Step “Two”: the rule asks about a question that does not exist any more."),
    (All((Answered("rain"), Answered("gone"))), "ref.question", "does not exist any more"),
    (Answered(""), "rule.unread", "does not say which question"),
    (Named("gone"), "ref.condition", "a condition that does not exist"),
    (Named(""), "ref.condition", "no condition is chosen"),
    (All(()), "rule.empty", "no test in it"),
    (Equals("last", True), "rule.later", "looks at “Last”, which does not come before it"),
    (Equals("what", "x"), "rule.rows", "looks at “What”, which is asked in every row of a group"),
    (AnyRow("rain", Answered("place")), "rule.group", "looks at the rows of “Rain”, which has none"),
    (RowSum("stops", "age", ">", 3), "rule.added", "not in “Stops”"),
    (RowSum("stops", "what", ">", 3), "rule.operator", "cannot be asked of “What”"),
    (Equals("food", "gone"), "rule.value", "asks for an answer that “Food” cannot have"),
    (OneOf("with", ("dog", "cat")), "rule.value", "“With” cannot have"),
    (Equals("rain", "packed"), "rule.value", "“Rain” cannot have"),
    (Equals("age", 18), "rule.value", "“Age” cannot have"),
    (Compare("age", ">", Value("x")), "rule.value", "“Age”"),
    (Compare("start", ">", Value("soon")), "rule.value", "“Start”"),
    (Compare("hour", ">", Value("8")), "rule.value", "“Hour”"),
    (Contains("place", ""), "rule.value", "“Place”"),
    (Compare("place", "<", Value("x")), "rule.operator", "this cannot be asked of “Place”"),
    (Contains("age", "1"), "rule.operator", "“Age”"),
    (Equals("leader", "x"), "rule.operator", "“Leader”"),
    (Answered("read"), "rule.operator", "“Read”"),
    (Compare("age", ">", Today()), "rule.operator", "“Age”"),
    (Compare("start", ">", AnswerOf("age")), "rule.other", "compares with “Age”, which is of another kind"),
    (Compare("age", ">", AnswerOf("cost", Offset(1, "days"))), "rule.rows", "“Cost”"),
]


@pytest.mark.parametrize(("rule", "code", "message"), WRONG, ids=lambda value: repr(value)[:50])
def test_what_a_rule_cannot_ask_is_named_with_its_place(rule: Rule, code: str, message: str) -> None:
    problem = next(p for p in found(form(second=rule)) if p.code == code)
    assert message in problem.message
    assert (problem.page, problem.block, problem.step) == ("two", "", "two")
    named = found(form(conditions=[rule], second=Named("c0")))
    assert code in [p.code for p in named]


def test_a_rule_sees_what_stands_before_it_in_its_step() -> None:
    def with_rule(question: Question, **rule: Rule) -> Spec:
        return form(first=tuple(replace(q, **rule) if q.id == question.id else q for q in FIRST))  # type: ignore[arg-type]

    assert codes(with_rule(AGE, visible_if=Equals("rain", True))) == []
    assert codes(with_rule(AGE, visible_if=Answered("hour"))) == ["rule.later"]
    assert codes(with_rule(AGE, visible_if=Answered("age"))) == ["rule.itself"]
    assert codes(with_rule(AGE, required_if=Answered("age"))) == ["rule.itself"]
    assert codes(with_rule(AGE, required_if=Answered("hour"))) == []  # one of two must be given, whichever
    assert codes(with_rule(AGE, required_if=Answered("last"))) == ["rule.later"]
    problem = found(with_rule(AGE, visible_if=Answered("hour")))[0]
    assert (problem.page, problem.block) == ("one", "age")


def test_a_row_sees_the_questions_before_it_in_the_row() -> None:
    def with_cell(rule: Rule) -> Spec:
        rows = replace(STOPS, questions=(WHAT, replace(COST, visible_if=rule)))
        return form(first=(*FIRST[:-2], rows, SUM), conditions=[Answered("what")])

    assert codes(with_cell(Answered("what"))) == []
    assert codes(with_cell(Named("c0"))) == []
    assert codes(with_cell(Equals("rain", True))) == []
    assert codes(with_cell(Answered("cost"))) == ["rule.itself"]


def test_options_and_ends_are_places_too() -> None:
    food = replace(FOOD, options=(Option("packed", visible_if=Equals("gone", 1)), Option("inn")))
    problem = found(form(first=tuple(food if q.id == "food" else q for q in FIRST)))[0]
    assert problem.message.startswith("Option “packed” of “Food” in step “One”: the rule asks about")
    ends = (End("end", Equals("last", True)),)
    problem = found(form(ends=ends))[0]
    assert (problem.code, problem.page, problem.block) == ("rule.later", "one", "end")
    assert codes(form(ends=(End("end", Equals("rain", True)),))) == []


@pytest.mark.parametrize(
    "conditions",
    [[Named("c0")], [Named("c1"), Not(Named("c0"))], [AnyOf((Answered("rain"), AnyRow("stops", Named("c0"))))]],
)
def test_conditions_in_a_circle_are_named_once(conditions: list[Rule]) -> None:
    circle = [p for p in found(form(conditions=conditions, second=Named("c0"))) if p.code == "cycle.conditions"]
    assert len(circle) == 1
    assert "“C0”" in circle[0].message
    assert circle[0].block == "c0"


def test_a_calculation_that_needs_itself_is_a_circle() -> None:
    one = replace(SUM, settings={"formula": "sum", "of": ["more"], "group": ""})
    two = replace(SUM, id="more", settings={"formula": "sum", "of": ["sum"], "group": ""})
    assert codes(form(first=(*FIRST[:-1], one, two))) == ["cycle.calculated"]
    shown = replace(AGE, visible_if=Compare("sum", ">", Value(1)))
    needs = replace(SUM, settings={"formula": "sum", "of": ["age"], "group": ""})
    assert "cycle.calculated" in codes(form(first=(PLACE, STOPS, needs, shown)))


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"formula": "guess", "of": ["age"]}, "calculated.formula"),
        ({"formula": "sum", "of": ["gone"]}, "calculated.question"),
        ({"formula": "sum", "of": []}, "calculated.inputs"),
        ({"formula": "sum", "of": ["place"]}, "calculated.inputs"),
        ({"formula": "sum", "of": ["cost"]}, "calculated.inputs"),
        ({"formula": "sum", "of": ["what"], "group": "stops"}, "calculated.inputs"),
        ({"formula": "count", "of": [], "group": "rain"}, "calculated.inputs"),
        ({"formula": "count", "of": ["rain"]}, "calculated.inputs"),
        ({"formula": "days_between", "of": ["start"]}, "calculated.inputs"),
        ({"formula": "working_days_after", "of": ["age"], "days": 10}, "calculated.inputs"),
        ({"formula": "sum", "of": ["age"]}, ""),
        ({"formula": "sum", "of": ["cost"], "group": "stops"}, ""),
        ({"formula": "count", "of": ["with"]}, ""),
        ({"formula": "count", "of": [], "group": "stops"}, ""),
        ({"formula": "days_between", "of": ["start", "back"]}, ""),
        ({"formula": "working_days_after", "of": ["start"], "days": 10}, ""),
    ],
)
def test_a_calculation_needs_the_right_questions(settings: dict[str, Any], code: str) -> None:
    assert codes(form(last=replace(SUM, id="last", settings=settings))) == ([code] if code else [])


def test_a_condition_nobody_uses_is_a_warning() -> None:
    unused = found(form(conditions=[Equals("rain", True)]), warnings=True)
    assert [(p.level, p.code, p.block) for p in unused] == [("warning", "condition.unused", "c0")]
    assert codes(form(conditions=[Equals("rain", True)], second=Named("c0")), warnings=True) == []
    assert codes(form(conditions=[Equals("rain", True), Not(Named("c0"))], second=Named("c1")), warnings=True) == []


NEVER: list[Rule] = [
    All((Equals("rain", True), Equals("rain", False))),
    All((Equals("rain", True), Not(Answered("rain")))),
    All((Equals("food", "inn"), Equals("food", "packed"))),
    All((Answered("food"), *(Not(Equals("food", one)) for one in ("packed", "inn", "none")))),
    All((Equals("with", "alone"), Equals("with", "dog"))),
    All((Compare("age", ">", Value(5)), Compare("age", "<", Value(6)))),
    Compare("age", ">", Value(17)),
    Between("age", Value(5), Value(3)),
    All((Compare("start", "<", Value("2027-01-01")), Compare("start", ">=", Value("2027-01")))),
    All((Compare("hour", "<", Value("09:00")), Compare("hour", ">", Value("08:59")))),
    All((Equals("place", "hill"), Contains("place", "sea"))),
    All((Contains("place", "hill"), Not(Contains("place", "hill")))),
    RowCount("stops", ">", 3),
    AnyRow("stops", All((Compare("cost", ">", Value(3)), Not(Answered("cost"))))),
    RowCount("stops", ">=", 1, All((Answered("what"), Not(Answered("what"))))),
    All((RowCount("stops", "=", 0), AnyRow("stops", Answered("what")))),
    Not(AnyOf((Answered("rain"), Not(Answered("rain"))))),
    All((AnyOf((Equals("rain", True), Equals("food", "inn"))), Not(Equals("food", "inn")), Equals("rain", False))),
]


@pytest.mark.parametrize("rule", NEVER, ids=repr)
def test_a_contradiction_is_found_at_the_condition_and_said_once(rule: Rule) -> None:
    spec = form(conditions=[rule], last=replace(LAST, visible_if=Named("c0")))
    assert [(p.code, p.page, p.block) for p in found(spec)] == [("rule.never", "form", "c0")]
    assert [(p.code, p.page, p.block) for p in found(form(last=replace(LAST, visible_if=rule)))] == [
        ("rule.never", "two", "last")
    ]
    always = found(form(last=replace(LAST, visible_if=Not(rule))), warnings=True)
    assert [(p.level, p.code, p.block) for p in always] == [("warning", "rule.always", "last")]


def test_what_depends_on_something_never_shown_never_holds() -> None:
    hidden = replace(LAST, visible_if=All((Equals("rain", True), Equals("rain", False))))
    rest = (Step("three", (Question("more", "yes_no", visible_if=Equals("last", True)),)),)
    problems = found(form(last=hidden, rest=rest))
    assert [(p.code, p.block) for p in problems] == [("rule.never", "last"), ("rule.never_shown", "more")]
    only_if = replace(LAST, visible_if=Equals("rain", True))
    rest = (Step("three", (Question("more", "yes_no", visible_if=All((Answered("last"), Equals("rain", False)))),)),)
    assert [(p.code, p.block) for p in found(form(last=only_if, rest=rest))] == [("rule.never_shown", "more")]


def test_what_contradicts_the_step_around_it_never_holds_there() -> None:
    spec = form(second=Equals("rain", True), last=replace(LAST, visible_if=Equals("rain", False)))
    assert [(p.code, p.block) for p in found(spec)] == [("rule.never_here", "last")]
    options = (Option("a", visible_if=Equals("rain", False)), Option("b"))
    spec = form(second=Equals("rain", True), last=Question("last", "single_choice", options=options))
    assert [(p.code, p.block, p.facts[1]) for p in found(spec)] == [("rule.never_here", "last", "a")]


def test_an_end_nobody_gets_past_is_named_and_not_each_step_behind_it() -> None:
    ends = (End("e1", Equals("rain", True)), End("e2", Not(Equals("rain", True))))
    problems = found(form(ends=ends, rest=(Step("three", (replace(LAST, id="more"),)),)))
    assert [(p.code, p.page, p.block) for p in problems] == [("end.blocks", "one", "e1")]


def test_a_step_behind_its_own_end_is_never_reached() -> None:
    problems = found(form(ends=(End("e1", Equals("rain", True)),), second=Equals("rain", True)))
    assert [(p.code, p.page) for p in problems] == [("step.unreachable", "two")]
    assert codes(form(ends=(End("e1", Equals("rain", True)),), second=Equals("rain", False))) == []
    ends = (End("e1", Equals("rain", True)), End("e2", All((Equals("rain", True), Equals("food", "inn")))))
    assert [(p.code, p.block) for p in found(form(ends=ends))] == [("rule.never_here", "e2")]
