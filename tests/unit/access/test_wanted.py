"""The wanted permissions, pure: deny beats every grant, in whatever order the facts come (T3)."""

from hypothesis import given
from hypothesis import strategies as st

from portal.access.actions import Action
from portal.access.grants import Facts, wanted

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
    assert wanted(seen) <= frozenset().union(*(one.allowed for one in seen))


@given(facts)
def test_who_is_not_denied_holds_all_that_is_allowed(seen: list[Facts]) -> None:
    denied = frozenset().union(*(one.denied for one in seen))
    everything = frozenset().union(*(one.allowed for one in seen))
    assert wanted(seen) == {(user, action) for user, action in everything if user not in denied}


def test_no_fact_means_no_permission() -> None:
    assert wanted([]) == frozenset()
