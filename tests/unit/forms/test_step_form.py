"""Whatever is typed into a step is an answer or is kept as it was typed: nothing is lost, nothing moves."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from forms.fields import kind_of
from forms.fields.base import blank, readable
from forms.wizard.asking import Asking
from forms.wizard.conflict import MINE, THEIRS, differences, merged
from forms.wizard.form import StepForm, form_class
from forms.wizard.rowing import edit_rows
from forms.wizard.typed import as_posted, as_typed
from forms.words import Words
from tests.filling import PEOPLE, walk

SPEC, TEXTS = walk()
WORDS = Words("en", "en", TEXTS, TEXTS)


@cache
def class_of(step: int) -> Any:
    return form_class(SPEC.steps[step], WORDS)


def form_of(step: int, data: Any) -> StepForm:
    form: StepForm = class_of(step)(data, people=PEOPLE)
    return form


texts = st.text(max_size=8).map(readable) | st.sampled_from(
    ["yes", "no", "collie", "balls", "p-1", "p-9", " ", "x" * 501]
)
dates = st.lists(st.sampled_from(["", "3", "12", "31", "2027", "x"]), min_size=3, max_size=3)
row_ids = st.lists(st.integers(0, 9).map(lambda number: f"{number:032x}"), max_size=5, unique=True)
rows = row_ids.flatmap(
    lambda ids: st.tuples(
        *(st.fixed_dictionaries({"id": st.just(row), "what": texts, "by": dates, "note": texts}) for row in ids)
    ).map(list)
)
typed_steps = st.one_of(
    st.tuples(st.just(0), st.fixed_dictionaries({"place": texts, "why": texts, "when": dates, "dog": texts})),
    st.tuples(
        st.just(1),
        st.fixed_dictionaries({"breed": texts, "likes": st.lists(texts, max_size=3), "holder": texts}),
    ),
    st.tuples(st.just(2), st.fixed_dictionaries({"actions": rows})),
)


def sent(step: int, raw: dict[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in as_posted(SPEC.steps[step], raw).lists():
        data.setlist(name, values)
    return data


@given(typed_steps)
def test_what_was_typed_is_an_answer_or_kept_as_typed(typed: tuple[int, dict[str, Any]]) -> None:
    step, _given = typed
    form = form_of(step, sent(*typed))
    raw = form.raw()
    valid = form.is_valid()
    assert not (form.answers.keys() & form.typed.keys())
    assert not (valid and form.typed)
    for question in SPEC.steps[step].questions:
        if question.questions:
            lost = [row for row in raw[question.id] if not blank(row)]
            answered = {row["id"] for row in form.answers.get(question.id, ())}
            kept = {row["id"] for row in form.typed.get(question.id, ())}
            assert {row["id"] for row in lost} <= answered | kept
        elif not blank(raw[question.id]):
            assert question.id in form.answers or form.typed[question.id] == raw[question.id]
        if question.id in form.answers:
            assert kind_of(question).fits(question, form.answers[question.id], PEOPLE)


@given(typed_steps)
def test_an_answer_typed_again_is_the_same_answer(typed: tuple[int, dict[str, Any]]) -> None:
    step, _given = typed
    first = form_of(step, sent(*typed))
    first.is_valid()
    again = form_of(step, sent(step, as_typed(SPEC.steps[step], first.answers) | first.typed))
    again.is_valid()
    assert (again.answers, again.typed) == (first.answers, first.typed)


@given(typed_steps, st.text(alphabet="<&{}'\"\n x", max_size=6))
def test_a_question_that_was_drawn_before_is_drawn_the_same(typed: tuple[int, dict[str, Any]], text: str) -> None:
    step, given_raw = typed
    stored = {name: text if raw == " " else raw for name, raw in given_raw.items()}
    asking = Asking(SPEC.steps[step], PEOPLE)
    for form in (
        class_of(step).showing(stored, asking), form_of(step, sent(*typed)), class_of(step).showing({}, asking)
    ):  # fmt: skip
        for question, part in zip(SPEC.steps[step].questions, form.parts(), strict=True):
            if not question.questions:
                assert part.html == form[question.id].as_field_group()
    assert not any(name in html for html in class_of(step).drawn.values() for _key, name in PEOPLE)


@given(rows, rows, st.sampled_from([MINE, THEIRS]))
def test_the_side_that_is_chosen_everywhere_is_what_is_left(mine: Any, theirs: Any, side: str) -> None:
    step = SPEC.steps[2]
    ours, stored = {"actions": mine}, {"actions": theirs}
    found = differences(step, ours, stored, WORDS, PEOPLE)
    result = merged(step, ours, stored, {one.key: side for one in found})
    left = differences(step, result, ours if side == MINE else stored, WORDS, PEOPLE)
    assert left == []


@given(rows)
def test_buttons_of_rows_touch_no_other_row(typed: Any) -> None:
    step = SPEC.steps[2]
    raw = {"actions": typed}
    assert edit_rows(step, raw, {"add-nobody", "remove-actions-x"}) is None
    added = edit_rows(step, raw, {"add-actions"})
    assert added is not None
    assert added[0]["actions"][: len(typed)] == typed
    for row in typed:
        removed = edit_rows(step, raw, {f"remove-actions-{row['id']}"})
        assert removed is not None
        assert removed[0]["actions"] == [one for one in typed if one["id"] != row["id"]]
