"""What a meeting goes through and what became of it: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.agenda import Answered, frozen, line_id, unrecorded, version_of

LINES = [("agenda", "What it is for | Ei ddiben"), ("agenda", "Who does what")]
lines = st.lists(st.text(min_size=1).filter(str.strip), unique=True, max_size=6)


@pytest.mark.requirement("R-002-09")
def test_an_item_is_recorded_when_it_was_talked_about_or_put_off_with_a_reason() -> None:
    first, second = (line for _part, line in LINES)
    assert unrecorded(LINES, {}) == [first, second]
    assert unrecorded(LINES, {first: Answered(True), second: Answered(False, " ")}) == [second]
    assert unrecorded(LINES, {first: Answered(True), second: Answered(False, "Nobody from health")}) == []


@pytest.mark.requirement("R-002-12")
def test_lines_are_kept_as_they_were_in_each_language_with_what_became_of_them() -> None:
    kept = frozen(LINES, {LINES[0][1]: Answered(True, " Read out ")})
    assert kept == [
        {"part": "agenda", "words": {"en": "What it is for", "cy": "Ei ddiben"}, "done": True, "note": "Read out"},
        {"part": "agenda", "words": {"en": "Who does what"}, "done": False, "note": ""},
    ]


@pytest.mark.requirement("R-002-12")
@given(lines, lines)
def test_the_version_is_that_of_the_list_alone(one: list[str], other: list[str]) -> None:
    mine, theirs = [("before", line) for line in one], [("before", line) for line in other]
    words, others = ([kept["words"] for kept in frozen(rows, {})] for rows in (mine, theirs))
    assert (version_of(mine) == version_of(theirs)) == (words == others)
    assert version_of(mine) == version_of(tuple(mine))
    assert version_of(mine) != version_of([*mine, ("after", "One more")])


@given(lines)
def test_each_line_has_a_name_of_its_own_in_a_form(found: list[str]) -> None:
    assert len({line_id(line) for line in found}) == len(found)
