"""The wanted permissions, pure: deny beats every grant, in whatever order the facts come (T3)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.access.actions import Action
from portal.access.grants import ALWAYS, Facts, wanted

users = st.integers(1, 5)
allowed = st.frozensets(st.tuples(users, st.sampled_from(Action)), max_size=8)
facts = st.lists(st.builds(Facts, allowed, st.frozensets(users, max_size=3)), max_size=5)


@given(facts, st.randoms())
def test_a_denied_person_holds_nothing_whatever_else_is_said(seen: list[Facts], random: object) -> None:
    denied = frozenset().union(*(one.denied for one in seen))
    assert not {user for user, _ in wanted(seen)} & denied
    random.shuffle(seen)  # type: ignore[attr-defined]
    assert wanted(seen) == wanted(list(seen))


@given(facts)
def test_nothing_is_granted_that_no_fact_allows(seen: list[Facts]) -> None:
    assert wanted(seen).keys() <= frozenset().union(*(one.allowed for one in seen))


@given(facts)
def test_who_is_not_denied_holds_all_that_is_allowed(seen: list[Facts]) -> None:
    denied = frozenset().union(*(one.denied for one in seen))
    everything = frozenset().union(*(one.allowed for one in seen))
    assert wanted(seen) == {(user, action): ALWAYS for user, action in everything if user not in denied}


def test_no_fact_means_no_permission() -> None:
    assert wanted([]) == {}


def test_what_is_allowed_for_a_time_lasts_as_long_as_the_longest_fact_says() -> None:
    key = (1, Action.READ_PLAN)
    short = Facts(frozenset({key}), spans={key: (date(2026, 1, 1), date(2026, 2, 1))})
    longer = Facts(frozenset({key}), spans={key: (date(2026, 1, 5), date(2026, 3, 1))})
    assert wanted([short]) == {key: (date(2026, 1, 1), date(2026, 2, 1))}
    for order in ([short, longer], [longer, short]):
        assert wanted(order) == {key: (date(2026, 1, 5), date(2026, 3, 1))}
    assert wanted([short, Facts(frozenset({key}))]) == {key: ALWAYS}
