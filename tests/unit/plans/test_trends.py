"""Whether engagement grows or falls over the meetings, pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.enums import Engaged, Trend
from portal.plans.trends import trend

ENGAGED, PARTLY, NOT = Engaged.ENGAGED, Engaged.PARTLY, Engaged.NOT
LEVELS = st.lists(st.sampled_from(Engaged.values), max_size=12)
OPPOSITE = {Trend.BETTER: Trend.WORSE, Trend.WORSE: Trend.BETTER}


@pytest.mark.requirement("R-002-16")
@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], Trend.TOO_FEW),
        ([ENGAGED], Trend.TOO_FEW),
        (["", NOT, ""], Trend.TOO_FEW),
        ([NOT, PARTLY], Trend.BETTER),
        ([ENGAGED, "", PARTLY], Trend.WORSE),
        ([PARTLY, PARTLY], Trend.SAME),
        ([PARTLY, NOT, PARTLY], Trend.SAME),
        ([PARTLY, NOT, NOT], Trend.WORSE),
        ([NOT, NOT, ENGAGED, PARTLY], Trend.BETTER),
    ],
)
def test_the_later_meetings_are_held_against_the_earlier_ones(levels: list[str], expected: Trend) -> None:
    assert trend(levels) == expected


@given(LEVELS)
def test_backwards_the_trend_is_the_opposite(levels: list[str]) -> None:
    found = trend(levels)
    assert trend(levels[::-1]) == OPPOSITE.get(found, found)


@given(LEVELS, st.data())
def test_meetings_of_which_nothing_is_known_change_nothing(levels: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(levels)))
    assert trend([*levels[:place], "", *levels[place:]]) == trend(levels)


@given(st.sampled_from(Engaged.values), st.integers(2, 12))
def test_always_the_same_is_the_same(level: str, count: int) -> None:
    assert trend([level] * count) == Trend.SAME


@given(LEVELS.filter(lambda levels: len(levels) > 1))
def test_a_better_last_meeting_never_makes_it_worse(levels: list[str]) -> None:
    order = [Trend.WORSE, Trend.SAME, Trend.BETTER]
    assert order.index(trend([*levels[:-1], ENGAGED])) >= order.index(trend(levels))
