"""Who is independent of a case."""

from uuid import UUID

import pytest

from portal.reviews.enums import Tie
from portal.reviews.rules import conflict

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
