"""Random rules: as pages hold them, and of any build."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

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
    Operand,
    RowCount,
    RowSum,
    Rule,
    Today,
    Value,
)

words = st.sampled_from(
    ["Ble?", "کہاں رہتے ہیں؟", "Who’s “that” & why <b>?", "a = b", "yes", "5", "Two\nlines", "if:x", "tŷ £5 100%", "'"]
)
line = words.map(lambda text: text.replace("\n", " "))
numbers = st.one_of(st.integers(-9999, 9999), st.integers(-9999, 9999).map(lambda n: round(n / 10 + 0.05, 2)))
values = st.one_of(words, st.booleans(), numbers, st.just("two words"), st.just('"quoted"'), st.just(""))
offsets = st.none() | st.builds(
    Offset, st.integers(-50, 50).filter(bool), st.sampled_from(["days", "weeks", "months", "years"])
)
comparisons = st.sampled_from(["<", "<=", "=", ">=", ">"])


@cache
def operands(questions: tuple[str, ...]) -> st.SearchStrategy[Operand]:
    return st.one_of(
        st.builds(Value, values), st.builds(Today, offsets), st.builds(AnswerOf, st.sampled_from(questions), offsets)
    )


@cache
def tests_of(questions: tuple[str, ...]) -> st.SearchStrategy[Rule]:
    """Tests of one answer, as a block holds them."""
    q = st.sampled_from(questions)
    others = st.one_of(st.builds(Today, offsets), st.builds(AnswerOf, q, offsets))
    return st.one_of(
        st.builds(Answered, q),
        st.builds(Equals, q, values),
        st.builds(OneOf, q, st.lists(values, max_size=3).map(tuple)),
        st.builds(Contains, q, words),
        st.builds(Matches, q, st.just("AA9*")),
        st.builds(Compare, q, st.sampled_from(["<", "<=", ">=", ">"]), operands(questions)),
        st.builds(Compare, q, st.just("="), others),
        st.builds(Between, q, operands(questions), st.builds(Value, values)),
    )


@cache
def joined_rules(questions: tuple[str, ...], conditions: tuple[str, ...], level: int = 0) -> st.SearchStrategy[Rule]:
    """Rules as a condition holds them."""
    q = st.sampled_from(questions)
    named = st.builds(Named, st.sampled_from(conditions))
    parts = [
        tests_of(questions),
        tests_of(questions).map(Not),
        named,
        named.map(Not),
        st.builds(AnyRow, q, named),
        st.builds(EveryRow, q, named),
        st.builds(RowCount, q, comparisons, st.integers(-3, 9), st.none() | named),
        st.builds(RowSum, q, q, comparisons, numbers.map(lambda n: int(n) if n == int(n) else n)),
    ]
    if level < 3:
        parts.append(joined_rules(questions, conditions, level + 1))
    several = st.lists(st.one_of(parts), max_size=3).map(tuple)
    return st.one_of(several.map(All), several.map(AnyOf), several.map(AnyOf).map(Not))


@cache
def any_rules(questions: tuple[str, ...], conditions: tuple[str, ...]) -> st.SearchStrategy[Rule]:
    """Rules of any build."""
    q = st.sampled_from(questions)
    simple = st.one_of(
        tests_of(questions),
        st.builds(Compare, q, comparisons, operands(questions)),
        st.builds(Between, q, operands(questions), operands(questions)),
        st.builds(Named, st.sampled_from(conditions)),
        st.builds(Today).map(lambda today: Compare(questions[0], "<", Today(Offset(0, "days")))),
        st.builds(RowSum, q, q, comparisons, numbers),
    )
    return st.recursive(
        simple,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, max_size=3).map(lambda rules: All(tuple(rules))),
            st.lists(inner, max_size=3).map(lambda rules: AnyOf(tuple(rules))),
            st.builds(AnyRow, q, inner),
            st.builds(EveryRow, q, inner),
            st.builds(RowCount, q, comparisons, st.integers(0, 3), st.none() | inner),
        ),
        max_leaves=12,
    )


@cache
def simple_rules(questions: tuple[str, ...], conditions: tuple[str, ...]) -> st.SearchStrategy[Rule | None]:
    """Rules as they stand where they are used."""
    named = st.builds(Named, st.sampled_from(conditions))
    asked = st.builds(Equals, st.sampled_from(questions), st.booleans() | st.sampled_from((*questions, "an answer")))
    return st.one_of(st.none(), named, named.map(Not), asked)
