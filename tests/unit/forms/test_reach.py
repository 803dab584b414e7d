"""What the gate says of rules that can never hold, held against every answer there is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.checking import satisfying
from forms.checking.cycles import cycles
from forms.checking.ground import Context, Ground, Site
from forms.checking.operators import operators
from forms.checking.reach import reach
from forms.checking.references import references
from forms.checking.satisfying import Search
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
    Named,
    Not,
    OneOf,
    RowCount,
    RowSum,
    Rule,
    Value,
)  # fmt: skip
from forms.rules import Walk, outline
from forms.spec import Condition, Document, End, Option, Question, Spec, Step

TODAY = datetime.date(2027, 3, 1)
ROW = "0" * 32


def question(key: str, kind: str, **more: Any) -> Question:
    return Question(key, kind, **more)


CELLS = (question("cell", "yes_no"), question("size", "number", settings={"min": 1, "max": 2, "decimals": 0}))
SHAPES: dict[str, Question] = {
    "truth": question("truth", "yes_no"),
    "one": question("one", "single_choice", options=(Option("o1"), Option("o2"), Option("o3"))),
    "some": question("some", "several_choices", options=(Option("s1"), Option("s2"), Option("no", exclusive=True))),
    "number": question("number", "number", settings={"min": 0, "max": 3, "decimals": 0}),
    "date": question("date", "date"),
    "text": question("text", "short_text"),
    "rows": question("rows", "repeat", settings={"min": 0, "max": 2}, questions=CELLS),
}
EVERY: dict[str, list[Any]] = {
    "truth": [None, True, False],
    "one": [None, "o1", "o2", "o3"],
    "some": [None, ["s1"], ["s2"], ["s1", "s2"], ["no"]],
    "number": [None, 0, 1, 2, 3],
    "date": [None, "2027-02-27", "2027-02-28", "2027-03-01", "2027-03-02", "2027-04-01"],
    "text": [None, "a", "ab", "c"],
    "rows": [None],
}
ONE_ROW = [
    {"id": ROW} | {key: value for key, value in (("cell", cell), ("size", size)) if value is not None}
    for cell in (None, True, False)
    for size in (None, 1, 2)
]
EVERY["rows"] = [None, *([row] for row in ONE_ROW), *([a, b] for a, b in combinations(ONE_ROW, 2))]


def asks_of(kind: str) -> st.SearchStrategy[Rule]:
    """One test of the question of this name."""
    always = st.just(Answered(kind))
    operand = {
        "number": st.sampled_from([-1, 0, 1, 2, 3, 4, 1.5]),
        "date": st.sampled_from(["2027-03-01", "2027-03", "2027-02-28"]),
    }
    compare = st.sampled_from(["<", "<=", "=", ">=", ">"])
    match kind:
        case "truth" | "cell":
            return always | st.builds(Equals, st.just(kind), st.booleans())
        case "one" | "some":
            ids = st.sampled_from([option.id for option in SHAPES[kind].options])
            several = st.lists(ids, min_size=1, max_size=2).map(tuple)
            return always | st.builds(Equals, st.just(kind), ids) | st.builds(OneOf, st.just(kind), several)
        case "number" | "date":
            value = operand[kind]
            bounds = st.builds(Between, st.just(kind), st.builds(Value, value), st.builds(Value, value))
            return always | st.builds(Compare, st.just(kind), compare, st.builds(Value, value)) | bounds
        case "size":
            return always | st.builds(Compare, st.just("size"), compare, st.builds(Value, st.sampled_from([1, 2])))
        case "text":
            return (
                always
                | st.builds(Equals, st.just("text"), st.sampled_from(["a", "ab"]))
                | st.builds(Contains, st.just("text"), st.sampled_from(["a", "b"]))
            )
    return always | rows()


def rows() -> st.SearchStrategy[Rule]:
    inside = combined(st.one_of(asks_of("cell"), asks_of("size")), 2)
    compare = st.sampled_from(["<", "<=", "=", ">=", ">"])
    few = st.integers(0, 3)
    return st.one_of(
        st.builds(AnyRow, st.just("rows"), inside),
        st.builds(EveryRow, st.just("rows"), inside),
        st.builds(RowCount, st.just("rows"), compare, few, st.none() | inside),
        st.builds(RowSum, st.just("rows"), st.just("size"), compare, few),
    )


def combined(leaf: st.SearchStrategy[Rule], size: int) -> st.SearchStrategy[Rule]:
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.lists(inner, min_size=1, max_size=3).map(lambda found: All(tuple(found))),
            st.lists(inner, min_size=1, max_size=3).map(lambda found: AnyOf(tuple(found))),
        ),
        max_leaves=size,
    )


@st.composite
def forms(draw: st.DrawFn, shapes: tuple[str, ...] = tuple(SHAPES), *, deep: bool = True) -> Spec:
    """Steps of one question each, whose rules look back only."""
    kinds: list[str] = draw(st.lists(st.sampled_from(shapes), min_size=2, max_size=3, unique=True))
    conditions: list[Condition] = []

    def maybe() -> bool:
        return draw(st.booleans())

    def rule(before: list[str], size: int = 4) -> Rule | None:
        leaves = [asks_of(kind) for kind in before]
        if "number" in before and "number" in shapes and deep:
            leaves.append(st.just(Compare("number", "<", AnswerOf("number"))))
        if conditions:
            leaves.append(st.sampled_from([Named(one.id) for one in conditions]))
        return draw(combined(st.one_of(leaves), size)) if leaves and maybe() else None

    steps = []
    for number, kind in enumerate(kinds):
        before = kinds[:number]
        if before and maybe():
            conditions.append(Condition(f"c{number}", "c", draw(combined(st.one_of([asks_of(k) for k in before]), 3))))
        shape = SHAPES[kind]
        options = shape.options
        if deep and options:
            options = tuple(Option(o.id, rule(before, 2), o.exclusive) for o in options)
        asked = Question(
            shape.id, shape.kind, visible_if=rule(before), options=options, questions=shape.questions,
            settings=shape.settings,
        )  # fmt: skip
        end = rule(kinds[: number + 1])
        ends = (End(f"e{number}", end),) if end is not None else ()
        steps.append(Step(f"s{number}", (asked,), visible_if=rule(before), ends=ends))
    return Spec("form", "x", tuple(steps), conditions=tuple(conditions))


def truths(spec: Spec, ground: Ground) -> dict[Site, set[bool]]:
    """How each rule comes out where it is seen at all, over all answers; conditions wherever they are asked."""
    form = outline(spec)
    keys = list(form.questions)
    found: dict[Site, set[bool]] = {site: set() for site in ground.sites}
    for values in product(*(EVERY[key] for key in keys)):
        answers = {key: value for key, value in zip(keys, values, strict=True) if value is not None}
        walk = Walk(form, answers, TODAY)
        for site in ground.sites:
            if seen(walk, site):
                found[site].add(walk.holds(site.rule))
    return found


def seen(walk: Walk, site: Site) -> bool:
    if site.what == "condition" or site.step is None:
        return True
    place = walk.form.places[site.step.id]
    if site.what == "step":
        ended = any(walk._end(step.id) for step in walk.form.ending if walk.form.places[step.id] < place)
        return not ended
    if site.what == "option":
        return walk.shows(site.place.question.id)  # type: ignore[union-attr]
    return walk.shows_step(site.step.id)


def checked(spec: Spec) -> tuple[Ground, dict[tuple[str, str], str]]:
    ground = Ground(Document(spec, "en", {"en": {}}), Context(None))
    wrong = [*references(ground), *operators(ground), *cycles(ground)]
    assert wrong == []
    return ground, {(p.code, p.page + p.block + "".join(p.facts)): p.code for p in reach(ground)}


def claims(ground: Ground) -> dict[Site, bool]:
    """For each rule, whether the search says that it never holds where it is seen."""
    search = Search(ground)
    found = {}
    for site in ground.sites:
        goals = [(site.rule, True, ())]
        asked = site.place.question.id if site.place and site.what == "option" else ""
        if site.what == "step":
            found[site] = search.never((), shown=site.step)
        else:
            found[site] = search.never(goals, shown=site.step, question=asked)
    return found


SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=250)


@SLOW
@given(forms())
def test_no_false_alarm(spec: Spec) -> None:
    """Whatever is said never to hold does not hold of any answers, and what always holds holds of all."""
    ground, _problems = checked(spec)
    real = truths(spec, ground)
    for site, never in claims(ground).items():
        assert not (never and True in real[site]), (site, spec)
    search = Search(ground)
    for site in ground.sites:
        if search.never([(site.rule, False, ())]):
            assert False not in real[site], (site, spec)
    walks = list(paths(spec))
    for number, step in enumerate(spec.steps):
        if search.no_way_past(number):
            assert not any(later.id in path for path in walks for later in spec.steps[number + 1 :])
        if search.never((), shown=step):
            assert not any(step.id in path for path in walks)


def paths(spec: Spec) -> Iterator[set[str]]:
    form = outline(spec)
    for values in product(*(EVERY[key] for key in form.questions)):
        answers = {key: value for key, value in zip(form.questions, values, strict=True) if value is not None}
        yield {step.id for step in Walk(form, answers, TODAY).steps()}


@SLOW
@given(forms(("truth", "one", "some", "number", "date"), deep=False))
def test_nothing_is_overlooked(spec: Spec) -> None:
    """Without rows, texts, options that come and go and compared answers the search is exact."""
    ground, _problems = checked(spec)
    real = truths(spec, ground)
    for site, never in claims(ground).items():
        assert never == (True not in real[site]), (site, spec)


def test_a_puzzle_is_given_up_without_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be decided in time counts as possible, and one form takes only so much time in all."""
    truths = tuple(question(f"t{number}", "yes_no") for number in range(12))
    odd: Rule = Equals("t0", True)
    for one in truths[1:]:
        other = Equals(one.id, True)
        odd = AnyOf((All((odd, Not(other))), All((Not(odd), other))))
    never = Step("s1", (question("x", "yes_no"),), visible_if=All((odd, Not(odd), Equals("t0", True))))
    plain = Step("s2", (question("y", "yes_no"),), visible_if=All((Equals("t0", True), Equals("t0", False))))
    ground, found = checked(Spec("form", "x", (Step("s0", truths), never, plain)))
    assert [code for code, _place in found] == ["rule.never"]
    monkeypatch.setattr(satisfying, "TOTAL", 3)
    assert list(reach(Ground(ground.document, ground.context))) == []
