"""The audit chain, pure: an honest chain has no fault, and no way of tampering goes unseen."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.audit.rules import Link, chain_faults, mac

KEY = "k"
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
Chain = list[tuple[Link, str]]

details = st.dictionaries(st.text(max_size=5), st.one_of(st.integers(), st.text(max_size=8)), max_size=3)
acts = st.lists(st.tuples(st.text(max_size=10), st.text(max_size=10), details), min_size=1, max_size=12)


def chain_of(made: list[tuple[str, str, dict[str, object]]]) -> Chain:
    before, links = "", []
    for number, (actor, action, detail) in enumerate(made, 1):
        link = Link("plan:1", number, START + timedelta(seconds=number), actor, action, "", detail)
        before = mac(KEY, link, before)
        links.append((link, before))
    return links


def head_of(links: Chain) -> tuple[int, str]:
    return (len(links), links[-1][1]) if links else (0, "")


@given(acts)
def test_an_honest_chain_has_no_fault(made: list[tuple[str, str, dict[str, object]]]) -> None:
    links = chain_of(made)
    anchored = {number: stored for number, (_, stored) in enumerate(links, 1)}
    assert chain_faults(KEY, "plan:1", links, head=head_of(links), anchored=anchored) == []


@given(acts, st.data())
@pytest.mark.requirement("R-X-07")
def test_an_edited_entry_is_found_at_its_number(
    made: list[tuple[str, str, dict[str, object]]], data: st.DataObject
) -> None:
    links = chain_of(made)
    at = data.draw(st.integers(0, len(links) - 1))
    link, stored = links[at]
    edited = Link(link.chain, link.number, link.at, link.actor + "x", link.action, link.about, link.detail)
    links[at] = (edited, stored)
    [fault] = chain_faults(KEY, "plan:1", links, head=head_of(links), anchored={})
    assert (fault.number, fault.what) == (at + 1, "entry changed")


@given(acts, st.data())
def test_a_deleted_entry_is_found(made: list[tuple[str, str, dict[str, object]]], data: st.DataObject) -> None:
    links = chain_of(made)
    head = head_of(links)
    del links[data.draw(st.integers(0, len(links) - 1))]
    assert chain_faults(KEY, "plan:1", links, head=head, anchored={})


@given(acts.filter(lambda made: len(made) > 1), st.data())
def test_two_swapped_entries_are_found(made: list[tuple[str, str, dict[str, object]]], data: st.DataObject) -> None:
    links = chain_of(made)
    at = data.draw(st.integers(0, len(links) - 2))
    links[at], links[at + 1] = links[at + 1], links[at]
    assert chain_faults(KEY, "plan:1", links, head=head_of(links), anchored={})


@given(acts.filter(lambda made: len(made) > 1), st.data())
def test_a_cut_tail_is_found_when_its_end_was_forged_too_if_an_anchor_saw_more(
    made: list[tuple[str, str, dict[str, object]]], data: st.DataObject
) -> None:
    links = chain_of(made)
    anchored = dict([head_of(links)])
    cut = links[: data.draw(st.integers(0, len(links) - 1))]
    [fault] = chain_faults(KEY, "plan:1", cut, head=head_of(cut), anchored=anchored)
    assert fault.what.startswith("cut off")


def test_a_chain_made_anew_with_the_key_differs_from_what_an_anchor_saw() -> None:
    honest, other = chain_of([("a", "b", {})]), chain_of([("x", "b", {})])
    [fault] = chain_faults(KEY, "plan:1", other, head=head_of(other), anchored=dict([head_of(honest)]))
    assert fault.what.startswith("rewritten")
