"""Who gets which part of a record: pure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plans.enums import Presence
from portal.reviews.copies import OF_OTHERS, Part, Recipient, copy_for, offered, part, parts_of
from portal.reviews.enums import Outcome, View
from portal.reviews.outcomes import Notes, Said, Seat

TOM, LENA, DANA, PIOTR = "tom", "lena", "dana", "piotr"
NAMES = {LENA: "Lena Hart, Social worker", TOM: "Tom Bell, School", DANA: "Dana Green", PIOTR: "Piotr Green"}
NOTES = Notes(
    seats={one: Seat(Presence.CAME) for one in NAMES},
    few="Snow",
    views={LENA: Said(View.CONTINUES, "He came to the door", is_restricted=True), TOM: Said(View.OVER, "On time")},
    family={DANA: Said(words="I moved house"), PIOTR: Said(words="I want to see Robin")},
    at_risk="yes",
    reason="The log of four evenings",
    outcomes=frozenset({Outcome.PLAN}),
    change="An adult at home",
)
PARTS = parts_of(NOTES, NAMES, reports=[{"name": "Tom", "code": "there"}], next_on=date(2026, 12, 2))
ALL = frozenset(one["key"] for one in PARTS)
RESTRICTED = f"view:{LENA}"


def keys(parts: Collection[Part]) -> set[str]:
    return {one["key"] for one in parts}


def test_a_record_has_all_that_was_said_and_decided() -> None:
    assert [one["key"] for one in PARTS] == [
        "attendance", "reports", RESTRICTED, f"view:{TOM}", f"family:{DANA}", f"family:{PIOTR}", "decision", "reason",
        "outcome", "next",
    ]  # fmt: skip
    said = {one["key"]: [(row["code"], row["text"], row["day"]) for row in one["rows"]] for one in PARTS}
    assert said["decision"] == [(View.CONTINUES, "", "")] and said["reason"] == [("", "The log of four evenings", "")]
    assert said["outcome"] == [(Outcome.PLAN, "An adult at home", "")] and said["next"] == [("", "", "2026-12-02")]
    assert said["attendance"][-1] == ("few", "Snow", "")


def test_a_record_of_the_end_says_what_goes_on_and_no_next_day() -> None:
    off = Notes(at_risk="no", outcomes=frozenset({Outcome.OFF}), ongoing_need="yes", follow_on="A family worker")
    made = {one["key"]: one for one in parts_of(off, NAMES, reports=[], next_on=None)}
    assert [(row["code"], row["text"]) for row in made["outcome"]["rows"]] == [
        (Outcome.OFF, "A family worker"), ("need_yes", "")
    ]  # fmt: skip
    assert made["decision"]["rows"][0]["code"] == View.OVER and not {"next", "reason"} & made.keys()


def test_who_left_the_group_before_it_was_approved_is_not_in_it() -> None:
    made = parts_of(NOTES, {LENA: "Lena"}, reports=[], next_on=None)
    assert not any(TOM in one["key"] or TOM in str(one) for one in made)


@pytest.mark.requirement("R-002-33")
@pytest.mark.parametrize(
    ("to", "wanted"),
    [
        (Recipient(LENA, "lead"), ALL),
        (Recipient(TOM, "practitioner"), ALL - {RESTRICTED}),
        (Recipient(TOM, "practitioner", cleared=ALL), ALL - {RESTRICTED}),
        (Recipient(DANA, "family"), set()),
        (Recipient(DANA, "family", cleared=ALL), ALL - {RESTRICTED}),
        (Recipient(DANA, "family", cleared=frozenset({"decision", RESTRICTED})), {"decision"}),
        (Recipient(DANA, "nobody", cleared=ALL), set()),
        (Recipient(LENA, "lead", is_kept_out=True), set()),
        (Recipient(DANA, "family", is_kept_out=True, cleared=ALL), set()),
        (
            Recipient(PIOTR, "family", is_restrained=True, cleared=ALL),
            {f"family:{PIOTR}", "decision", "reason", "outcome", "next"},
        ),
        (Recipient(DANA, "family", withheld=("four EVENINGS", "short"), cleared=ALL), ALL - {RESTRICTED, "reason"}),
    ],
)
def test_everybody_gets_what_is_theirs(to: Recipient, wanted: Collection[str]) -> None:
    assert keys(copy_for(PARTS, to)) == set(wanted)


PART = st.builds(
    part,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["attendance", "view", "family", "decision", "reason", "addendum"]),
    person=st.sampled_from(["", PIOTR, DANA]),
    restricted=st.booleans(),
    rows=st.lists(
        st.fixed_dictionaries({"text": st.sampled_from(["", "He came to her door", "All is well"])}), max_size=2
    ),
)


@pytest.mark.requirement("R-002-33")
@given(st.lists(PART, max_size=4), st.frozensets(st.sampled_from(["a", "b", "c"])), st.booleans(), st.booleans())
def test_nothing_is_given_to_family_that_nobody_chose_or_that_is_kept_from_them(
    parts: list[Any], cleared: frozenset[str], is_restrained: bool, is_kept_out: bool
) -> None:
    to = Recipient(PIOTR, "family", is_kept_out, is_restrained, ("came to her door",), cleared)
    got = copy_for(parts, to)
    assert keys(got) <= cleared and not any(one["restricted"] for one in got) and not (got and is_kept_out)
    assert not any("door" in str(one["rows"]) for one in got)
    assert not is_restrained or not any(one["kind"] in OF_OTHERS and one["person"] != PIOTR for one in got)
    assert keys(got) == keys(offered(parts, to)) & cleared
    assert all(one in parts for one in got) and copy_for(parts, replace(to, cleared=frozenset())) == ()
