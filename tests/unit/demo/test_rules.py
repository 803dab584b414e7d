"""The pure part of the loader."""

from __future__ import annotations

from datetime import date

import pytest

from forms.api import stable_id
from portal.demo import prose, rules

FORM = {
    "steps": [
        {"key": "one", "questions": [{"key": "away", "kind": "yes_no"}, {"key": "since", "kind": "date"}]},
        {"key": "two", "shown_if": "away=yes", "questions": [{"key": "why", "kind": "short_text"}]},
        {
            "key": "three",
            "questions": [
                {
                    "key": "rows",
                    "kind": "repeat",
                    "capture": "action",
                    "questions": [{"key": "who", "kind": "person"}, {"key": "how", "kind": "single_choice"}],
                }
            ],
        },
    ]
}


def answering(today: date = date(2026, 11, 18)) -> rules.Answering:
    return rules.Answering(FORM, "f", "kim", today, stable_id)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "2026-11-18"), (3, "2026-11-23"), (4, "2026-11-23"), (5, "2026-11-23"), (-3, "2026-11-13"),
     (-4, "2026-11-13"), (-5, "2026-11-13"), (-1, "2026-11-17")],
)  # fmt: skip
def test_days_move_off_weekends_away_from_today(days: int, expected: str) -> None:
    assert rules.workday(date(2026, 11, 18), days).isoformat() == expected


def test_a_load_at_the_weekend_counts_from_a_working_day() -> None:
    assert rules.workday(date(2026, 11, 22), 0).isoformat() == "2026-11-23"


def test_plain_text_becomes_paragraphs_and_lists() -> None:
    assert prose.html("One & two\nthree\n\n- a\n- b\n\nFour") == (
        "<p>One &amp; two three</p><ul><li>a</li><li>b</li></ul><p>Four</p>"
    )


def test_words_are_picked_at_any_depth() -> None:
    assert rules.in_language({"a": [{"en": "x", "cy": "y"}], "en": 1}, "cy") == {"a": ["y"], "en": 1}
    assert rules.in_language([{"en": "x"}, "z"], "cy") == ["x", "z"]


def test_rows_are_laid_over_by_their_key() -> None:
    given = {"rows": [{"key": "a", "x": 1, "y": 2}], "z": 1}
    later = {"rows": [{"key": "a", "x": 9}, {"key": "b", "x": 3}], "z": 2}
    assert rules.merged(given, later) == {"rows": [{"key": "a", "x": 9, "y": 2}, {"key": "b", "x": 3}], "z": 2}
    assert given["z"] == 1


def test_answers_carry_the_ids_of_the_form() -> None:
    given = {"away": False, "since": 3, "rows": [{"key": "a", "who": "dana", "how": "fast"}]}
    found = dict(answering().steps(given))
    assert list(found) == [stable_id("f", "step", "one"), stable_id("f", "step", "three")]
    assert found[stable_id("f", "step", "one")] == {
        stable_id("f", "question", "away"): False,
        stable_id("f", "question", "since"): "2026-11-23",
    }
    (row,) = found[stable_id("f", "step", "three")][stable_id("f", "question", "rows")]
    assert row == {
        "id": rules.row_id("kim", "action", "a"),
        stable_id("f", "question", "rows.who"): str(rules.person_id("dana")),
        stable_id("f", "question", "rows.how"): stable_id("f", "option", "rows.how.fast"),
    }


def test_a_row_keeps_its_id_and_differs_from_a_brother_s() -> None:
    assert rules.row_id("kim", "action", "a") == rules.row_id("kim", "action", "a")
    assert rules.row_id("kim", "action", "a") != rules.row_id("lee", "action", "a")
    assert len(rules.row_id("kim", "action", "a")) == 32


def test_a_step_off_the_path_is_left_out_and_one_on_it_is_there() -> None:
    assert stable_id("f", "step", "two") not in dict(answering().steps({"away": False}))
    assert stable_id("f", "step", "two") in dict(answering().steps({"away": True, "why": "x"}))


@pytest.mark.parametrize("given", [{"nothing": 1}, {"rows": [{"key": "a", "nothing": 1}]}])
def test_an_unknown_question_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        dict(answering().steps(given))
