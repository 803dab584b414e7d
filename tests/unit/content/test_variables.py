"""Words that differ from place to place."""

from __future__ import annotations

from html import escape

import pytest

from content.variables import resolve, unknown, used

from .place import ENGLISH, WELSH


@pytest.mark.requirement("R-000-02")
def test_a_term_and_a_figure_are_said_in_the_places_words() -> None:
    text = "{Lead} calls it within {time:first_core_group}; the {lead} keeps the {plan}."
    assert resolve(text, ENGLISH) == (
        "Lead social worker calls it within 10 working days; the lead social worker keeps the protection plan."
    )
    assert resolve("{Lead}: {time:first_core_group}", WELSH) == "Prif weithiwr: 10 diwrnod gwaith"


@pytest.mark.parametrize("text", ["{nobody}", "{time:never}", "{}", "{ lead }", "{a-b}", "{time:}", "{Time:x}", "{"])
def test_what_the_place_does_not_know_stays_as_it_is_written(text: str) -> None:
    assert resolve(f"a {text} b", ENGLISH) == f"a {text} b"


def test_what_is_unknown_is_named_once_in_order() -> None:
    assert unknown("{b} {lead} {time:never} {b} {Plan}", ENGLISH) == ["b", "time:never"]
    assert list(used("{lead} {Lead} {time:next_core_group}")) == ["lead", "Lead", "time:next_core_group"]


def test_words_are_escaped_by_whoever_writes_html() -> None:
    assert resolve("<p>{record}</p>", ENGLISH, escape) == "<p>list &lt;A&gt;</p>"


def test_a_words_own_braces_are_not_read_again() -> None:
    assert resolve("{lead}", ENGLISH.__class__(terms={"lead": "{plan}", "plan": "x"})) == "{plan}"
