"""Rules mean the same on the server and in the browser: one corpus, and random cases, through both."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.fields import number, time
from forms.judging import holds
from forms.rule_json import COMPARISONS, UNITS, decode_rule, encode_rule

ROOT = Path(__file__).parents[3]
CORPUS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "corpus" / "rules.json").read_text())

Case = dict[str, Any]


def here(case: Case) -> bool:
    conditions = {key: decode_rule(rule) for key, rule in case["conditions"].items()}
    return holds(
        decode_rule(case["rule"]),
        case["answers"],
        datetime.date.fromisoformat(case["today"]),
        {key: rule for key, rule in conditions.items() if rule is not None},
    )


def there(cases: list[Any], what: str = "rules") -> list[Any]:
    """What the browser's script says, run by node."""
    script = ROOT / "frontend" / "js" / "forms" / "corpus.js"
    done = subprocess.run(
        ["node", script, what], input=json.dumps(cases), capture_output=True, text=True, check=True, timeout=60
    )
    found: list[Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("case", CORPUS, ids=[case["name"] for case in CORPUS])
def test_the_corpus_on_the_server(case: Case) -> None:
    assert here(case) is case["holds"]


def test_the_corpus_in_the_browsers_script() -> None:
    wrong = [c["name"] for c, result in zip(CORPUS, there(CORPUS), strict=True) if result is not c["holds"]]
    assert wrong == []


def test_the_corpus_names_each_rule_on_both_sides() -> None:
    used = {part for case in CORPUS for part in _names([case["rule"], *case["conditions"].values()])}
    assert used >= {
        "answered", "equals", "one_of", "contains", "compare", "between", "matches", "named", "any_row", "every_row",
        "row_count", "row_sum", "not", "all", "any", "value", "answer", "today",
    }  # fmt: skip
    assert {case["holds"] for case in CORPUS} == {True, False}


def _names(data: Any) -> set[str]:
    if not isinstance(data, list):
        return set()
    own = {data[0]} if data and isinstance(data[0], str) else set()
    return own.union(*(_names(part) for part in data))


keys = st.sampled_from(["a", "b", "c", "rows", "x", "y"])
numbers = st.integers(-50, 50) | st.integers(-500_000, 500_000).map(lambda n: n / 10_000)
dates = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
times = st.times().map(lambda time: str(time)[:5])
words = st.text(st.sampled_from("aB9 éß-*A"), max_size=4)
scalars = st.one_of(st.booleans(), numbers, dates, times, words)
values = st.one_of(scalars, st.none(), st.lists(words, max_size=3))
rows = st.lists(st.dictionaries(st.sampled_from(["x", "y"]), values, max_size=2), max_size=3)
answers = st.dictionaries(st.sampled_from(["a", "b", "c"]), values, max_size=3).flatmap(
    lambda given: rows.map(lambda found: {**given, "rows": found})
)
offsets = st.lists(
    st.fixed_dictionaries({"count": st.integers(-5000, 5000), "unit": st.sampled_from(UNITS)}), max_size=1
)
operands = st.one_of(
    scalars.map(lambda value: ["value", value]),
    st.tuples(keys, offsets).map(lambda pair: ["answer", pair[0], *pair[1]]),
    offsets.map(lambda offset: ["today", *offset]),
)
comparisons = st.sampled_from(COMPARISONS)
tests = st.one_of(
    keys.map(lambda key: ["answered", key]),
    st.tuples(keys, scalars).map(lambda pair: ["equals", *pair]),
    st.tuples(keys, st.lists(scalars, max_size=3)).map(lambda pair: ["one_of", *pair]),
    st.tuples(keys, words).map(lambda pair: ["contains", *pair]),
    st.tuples(keys, comparisons, operands).map(lambda three: ["compare", *three]),
    st.tuples(keys, operands, operands).map(lambda three: ["between", *three]),
    st.tuples(keys, words).map(lambda pair: ["matches", *pair]),
    st.sampled_from(["p", "q", "nobody"]).map(lambda key: ["named", key]),
    st.tuples(comparisons, numbers).map(lambda pair: ["row_sum", "rows", "x", *pair]),
)
rules = st.recursive(
    tests,
    lambda inner: st.one_of(
        inner.map(lambda rule: ["not", rule]),
        st.lists(inner, max_size=3).map(lambda found: ["all", *found]),
        st.lists(inner, max_size=3).map(lambda found: ["any", *found]),
        inner.map(lambda rule: ["any_row", "rows", rule]),
        inner.map(lambda rule: ["every_row", "rows", rule]),
        st.tuples(comparisons, st.integers(0, 3), st.none() | inner).map(lambda three: ["row_count", "rows", *three]),
    ),
    max_leaves=6,
)
cases = st.fixed_dictionaries(
    {
        "rule": rules,
        "answers": answers,
        "today": st.dates().map(str),
        "conditions": st.fixed_dictionaries({"p": rules, "q": rules}),
    }
)


# One run of node judges many cases: starting it for each would take most of the time.
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(cases, min_size=20, max_size=40))
def test_server_and_browser_agree_on_any_rule(many: list[Case]) -> None:
    for case, result in zip(many, there(many), strict=True):
        assert here(case) is result, json.dumps(case)


@given(rules)
def test_a_rule_comes_back_from_json_as_it_went(rule: Any) -> None:
    assert encode_rule(decode_rule(rule)) == rule


figures = st.text(st.sampled_from("0123456789۴٣৫.,٫٬'-−+ \u2066x"), max_size=9)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(figures, st.sampled_from(".,")), min_size=60, max_size=120))
def test_a_typed_number_is_the_same_number_on_both_sides(many: list[tuple[str, str]]) -> None:
    for (text, decimal), result in zip(many, there(many, "number"), strict=True):
        known = number.parse(text.strip(), decimal)
        assert (None if known is None else float(known)) == result, text


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.from_regex(r"\A[0-9۳]{1,4}[:.h ]?[0-9]{0,2} ?(am|PM|p\.m\.)?\Z"), min_size=60, max_size=120))
def test_a_typed_time_is_the_same_time_on_both_sides(many: list[str]) -> None:
    assert [time.parse(text) for text in many] == there(many, "time")
