"""What an import would do with each item."""

from __future__ import annotations

from typing import Any

import pytest

from portal.packs.differences import Status, compare, details
from portal.packs.items import KINDS, digest

KEY = ("page", "k")
OLD, MINE, NEW = {"title": "old"}, {"title": "mine"}, {"title": "new"}


def status(here: Any, there: Any, given: Any = None, made: Any = None) -> Status:
    last = {KEY: (digest(given), digest(made) if made else "")} if given else {}
    (found,) = compare({KEY: here} if here else {}, {KEY: there} if there else {}, last)
    return found.status


@pytest.mark.parametrize(
    ("here", "there", "given", "made", "expected"),
    [
        (None, OLD, None, None, Status.NEW),
        (OLD, OLD, None, None, Status.SAME),
        (OLD, OLD, NEW, NEW, Status.SAME),
        (OLD, None, None, None, Status.ONLY_HERE),
        (OLD, None, OLD, OLD, Status.ONLY_HERE),
        (OLD, NEW, OLD, OLD, Status.CHANGED),
        (MINE, OLD, OLD, OLD, Status.KEPT),
        (MINE, NEW, OLD, OLD, Status.CONFLICT),
        (MINE, NEW, None, None, Status.CONFLICT),  # nothing is known of it: never overwritten unasked
        (None, OLD, OLD, OLD, Status.KEPT),  # taken away here
        (None, NEW, OLD, OLD, Status.CONFLICT),
        (MINE, OLD, OLD, MINE, Status.SAME),  # kept in another way than it came
        (MINE, NEW, OLD, MINE, Status.CHANGED),
    ],
)
def test_an_edit_here_is_never_overwritten_unasked(
    here: Any, there: Any, given: Any, made: Any, expected: Status
) -> None:
    assert status(here, there, given, made) == expected


def test_items_stand_in_the_order_in_which_they_are_brought() -> None:
    keys = [("place", "x"), ("page", "b"), ("page", "a"), ("image", "z")]
    found = compare({}, dict.fromkeys(keys, OLD), {})
    assert [(one.kind, one.key) for one in found] == [("image", "z"), ("page", "a"), ("page", "b"), ("place", "x")]
    assert len(set(KINDS)) == len(KINDS)


def test_a_difference_names_the_place_and_both_values() -> None:
    here = {"languages": {"en": {"title": "Old", "body": [{"value": "a"}, {"value": "b"}]}}, "same": 1}
    there = {"languages": {"en": {"title": "New", "body": [{"value": "a"}]}}, "same": 1, "more": "x" * 100}
    assert details(here, there) == [
        "languages.en.body[1].value: “b” → nothing",
        "languages.en.title: “Old” → “New”",
        "more: nothing → “" + "x" * 70 + "…”",
    ]
