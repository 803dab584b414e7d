"""Words of a place in the texts of a form."""

from __future__ import annotations

from forms.variables import resolved, used
from forms.words import Words

TEXTS = {"a.hint": "{Lead} calls it within {time:first_review}.", "b.label": "Plain {braces and} {odd}"}
SAID = {"lead": "lead social worker", "time:first_review": "3 months"}


def test_variables_are_found_and_replaced_and_others_stay() -> None:
    assert used(TEXTS.values()) == {"lead", "time:first_review", "odd"}
    assert resolved(TEXTS, SAID) == {
        "a.hint": "Lead social worker calls it within 3 months.",
        "b.label": "Plain {braces and} {odd}",
    }


def test_texts_without_a_place_are_the_very_same() -> None:
    assert resolved(TEXTS, {}) is TEXTS


def test_what_is_not_translated_says_the_words_of_the_source_language() -> None:
    words = Words("cy", "en", {"a.label": "{Lead} Cymraeg"}, {"a.label": "{Plan}", "b.hint": "Ask {lead}, {chair}"})
    assert words.variables() == (frozenset({"lead"}), frozenset({"lead", "chair"}))
    said = words.saying({"lead": "prif weithiwr"}, {"lead": "lead worker"})
    assert (said("a.label"), said("b.hint")) == ("Prif weithiwr Cymraeg", "Ask lead worker, {chair}")
    assert said.said == (("lead", "prif weithiwr"),)
    assert said.saying({}, {}).texts == said.texts
