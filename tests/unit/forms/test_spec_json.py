"""A spec survives being stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.conditions import All, Answered, AnyOf, Equals, Not, Rule
from forms.enums import Kind
from forms.spec import SCHEMA, Condition, End, Option, Prefill, Question, Spec, Step
from forms.spec_json import content_hash, decode, encode

ids = st.uuids().map(str)
values = st.one_of(st.booleans(), st.text(max_size=20), st.integers(-5, 5), st.none())
rules: st.SearchStrategy[Rule] = st.recursive(
    st.one_of(st.builds(Answered, ids), st.builds(Equals, ids, values)),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, max_size=3).map(lambda found: All(tuple(found))),
        st.lists(inner, max_size=3).map(lambda found: AnyOf(tuple(found))),
    ),
    max_leaves=8,
)


maybe_rules = st.none() | rules
options = st.builds(Option, ids, maybe_rules, st.booleans())
prefills = st.builds(Prefill, st.sampled_from(["value", "subject", "person", "last"]), st.text(max_size=9))


def questions(depth: int) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        id=ids,
        kind=st.sampled_from([kind.value for kind in Kind]),
        required=st.booleans(),
        required_if=maybe_rules,
        visible_if=maybe_rules,
        capture=st.text(max_size=20),
        options=st.lists(options, max_size=3).map(tuple),
        option_list=st.just("") | ids,
        questions=st.lists(questions(depth - 1), max_size=3).map(tuple) if depth else st.just(()),
        roles=st.lists(st.sampled_from(["worker", "doctor"]), max_size=2, unique=True).map(tuple),
        restricted=st.booleans(),
        prefill=st.none() | prefills,
        settings=st.dictionaries(st.sampled_from(["min", "max"]), st.one_of(st.none(), st.integers(0, 9))),
    )


steps = st.builds(
    Step,
    id=ids,
    questions=st.lists(questions(2), max_size=3).map(tuple),
    visible_if=maybe_rules,
    procedure=st.one_of(st.just(""), ids),
    section=st.just("") | ids,
    ends=st.lists(st.builds(End, ids, rules, st.booleans()), max_size=2).map(tuple),
)
specs = st.builds(
    Spec,
    key=ids,
    purpose=st.text(max_size=20),
    steps=st.lists(steps, max_size=3).map(tuple),
    sections=st.lists(ids, max_size=2).map(tuple),
    conditions=st.lists(st.builds(Condition, ids, st.text(max_size=9), rules), max_size=2).map(tuple),
    fixed_order=st.booleans(),
    keep=st.dictionaries(st.sampled_from(["open", "abandoned", "submitted"]), st.integers(1, 999)),
)


@given(specs)
def test_a_spec_comes_back_from_json_as_it_went(spec: Spec) -> None:
    assert decode(json.loads(json.dumps(encode(spec)))) == spec


@given(specs, st.dictionaries(ids, st.text(max_size=10), min_size=1, max_size=3))
def test_the_hash_follows_structure_and_words(spec: Spec, texts: dict[str, str]) -> None:
    again = decode(json.loads(json.dumps(encode(spec))))
    assert content_hash(spec, texts) == content_hash(again, dict(reversed(texts.items())))
    key = next(iter(texts))
    assert content_hash(spec, texts) != content_hash(spec, texts | {key: texts[key] + "!"})
    assert content_hash(spec, texts) != content_hash(Spec(spec.key + "x", spec.purpose, spec.steps), texts)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [("schema", SCHEMA + 1, "schema"), ("rule", ["perhaps", "x"], "not a rule"), ("rule", ["not", None], "missing")],
)
def test_what_this_code_does_not_know_is_refused(path: str, value: Any, words: str) -> None:
    data = encode(Spec("k", "p", (Step("s", ()),)))
    if path == "schema":
        data["schema"] = value
    else:
        data["steps"][0]["visible_if"] = value
    with pytest.raises(ValueError, match=words):
        decode(data)
