"""What an author types becomes rules, answers and copies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from forms.blocks import ConditionsBlock, JourneysBlock
from forms.composing import answer_of, given_of, journeys, new_ids, replaced
from forms.composing.phrasing import phrased
from forms.conditions import All, AnswerOf, Compare, Named, Not, Offset, OneOf, Rule, Value
from forms.enums import Kind
from forms.fields import KINDS
from forms.logic import condition, typed, untyped
from forms.spec import Condition, Question, Spec, Step


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("yes", True), ("no", False), ("5", 5), ("-1.5", -1.5), ("1.0", 1.0), ('"5"', "5"), ("1_000", "1_000"),
        ("nan", "nan"), ("inf", "inf"), ("1e5", "1e5"), ("", ""), ("٣", "٣"), ('"', '"'), ('"half', '"half'),
    ],
)  # fmt: skip
def test_what_is_typed_has_a_type(given: str, value: Any) -> None:
    assert (typed(given), type(typed(given))) == (value, type(value))


def test_several_are_told_apart_by_blank_space_and_quotes() -> None:
    values = ("a", "two words", "5", 5, True, 'say "x"', "")
    rule = All((OneOf("q", values),))
    stored = phrased(Condition("c", "C", rule), lambda _question: "")
    (block,) = ConditionsBlock().to_python([stored])
    assert condition(block).rule == rule
    assert untyped("two words", among=True) == '"two words"'


@pytest.mark.parametrize(
    "rule", [Not(Named("c")), Compare("q", ">=", Value(3)), Compare("q", "<=", AnswerOf("r", Offset(-2, "weeks")))]
)
def test_a_test_is_phrased_and_read_again(rule: Rule) -> None:
    stored = phrased(Condition("c", "C", All((rule,))), lambda _question: "")
    (block,) = ConditionsBlock().to_python([stored])
    assert condition(block).rule == All((rule,))


def test_days_are_before_and_numbers_less() -> None:
    rule = All((Compare("q", "<", Value(3)),))
    for kind, operator in (("date", "before"), ("number", "less")):
        stored = phrased(Condition("c", "C", rule), lambda _question, kind=kind: kind)  # type: ignore[misc]
        assert stored["value"]["tests"][0]["value"]["operator"] == operator


ANSWERS = [
    ("yes_no", "yes", True), ("yes_no", "No", False), ("yes_no", "perhaps", "perhaps"), ("number", "4.5", 4.5),
    ("number", "four", "four"), ("number", "yes", "yes"), ("several_choices", "a b", ["a", "b"]), ("date", "5", "5"),
    ("short_text", "5", "5"), ("short_text", '["a"]', '["a"]'), ("address", '{"town": "Ely"}', {"town": "Ely"}),
    ("address", "Ely", "Ely"), ("address", '{"town"', '{"town"'), ("person", "key", "key"),
    ("person", '{"name": "Ann"}', {"name": "Ann"}), ("repeat", '[{"id": "1"}]', [{"id": "1"}]), ("", "x", "x"),
    ("repeat", "[" * 5000, "[" * 5000),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "given", "answer"), ANSWERS)
def test_what_an_author_types_in_a_journey_is_an_answer(kind: str, given: str, answer: Any) -> None:
    assert answer_of(kind, given) == answer
    assert answer_of(kind, given_of(kind, answer)) == answer


def test_journeys_know_the_kinds_of_their_questions() -> None:
    stored = [
        {"type": "journey", "id": "j", "value": {
            "name": "One", "steps": "s t", "end": "",
            "answers": [
                {"type": "answer", "id": "1", "value": {"question": "q", "given": "yes"}},
                {"type": "answer", "id": "2", "value": {"question": "gone", "given": "yes"}},
            ],
        }},
    ]  # fmt: skip
    form = SimpleNamespace(journeys=JourneysBlock().to_python(stored))
    (journey,) = journeys(form, Spec("k", "p", (Step("s", (Question("q", Kind.YES_NO),)),)))
    assert (journey.answers, journey.steps, journey.end) == ({"q": True, "gone": "yes"}, ("s", "t"), "")


def test_a_copy_asks_itself_and_keeps_its_words() -> None:
    blocks = [
        {"type": "yes_no", "id": "first", "value": {"label": "first", "visible_if": ""}},
        {"type": "repeat", "id": "group", "value": {"label": "L", "visible_if": "first=yes", "questions": [
            {"type": "single_choice", "id": "inner", "value": {
                "label": "second", "visible_if": "if:condition",
                "options": [{"type": "option", "id": "one", "value": "one"}], "options_if": "one first=no",
            }},
        ]}},
    ]  # fmt: skip
    first, group = replaced(blocks, new_ids(blocks))
    (inner,) = group["value"]["questions"]
    (option,) = inner["value"]["options"]
    assert {first["id"], group["id"], inner["id"], option["id"]}.isdisjoint({"first", "group", "inner", "one"})
    assert (first["value"]["label"], option["value"]) == ("first", "one")
    assert group["value"]["visible_if"] == f"{first['id']}=yes"
    assert inner["value"]["visible_if"] == "if:condition"
    assert inner["value"]["options_if"] == f"{option['id']} {first['id']}=no"


def test_a_child_has_one_word_in_every_kind() -> None:
    """`text_key` reads a path without knowing the kind."""
    words: dict[str, str] = {}
    for kind in KINDS.values():
        for child, word in kind.texts.items():
            assert words.setdefault(child, word) == word
