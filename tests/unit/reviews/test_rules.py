"""Who is independent of a case."""

from datetime import date
from uuid import UUID

import pytest

from portal.reviews.enums import Tie
from portal.reviews.rules import agencies_besides, conflict, is_below_quorum, is_earlier, report_due

ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN = (UUID(int=number) for number in range(1, 8))
TIES = {
    Tie.LEAD: {ONE, TWO},
    Tie.MANAGER: {THREE, TWO},
    Tie.MEMBER: [FOUR, ONE],
    Tie.AUTHORISER: {THREE, FIVE},
    Tie.FAMILY: {SIX},
}


@pytest.mark.parametrize(
    ("chair", "tie"),
    [
        (ONE, Tie.LEAD),  # a lead is a member too: the closest tie is told
        (TWO, Tie.LEAD),
        (THREE, Tie.MANAGER),
        (FOUR, Tie.MEMBER),
        (FIVE, Tie.AUTHORISER),
        (SIX, Tie.FAMILY),
    ],
)
def test_who_is_tied_to_the_case_does_not_chair(chair: UUID, tie: Tie) -> None:
    assert conflict(chair, TIES) is tie


def test_who_has_no_tie_may_chair() -> None:
    assert conflict(SEVEN, TIES) is None
    assert conflict(ONE, {}) is None


@pytest.mark.requirement("R-002-29")
def test_agencies_are_counted_once_and_the_leads_does_not_count() -> None:
    there = ["School", "school ", "Health  Board", "health board", "", "Council"]
    assert agencies_besides(" council", there) == 2
    assert agencies_besides("", there) == 3
    assert agencies_besides("Council", []) == 0
    assert is_below_quorum(1, 2)
    assert not is_below_quorum(2, 2)
    assert not is_below_quorum(0, 0)


def test_reports_are_due_before_the_review_and_never_before_today() -> None:
    today = date(2026, 3, 2)
    assert report_due(date(2026, 3, 20), 5, today) == date(2026, 3, 15)
    assert report_due(date(2026, 3, 4), 5, today) == today
    assert report_due(today, 0, today) == today


@pytest.mark.requirement("R-002-34")
def test_an_earlier_day_is_ahead_and_before_the_one_that_stands() -> None:
    today, standing = date(2026, 3, 2), date(2026, 3, 20)
    assert is_earlier(date(2026, 3, 3), today=today, standing=standing)
    assert is_earlier(date(2026, 3, 19), today=today, standing=standing)
    assert is_earlier(date(2030, 1, 1), today=today, standing=None)
    assert not is_earlier(standing, today=today, standing=standing)
    assert not is_earlier(today, today=today, standing=None)
