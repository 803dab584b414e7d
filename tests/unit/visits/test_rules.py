"""The pure core of visits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.visits.enums import Place
from portal.visits.rules import Sight, Visit, alone_missed, is_answered, missing, periods, tidy, unseen

DAY = date(2026, 3, 2)
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
words = st.sampled_from(["", " ", "Some words"])
visits = st.builds(
    Visit, on=days, place=st.sampled_from(Place), is_seen=st.booleans(), why_not_seen=words, is_alone=st.booleans(),
    why_not_alone=words, bedroom_seen=st.booleans(), day=words, said=words, no_views=words,
)  # fmt: skip


def seen(**other: object) -> Visit:
    given_ = {"on": DAY, "place": Place.HOME, "is_seen": True, "is_alone": True, "day": "School", "said": "Fine"}
    return Visit(**{**given_, **other})  # type: ignore[arg-type]


@pytest.mark.requirement("R-001-34")
def test_what_did_not_happen_needs_a_reason() -> None:
    assert missing(seen()) == ()
    assert missing(seen(is_seen=False)) == ("why_not_seen",)
    assert missing(seen(is_seen=False, why_not_seen="Asleep")) == ()
    assert missing(seen(is_alone=False)) == ("why_not_alone",)
    assert missing(seen(is_alone=False, why_not_alone="Too young", day=" ")) == ("day",)


@pytest.mark.requirement("R-001-33")
def test_no_views_need_a_reason() -> None:
    assert missing(seen(said=" ")) == ("no_views",)
    assert missing(seen(said="", no_views="Did not want to talk")) == ()


@given(visits)
def test_a_tidy_visit_contradicts_nothing_and_stays_tidy(visit: Visit) -> None:
    found = tidy(visit)
    assert tidy(found) == found
    assert found.is_seen or not (found.is_alone or found.said or found.day)
    assert not (found.is_seen and found.why_not_seen) and not (found.is_alone and found.why_not_alone)
    assert not (found.said and found.no_views)
    if not missing(visit):
        assert missing(found) == ()


@pytest.mark.requirement("R-001-34")
@pytest.mark.parametrize(
    ("alone", "wanted"),
    [([], False), ([False], False), ([False, False], True), ([True, False, False], True), ([False, True, False], False),
     ([False, False, True], False)],
)  # fmt: skip
def test_two_visits_in_a_row_without_the_child_alone(alone: list[bool], wanted: bool) -> None:
    assert alone_missed(alone) is wanted


@given(st.lists(st.booleans(), max_size=8))
def test_a_visit_alone_ends_it(alone: list[bool]) -> None:
    assert not alone_missed([*alone, True])
    assert alone_missed([*alone, False, False])


@pytest.mark.requirement("R-002-24")
@given(days, st.lists(days, max_size=5), st.integers(-2, 2))
def test_seeing_the_child_before_answers_nothing(denied: date, seen_on: list[date], hours: int) -> None:
    reported = datetime(2026, 3, 2, 14, tzinfo=UTC)
    before = [Sight(on, reported) for on in seen_on]
    assert is_answered(denied, reported, before) is any(on > denied for on in seen_on)
    earlier = [Sight(one, reported) for one in seen_on if one <= denied]
    same_day = Sight(denied, reported + timedelta(hours=hours))
    assert is_answered(denied, reported, [*earlier, same_day]) is (hours > 0)


@pytest.mark.requirement("R-001-42")
def test_the_bedroom_counts_for_the_period_it_was_seen_in() -> None:
    conferences = [date(2026, 1, 5), date(2026, 4, 1), date(2026, 10, 1)]
    found = periods(conferences, [date(2026, 4, 1), date(2026, 4, 9)], date(2026, 11, 1))
    assert [(one.first, one.last, one.seen_on) for one in found] == [
        (date(2026, 1, 5), date(2026, 4, 1), None),
        (date(2026, 4, 1), date(2026, 10, 1), date(2026, 4, 1)),
        (date(2026, 10, 1), None, None),
    ]
    assert periods([], [DAY], DAY) == () and periods([DAY + timedelta(days=1)], [], DAY) == ()


@given(st.lists(days, max_size=6), st.lists(days, max_size=6), days)
def test_periods_follow_each_other_without_a_gap(conferences: list[date], bedrooms: list[date], today: date) -> None:
    found = periods(conferences, bedrooms, today)
    assert [one.last for one in found[:-1]] == [one.first for one in found[1:]]
    assert all(one.last is None for one in found[-1:])
    first = found[0].first if found else None
    counted = {on for on in bedrooms if first is not None and first <= on <= today}
    assert bool(counted) is any(one.seen_on for one in found)


@pytest.mark.requirement("R-002-20")
def test_a_child_is_unseen_when_a_whole_period_is_over() -> None:
    def until(on: date) -> date:
        return on + timedelta(days=10)

    assert not unseen(None, DAY, until, DAY + timedelta(days=10)) and unseen(None, DAY, until, DAY + timedelta(days=11))
    assert not unseen(DAY + timedelta(days=5), DAY, until, DAY + timedelta(days=15))
    assert not unseen(None, DAY, None, DAY + timedelta(days=999))
