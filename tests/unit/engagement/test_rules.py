"""Days, states and lines: pure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.engagement.enums import NeedState
from portal.engagement.rules import is_running, is_unmet, problem_of, prompts_on
from portal.procedures.models.jurisdiction import BEHAVIOURS, OPTIONS
from portal.procedures.rules import in_language, lines_of

DAY = date(2026, 3, 2)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))


@pytest.mark.requirement("R-002-18")
@given(DAYS, DAYS, DAYS, st.booleans())
def test_a_decision_keeps_somebody_out_on_its_days_alone(since: date, until: date, today: date, is_ended: bool) -> None:
    runs = is_running(since=since, until=until, is_ended=is_ended, today=today)
    assert runs == (not is_ended and since <= today and today <= until)


@pytest.mark.requirement("R-002-18")
@given(DAYS, DAYS, DAYS, DAYS)
def test_what_stands_has_its_days_in_order(since: date, until: date, review_on: date, today: date) -> None:
    first = date(2026, 2, 1)
    wrong = problem_of(since=since, until=until, review_on=review_on, first=first, today=today)
    if not wrong:
        assert first <= since <= today < review_on <= until
        assert prompts_on(until=until, review_on=review_on) == review_on
        assert is_running(since=since, until=until, is_ended=False, today=today)


@pytest.mark.parametrize(
    ("since", "until", "review", "wrong"),
    [(0, 90, 30, ""), (1, 90, 30, "since"), (-99, 90, 30, "since"), (0, 0, 30, "until"), (0, 90, 0, "review_on"),
     (0, 90, 91, "review_on"), (-3, 90, 90, "")],
)  # fmt: skip
def test_the_day_that_cannot_be_is_named(since: int, until: int, review: int, wrong: str) -> None:
    days = [DAY + timedelta(days=count) for count in (since, until, review)]
    first = DAY - timedelta(days=10)
    assert problem_of(since=days[0], until=days[1], review_on=days[2], first=first, today=DAY) == wrong


@pytest.mark.requirement("R-002-17")
@given(st.lists(st.sampled_from(NeedState.values)))
def test_a_need_is_as_its_last_row_says(states: list[str]) -> None:
    assert is_unmet(states) == (states[-1:] in ([], [NeedState.OPEN]))


def test_lines_read_in_english_or_in_welsh() -> None:
    assert lines_of("One | Un\n\n  Two \nOne | Un") == ("One | Un", "Two")
    assert in_language("One | Un", "cy") == "Un" and in_language("One | Un", "en-gb") == "One"
    assert in_language("Two", "cy") == "Two" and in_language("Two |", "cy") == "Two"


@pytest.mark.requirement("R-002-19")
def test_every_place_begins_with_lines_in_both_languages() -> None:
    for line in (*lines_of(BEHAVIOURS), *lines_of(OPTIONS)):
        assert 0 < len(line) <= 200 and in_language(line, "cy") != in_language(line, "en")
