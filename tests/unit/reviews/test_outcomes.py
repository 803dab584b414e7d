"""What a review conference may decide: pure."""

from dataclasses import replace

import pytest

from portal.plans.enums import Presence
from portal.reviews.enums import Outcome, View
from portal.reviews.outcomes import Notes, Place, Said, Seat, is_split, problems, read, reason_needed, written

TOM, LENA, DANA = "tom", "lena", "dana"
PLACE = Place([LENA, TOM], [DANA], ["Neglect | Esgeulustod", "Physical abuse"], "Neglect | Esgeulustod")
GOES_ON = Notes(
    seats={LENA: Seat(Presence.CAME), TOM: Seat(Presence.SUBSTITUTE, "Sue Lake"), DANA: Seat(Presence.NOT)},
    views={LENA: Said(View.CONTINUES), TOM: Said(View.NONE)},
    at_risk="yes",
    outcomes=frozenset({Outcome.CONTINUE}),
)
OFF = replace(
    GOES_ON, views={LENA: Said(View.OVER), TOM: Said(View.NONE)}, at_risk="no", outcomes=frozenset({Outcome.OFF}),
    ongoing_need="no", follow_on="Nothing, they manage",
)  # fmt: skip


def outcomes(*chosen: Outcome) -> frozenset[str]:
    return frozenset(chosen)


@pytest.mark.requirement("R-002-25")
def test_nothing_is_finished_without_a_decision() -> None:
    assert problems(GOES_ON, PLACE) == problems(OFF, PLACE) == {}
    assert problems(Notes(), PLACE) == {
        "seats": "missing", "views": "missing", "at_risk": "missing", "outcomes": "missing"
    }  # fmt: skip
    assert problems(replace(GOES_ON, at_risk=""), PLACE) == {"at_risk": "missing"}


@pytest.mark.requirement("R-002-31")
@pytest.mark.parametrize(
    ("lena", "tom", "at_risk", "why"),
    [
        (View.CONTINUES, View.OVER, "yes", "split"),
        (View.CONTINUES, View.OVER, "no", "split"),
        (View.CONTINUES, View.OVER, "", "split"),
        (View.CONTINUES, View.CONTINUES, "no", "against"),
        (View.OVER, View.NONE, "yes", "against"),
        (View.OVER, View.NONE, "no", ""),
        (View.NONE, View.NONE, "yes", ""),
        (View.CONTINUES, View.NONE, "", ""),
    ],
)
def test_a_reason_is_needed_where_views_differ_or_the_chair_is_alone(
    lena: View, tom: View, at_risk: str, why: str
) -> None:
    assert reason_needed(at_risk, [lena, tom]) == why  # type: ignore[arg-type]
    assert is_split([lena, tom]) == (why == "split")


@pytest.mark.requirement("R-002-31")
def test_split_views_without_a_reason_are_refused() -> None:
    split = replace(GOES_ON, views={LENA: Said(View.CONTINUES), TOM: Said(View.OVER)})
    assert problems(split, PLACE) == {"reason": "split"}
    assert problems(replace(split, reason="  "), PLACE) == {"reason": "split"}
    assert problems(replace(split, reason="The school log"), PLACE) == {}


@pytest.mark.requirement("R-002-32")
@pytest.mark.parametrize(
    ("at_risk", "chosen", "wrong"),
    [
        ("yes", outcomes(Outcome.OFF), "still_at_risk"),
        ("no", outcomes(Outcome.CONTINUE), "not_at_risk"),
        ("no", outcomes(Outcome.CATEGORY), "not_at_risk"),
        ("no", outcomes(Outcome.PLAN), "not_at_risk"),
        ("yes", outcomes(Outcome.CONTINUE, Outcome.PLAN), "not_both"),
        ("no", outcomes(Outcome.OFF, Outcome.PLAN), "not_both"),
        ("yes", outcomes(Outcome.CONTINUE, Outcome.OFF), "still_at_risk"),
        ("yes", frozenset(), "missing"),
        ("yes", frozenset({"other"}), "missing"),
    ],
)
def test_the_outcome_follows_from_the_risk(at_risk: str, chosen: frozenset[str], wrong: str) -> None:
    whole = replace(OFF, change="More visits", category="Physical abuse", reason="Said why")
    notes = replace(whole, at_risk=at_risk, outcomes=chosen)  # type: ignore[arg-type]
    assert problems(notes, PLACE) == {"outcomes": wrong}


@pytest.mark.requirement("R-002-32")
def test_each_outcome_says_what_it_needs() -> None:
    both = replace(GOES_ON, outcomes=outcomes(Outcome.CATEGORY, Outcome.PLAN))
    assert problems(both, PLACE) == {"category": "missing", "change": "missing"}
    assert problems(replace(both, category=PLACE.now, change="More visits"), PLACE) == {"category": "same"}
    assert problems(replace(both, category="Physical abuse", change="More visits"), PLACE) == {}


@pytest.mark.requirement("R-002-36")
def test_no_name_comes_off_without_what_help_goes_on() -> None:
    bare = replace(OFF, ongoing_need="", follow_on=" ")
    assert problems(bare, PLACE) == {"ongoing_need": "missing", "follow_on": "missing"}


def test_too_few_agencies_need_a_reason() -> None:
    few = replace(PLACE, few=True)
    assert problems(GOES_ON, few) == {"few": "missing"}
    assert problems(replace(GOES_ON, few="Snow"), few) == {}


def test_who_sent_somebody_says_whom() -> None:
    nobody = replace(GOES_ON, seats={**GOES_ON.seats, TOM: Seat(Presence.SUBSTITUTE, " ")})
    assert problems(nobody, PLACE) == {"seats": "substitute"}


def test_notes_are_kept_as_they_are() -> None:
    for notes in (GOES_ON, OFF, Notes()):
        assert read(written(notes)) == notes
    assert read({}) == Notes()
