"""Whatever is typed into a step with rules is kept, and what does not count is never wrong."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from forms.conditions import AnyOf, Equals, Named, Not, RowCount, Rule
from forms.fields.base import blank, readable
from forms.rules import Walk, outline
from forms.spec import Condition, Option, Question, Spec, Step
from forms.wizard.asking import Asking, aside, seen_part, with_aside
from forms.wizard.form import StepForm, form_class
from forms.wizard.typed import as_posted, as_typed
from forms.words import Words
from tests.filling import NOW

texts = st.text(max_size=4).map(readable) | st.sampled_from(["yes", "no", "o1", "o2", " "])
chosen = texts.map(str.strip)  # no box sends a blank
dates = st.lists(st.sampled_from(["", "3", "31", "2027", "x"]), min_size=3, max_size=3)
ids = st.lists(st.integers(0, 3).map(lambda number: f"{number:032x}"), max_size=3, unique=True)


def rows(*cells: tuple[str, Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    def made(found: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
        return st.tuples(*(st.fixed_dictionaries({"id": st.just(row), **dict(cells)}) for row in found)).map(list)

    return ids.flatmap(made)


typed_steps = st.fixed_dictionaries(
    {
        "a": chosen, "b": chosen, "c": texts, "d": dates,
        "g": rows(("g1", chosen), ("g2", texts), ("g3", dates), ("h", rows(("h1", chosen), ("h2", texts)))),
    }
)  # fmt: skip
simple = st.sampled_from(
    [None, Equals("a", True), Not(Equals("a", True)), Equals("b", "o1"), Named("c1"), RowCount("g", ">=", 1)]
)
in_rows = st.sampled_from([None, Equals("g1", True), Equals("a", True), Named("c1")])
inner_rules = st.sampled_from([None, Equals("h1", True), Equals("g1", True)])
CONDITION = Condition("c1", "C", AnyOf((Equals("a", True), Equals("b", "o2"))))
drawn_rules = st.tuples(simple, simple, simple, in_rows, in_rows, in_rows, inner_rules, st.booleans())


@cache
def form_of(rules: tuple[Rule | None, ...]) -> tuple[Spec, type[StepForm]]:
    c, d, g, g2, g3, h, h2, required = rules
    need = bool(required)
    inner = Question(
        "h", "repeat", required=False, visible_if=h,
        questions=(Question("h1", "yes_no", required=need), Question("h2", "short_text", required=need, visible_if=h2)),
    )  # fmt: skip
    group = Question(
        "g", "repeat", required=need, visible_if=g,
        questions=(Question("g1", "yes_no", required=need), Question("g2", "short_text", required=need, visible_if=g2),
                   Question("g3", "date", required=need, visible_if=g3), inner),
    )  # fmt: skip
    step = Step(
        "s",
        (
            Question("a", "yes_no", required=need),
            Question("b", "single_choice", required=need, options=(Option("o1"), Option("o2", visible_if=d))),
            Question("c", "short_text", required=need, visible_if=c),
            Question("d", "date", required=need, visible_if=d),
            group,
        ),
    )
    spec = Spec("f", "p", (step,), conditions=(CONDITION,))
    return spec, form_class(step, Words("en", "en", {}, {}))


def filled(rules: Any, raw: dict[str, Any]) -> StepForm:
    spec, made = form_of(rules)
    data = QueryDict(mutable=True)
    for name, values in as_posted(spec.steps[0], raw).lists():
        data.setlist(name, values)
    found = outline(spec)
    return made(data, asking=Asking(spec.steps[0], walk=lambda answers: Walk(found, answers, NOW.date())))


@given(drawn_rules, typed_steps)
def test_everything_typed_is_an_answer_or_kept_as_typed(rules: Any, raw: dict[str, Any]) -> None:
    form = filled(rules, raw)
    typed = form.raw()
    form.is_valid()
    for key, value in typed.items():
        if not blank(value) and key != "g":
            assert key in form.answers or form.typed[key] == value
    for row in typed["g"]:
        kept = [one for one in form.answers.get("g") or [] if one["id"] == row["id"]]
        if not blank(row):
            assert kept or row in form.typed["g"]
        if "g" not in form.typed and kept:
            assert {key for key, value in row.items() if not blank(value)} == set(kept[0])


@given(drawn_rules, typed_steps)
def test_what_is_wrong_counts_and_is_on_the_page(rules: Any, raw: dict[str, Any]) -> None:
    form = filled(rules, raw)
    form.is_valid()
    assert form.settled is not None
    for name in form.errors:
        hidden = [key for key in form.settled.hidden if name == key or name.startswith(f"{key}-")]
        assert not hidden
    html = "".join(str(part.html) for part in form.parts())
    assert "data-question" in html


@given(drawn_rules, typed_steps)
def test_what_was_saved_is_the_same_when_it_is_sent_again(rules: Any, raw: dict[str, Any]) -> None:
    first = filled(rules, raw)
    valid = first.is_valid()
    again = filled(rules, as_typed(first.step, first.answers) | first.typed)
    assert again.is_valid() == valid
    assert (again.answers, again.typed) == (first.answers, first.typed)
    shown = type(first).showing(as_typed(first.step, first.answers) | first.typed, first.asking)
    assert not shown.errors


@given(drawn_rules, typed_steps)
def test_a_valid_step_holds_every_answer_that_its_path_requires(rules: Any, raw: dict[str, Any]) -> None:
    form = filled(rules, raw)
    if form.is_valid():
        walk = Walk(outline(form_of(rules)[0]), form.answers, NOW.date())
        for question in walk.shown_in(form.step.questions):
            assert walk.answer(question.id) is not None or not walk.requires(question)


@given(typed_steps, st.sets(st.sampled_from(["a", "c", "g", "g2", "h", "h2"])))
def test_what_somebody_is_not_asked_stays_as_it_was(raw: dict[str, Any], unseen: set[str]) -> None:
    form = filled((None, None, None, None, None, None, None, False), raw)
    form.is_valid()
    full, answers = form.step, form.answers
    seen = seen_part(full, lambda question: question.id not in unseen)
    asked = {question.id for question in seen.questions}
    mine = {key: strip(value, unseen) for key, value in answers.items() if key in asked}
    back = {key: value for key, value in answers.items() if key not in asked}
    back |= with_aside(seen, mine, aside(full, seen, answers))
    assert back == answers


def strip(value: Any, unseen: set[str]) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{key: strip(cell, unseen) for key, cell in row.items() if key not in unseen} for row in value]
    return value
