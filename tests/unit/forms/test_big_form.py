"""The longest form there is, at the gate: in time, without a false word, and with what is wrong in it found."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from forms.checking import Context, check
from forms.conditions import All, Equals, Named, Not
from forms.spec import Document
from tests.big_form import DAY, big_answers, big_document

from .example import excursion

LANGUAGES = ("en", "cy", "ur")


@pytest.fixture(scope="module")
def long() -> Document:
    return big_document()


def test_it_is_as_long_as_it_says_and_always_the_same(long: Document) -> None:
    spec = long.spec
    kinds = [question.kind for question in spec.questions()]
    assert (len(spec.steps), len(kinds), len(spec.conditions), kinds.count("repeat")) == (150, 1300, 460, 40)
    assert long == big_document()
    assert len(big_answers(spec)) > 900
    assert len(long.journeys[0].steps) > 140


def test_the_gate_lets_it_through_in_time(long: Document) -> None:
    before = time.process_time()
    problems = check(long, Context(excursion(), languages=LANGUAGES, today=DAY))
    took = time.process_time() - before
    assert problems == []
    assert took < 5


def test_what_is_wrong_in_it_is_found(long: Document) -> None:
    """A contradiction over two conditions, far apart; a reference to nothing; a word nobody translated."""
    spec, words = long.spec, long.texts["cy"]
    first, other = spec.conditions[3], spec.conditions[400]
    crossed = replace(other, rule=All((Named(first.id), Not(Named(first.id)))))
    dangling = replace(spec.conditions[401], rule=Equals("gone", True))
    conditions = (*spec.conditions[:400], crossed, dangling, *spec.conditions[402:])
    key = f"{spec.steps[70].id}.title"
    wrong = replace(
        long,
        spec=replace(spec, conditions=conditions),
        texts={**long.texts, "cy": {name: text for name, text in words.items() if name != key}},
        journeys=(),
    )
    problems = check(wrong, Context(excursion(), languages=LANGUAGES, today=DAY))
    found = {(problem.code, problem.page, problem.block) for problem in problems}
    assert {
        ("rule.never", spec.key, other.id),
        ("ref.question", spec.key, dangling.id),
        ("translation.missing", spec.steps[70].id, ""),
    } <= found
