"""Random forms × random answers × random edits: a move loses nothing and puts nothing under another question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms import purposes
from forms.conditions import Equals
from forms.fields import KINDS as forms_kinds
from forms.fields import Offered, kind_of
from forms.models import DraftStep
from forms.selectors import form_of
from forms.services.moving import move
from forms.spec import Option, Question, Spec, Step
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_purpose, make_version


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def lena(db: None) -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


KINDS = tuple(key for key, kind in forms_kinds.items() if kind.asks and key != "repeat")
OPTIONS = tuple(f"o{n}" for n in range(4))
WORDED = ("short_text", "long_text")
ALIKE = {frozenset(WORDED), frozenset({"number", "scale"})}
ALIKE |= {frozenset({one, other}) for one in WORDED for other in ("email", "telephone")}
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "short_text": st.sampled_from(["Words", "o1", "p-1", "2027-02-03", "true"]),
    "long_text": st.sampled_from(["More\nwords", "o2", "2027-02-03"]),
    "date": st.sampled_from(["2027-02-03", "1999-12-31"]),
    "yes_no": st.booleans(),
    "single_choice": st.sampled_from(OPTIONS),
    "several_choices": st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=3, unique=True),
    "person": st.sampled_from(["p-1", "p-2", "p-gone", {"name": "Bo Lee", "role": "Coach"}]),
    "number": st.sampled_from([0, 3, -2.5, 1.125]),
    "scale": st.integers(0, 10),
    "time": st.sampled_from(["10:30", "00:00"]),
    "date_time": st.sampled_from(["2027-02-03T10:30"]),
    "email": st.sampled_from(["bo@example.org"]),
    "telephone": st.sampled_from(["01632 960101"]),
    "address": st.sampled_from([{"line_1": "1 High Street", "postcode": "AB1 2CD"}, {"town": "Ely"}]),
    "organisation": st.sampled_from(["o-1", {"name": "The library"}]),
    "file": st.sampled_from([["6f0f31a0-0000-4000-8000-0d15ab1ed000"]]),
    "declaration": st.just(True),
    "grid": st.sampled_from([{"r1": {"c1": "Yes"}, "r2": {"c2": "No"}}, {"r1": ["c1"]}, {"r3": {"c1": "Gone"}}]),
}
SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "date": st.sampled_from([{}, {"precision": "month"}, {"precision": "day", "latest": "2000-01-01"}]),
    "person": st.sampled_from([{}, {"allow_new": True}]),
    "number": st.sampled_from([{}, {"decimals": 3}, {"max": 1}]),
    "scale": st.sampled_from([{"lowest": 0, "highest": 10}, {"lowest": 1, "highest": 5}]),
    "short_text": st.sampled_from([{}, {"max_length": 2}]),
    "grid": st.fixed_dictionaries(
        {
            "rows": st.sampled_from([["r1", "r2"], ["r1"], ["r2", "r3"]]),
            "columns": st.just(["c1", "c2"]),
            "cell": st.sampled_from(["text", "tick"]),
        }
    ),
}
TYPED: dict[str, st.SearchStrategy[Any]] = {
    "short_text": st.just("half"),
    "long_text": st.just("half\na"),
    "date": st.just(["3", "", "2027"]),
    "yes_no": st.just("perhaps"),
    "single_choice": st.just("o9"),
    "several_choices": st.just(["o9"]),
    "person": st.just("p-9"),
    "number": st.just("many"),
    "scale": st.just("77"),
    "time": st.just("10:"),
    "date_time": st.just(["3", "", "2027", "10:30"]),
    "email": st.just("bo@"),
    "telephone": st.just("call me"),
    "address": st.just(["1 High Street", "", "", "", "XX"]),
    "organisation": st.just("o-9"),
    "file": st.just(["6f0f31a0-0000-4000-8000-0d15ab1ed000"]),
    "declaration": st.just("no"),
    "grid": st.just({"r1": {"c1": "half"}}),
}


@st.composite
def specs(draw: st.DrawFn) -> Spec:
    """Up to four steps with questions of one small pool of ids, some inside groups, some groups inside groups."""
    homes: dict[str, list[Question]] = {f"s{n}": [] for n in draw(st.sets(st.integers(0, 3), min_size=1))}
    groups: dict[str, list[Question]] = {f"g{n}": [] for n in draw(st.sets(st.integers(0, 2)))}
    for number in draw(st.sets(st.integers(0, 9))):
        kind = draw(st.sampled_from(KINDS))
        chosen = draw(st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True)) if "choice" in kind else []
        made = Question(
            f"q{number}", kind, required=draw(st.booleans()), options=tuple(Option(one) for one in chosen),
            visible_if=draw(st.sampled_from([None, Equals("q0", True)])),
            settings=draw(SETTINGS.get(kind, st.just({}))),
        )  # fmt: skip
        draw(st.sampled_from([*homes.values(), *groups.values()])).append(made)
    names = [name for name, inner in groups.items() if inner]
    for place, name in enumerate(names):
        made = Question(
            name, "repeat", required=draw(st.booleans()), questions=tuple(groups[name]),
            settings={"min": draw(st.integers(0, 2)), "max": 3},
        )  # fmt: skip
        last = place == len(names) - 1
        outer = not last and draw(st.booleans()) and not any(q.questions for q in groups[name])
        (groups[names[-1]] if outer else homes[draw(st.sampled_from(list(homes)))]).append(made)
    order = draw(st.permutations(list(homes)))
    return Spec("random", PURPOSE, tuple(Step(key, tuple(homes[key])) for key in order))


def given_to(draw: st.DrawFn, question: Question, values: dict[str, st.SearchStrategy[Any]]) -> Any:
    if not question.questions:
        return draw(values[question.kind])
    return [
        {"id": key * 32} | {
            inner.id: given_to(draw, inner, values) for inner in question.questions if draw(st.booleans())
        }
        for key in draw(st.sets(st.sampled_from("abc"), min_size=1))
    ]  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> tuple[Spec, Spec, dict[str, tuple[dict[str, Any], dict[str, Any], bool]]]:
    """(old, new, {step: (answers, typed, complete)})."""
    old, new = draw(specs()), draw(specs())
    held = {}
    for step in old.steps:
        answers, typed = (
            {q.id: given_to(draw, q, values) for q in step.questions if draw(st.booleans())}
            for values in (ANSWERS, TYPED)
        )
        held[step.id] = (answers, typed, draw(st.booleans()))
    return old, new, held


def leaves(asked: dict[str, Question], stored: dict[str, Any], way: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """((ids of the rows around it, question id), value) of everything that somebody gave."""
    for key, value in stored.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
            for row in value:
                cells = {name: cell for name, cell in row.items() if name != "id"}
                yield from leaves(asked, cells, (*way, row["id"]))
        else:
            yield (way, key), value


def spoken(asked: dict[str, Question], key: str, value: Any) -> Any:
    try:
        return kind_of(asked[key]).raw(asked[key], value) if key in asked else value
    except ValueError:
        return value


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(case=cases())
def test_whatever_changes_no_answer_is_lost_or_under_another_question(case: Any, host: FakeHost, lena: User) -> None:
    old, new, held = case
    point = transaction.savepoint()
    try:
        draft = make_draft(make_version(old, {}), lena)
        for step, (answers, typed, complete) in held.items():
            DraftStep.objects.create(
                draft=draft, step=step, answers=answers, typed=typed, complete=complete, revision=3, saved_at=NOW
            )
        newer = make_version(new, {}, form=draft.version.form, number=2)
        left = move(draft=draft, to=newer, by=lena, now=NOW)
        draft.refresh_from_db()
        outline = form_of(draft.version_id)
        found = {row.step: row for row in draft.steps.all()}
        asked = {q.id: q for q in new.questions()}
        kept: list[tuple[Any, Any]] = []
        for row in found.values():
            for part in (row.answers, row.typed):
                assert all(outline.home[key] == row.step for key in part)
                kept += leaves(asked, part)
            assert not (row.complete and row.typed)
            offered = Offered.of(host.somebody)
            assert all(kind_of(asked[key]).fits(asked[key], row.answers[key], offered) for key in row.answers)
        for one in left:
            for value in (one.answer, one.typed):
                if value is not None:
                    kept += leaves(asked, {one.question: value})
        before = [leaf for answers, typed, _whole in held.values() for part in (answers, typed)
                  for leaf in leaves(asked, part)]  # fmt: skip
        assert {place for place, _value in kept} == {place for place, _value in before}
        for (way, key), value in before:
            assert any(at == (way, key) and now in (value, spoken(asked, key, value)) for at, now in kept), (key, value)
        was = {q.id: q.kind for q in old.questions()}
        for row in found.values():
            for (_way, key), _value in [leaf for part in (row.answers, row.typed) for leaf in leaves(asked, part)]:
                assert was[key] == asked[key].kind or frozenset({was[key], asked[key].kind}) in ALIKE
        assert draft.deciding.keys() <= outline.deciding
    finally:
        transaction.savepoint_rollback(point)
