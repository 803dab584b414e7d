"""Things withheld from one person: they read the rest, at once, and find no trace (R-004-08)."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Person
from portal.plans.exceptions import WithholdingRefused
from portal.plans.models import Plan, Withholding
from portal.plans.selectors import latest_version
from portal.wording.enums import Audience, Unshared
from portal.wording.exceptions import ChoiceRefused
from portal.wording.models import Reading, ReadingChoice, Release, SharingDecision
from portal.wording.selectors import reader
from portal.wording.services import choose, end_withholding, leave_unshared, release, withhold, write
from portal.wording.standing import standing_of
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, let_speak, make_plan, release_to, word

pytestmark = pytest.mark.django_db
REVIEW = date(2026, 9, 1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, actions=2)
    word(made, cast.lena)
    return made


def item(plan: Plan, capture: str, nth: int = 0) -> UUID:
    found = [one for one in latest_version(plan).content["items"] if one["capture"] == capture]
    return UUID(found[nth]["id"])


def keep_from(plan: Plan, cast: Cast, person: object, items: list[UUID] | None, now: datetime = NOW) -> Withholding:
    made, unread = withhold(
        plan=plan, person=person, items=items, ground="adult", evidence="A report", authorised_by=cast.mira,  # type: ignore[arg-type]
        review_on=REVIEW, by=account(cast.lena), today=TODAY, now=now,
    )  # fmt: skip
    assert unread == []
    return made


def reading(plan: Plan, person: Person) -> Reading:
    found = Release.objects.get(plan=plan, person=person).reading
    assert found is not None
    return found


def reads(plan: Plan, person: object) -> bool:
    return grants.can(account(person), Action.READ_PLAN, plan)  # type: ignore[arg-type]


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=1), -timedelta(hours=1)])
def test_a_withheld_thing_is_gone_at_once_and_back_after_the_end(cast: Cast, plan: Plan, later: timedelta) -> None:
    """Whatever the clocks of two servers say: no Reading from before the decision is open after it."""
    change = item(plan, "change")
    release_to(plan, cast.dana, cast.lena)
    first = reading(plan, cast.dana)
    assert str(change) in str(first.content)
    made = keep_from(plan, cast, cast.dana, [change], NOW + later)
    second = reading(plan, cast.dana)
    assert second.pk != first.pk
    assert str(change) not in str(second.content)
    assert "An adult at home" not in str(second.content)
    assert reads(plan, cast.dana)
    assert second.released_at > made.decided_at >= first.released_at
    assert end_withholding(withholding=made, revision=0, by=account(cast.lena), now=NOW + 2 * later) == []
    third = reading(plan, cast.dana)
    assert str(change) in str(third.content)
    assert third.released_at > second.released_at
    assert reads(plan, cast.dana)


@pytest.mark.requirement("R-004-08")
def test_two_separated_parents_read_two_plans(cast: Cast, plan: Plan) -> None:
    change = item(plan, "change")
    keep_from(plan, cast, cast.piotr, [change])
    for person in (cast.dana, cast.piotr):
        release_to(plan, person, cast.lena)
    assert str(change) in str(reading(plan, cast.dana).content)
    assert str(change) not in str(reading(plan, cast.piotr).content)


def test_what_was_not_shared_is_not_shared_by_withholding(cast: Cast, plan: Plan) -> None:
    made = keep_from(plan, cast, cast.dana, [item(plan, "change")])
    assert not Release.objects.exists()
    end_withholding(withholding=made, revision=0, by=account(cast.lena), now=NOW)
    assert not reads(plan, cast.dana)


def test_an_advocate_reads_without_it_too(cast: Cast, plan: Plan) -> None:
    change = item(plan, "change")
    let_speak(cast.robin, cast.ada, cast.dana, cast.lena)
    for person in (cast.dana, cast.ada, cast.piotr):
        release_to(plan, person, cast.lena)
    keep_from(plan, cast, cast.dana, [change])
    assert [str(change) in str(reading(plan, one).content) for one in (cast.dana, cast.ada, cast.piotr)] == [
        False, False, True
    ]  # fmt: skip
    assert all(reads(plan, one) for one in (cast.dana, cast.ada, cast.piotr))


def test_who_read_an_earlier_version_goes_on_reading_that_one(cast: Cast, plan: Plan) -> None:
    release_to(plan, cast.dana, cast.lena)
    make_plan(cast.robin, cast.lena, cast.lena, actions=2)
    keep_from(plan, cast, cast.dana, [item(plan, "change")])
    assert reading(plan, cast.dana).version.number == 1


def test_where_it_cannot_be_made_anew_they_read_nothing_and_the_lead_is_told(cast: Cast, plan: Plan) -> None:
    release_to(plan, cast.dana, cast.lena)
    make_plan(cast.robin, cast.lena, cast.lena, actions=2, mark="again")
    write(
        plan=plan, item=item(plan, "strength"), audience=Audience.FAMILY, text="New words", revision=1,
        by=account(cast.lena), now=NOW,
    )  # fmt: skip
    _made, unread = withhold(
        plan=plan, person=cast.dana, items=[item(plan, "change")], ground="child", evidence="A report",  # type: ignore[arg-type]
        authorised_by=cast.mira, review_on=REVIEW, by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    assert unread == [cast.dana]
    assert not reads(plan, cast.dana)


@pytest.mark.requirement("R-004-08")
def test_several_decisions_stand_beside_each_other(cast: Cast, plan: Plan) -> None:
    release_to(plan, cast.dana, cast.lena)
    change, strength = item(plan, "change"), item(plan, "strength")
    first, second = keep_from(plan, cast, cast.dana, [change]), keep_from(plan, cast, cast.dana, [strength])
    assert standing_of(plan).withheld(cast.dana.pk) == {str(change), str(strength)}
    end_withholding(withholding=first, revision=0, by=account(cast.lena), now=NOW)
    assert str(change) in str(reading(plan, cast.dana).content)
    assert str(strength) not in str(reading(plan, cast.dana).content)
    whole = keep_from(plan, cast, cast.dana, None)
    assert not reads(plan, cast.dana)
    end_withholding(withholding=second, revision=0, by=account(cast.lena), now=NOW)
    assert not reads(plan, cast.dana), "the whole is still withheld"
    end_withholding(withholding=whole, revision=0, by=account(cast.lena), now=NOW)
    assert not reads(plan, cast.dana), "an end shares nothing"


def test_what_cannot_be_withheld(cast: Cast, plan: Plan) -> None:
    other = make_plan(cast.wren, cast.lena, cast.lena)
    change = item(plan, "change")
    for items, reason in ([], "items"), ([item(other, "change")], "items"), ([change, item(other, "change")], "items"):
        with pytest.raises(WithholdingRefused) as refused:
            keep_from(plan, cast, cast.dana, items)
        assert refused.value.reason == reason
    keep_from(plan, cast, cast.dana, [change])
    with pytest.raises(WithholdingRefused) as refused:
        keep_from(plan, cast, cast.dana, [change, item(plan, "strength")])
    assert refused.value.reason == "already"
    assert Withholding.objects.count() == 1


@pytest.mark.requirement("R-001-21")
def test_another_level_by_understanding_needs_a_reason_and_fits_the_reader(cast: Cast, plan: Plan) -> None:
    robin = reader(plan, cast.robin.person_id)
    given = {"plan": plan, "known": robin, "outdated": "translation", "by": account(cast.lena), "now": NOW}
    for level, reason, refusal in ("from_7", " ", "reason"), ("parent", "No", "level"), ("huge", "No", "level"):
        with pytest.raises(ChoiceRefused) as refused:
            choose(level=level, reason=reason, revision=0, **given)  # type: ignore[arg-type]
        assert refused.value.reason == refusal
    assert not ReadingChoice.objects.exists()
    choose(level="under_7", reason="Robin reads little", revision=0, **given)  # type: ignore[arg-type]
    release_to(plan, cast.robin.person, cast.lena)
    assert reading(plan, cast.robin.person).level == "under_7"
    made = choose(level="", reason="no matter", revision=1, **given)  # type: ignore[arg-type]
    assert (made.level, made.reason) == ("", "")


@pytest.mark.requirement("R-001-30", "R-004-10", "R-004-07")
def test_not_sharing_is_a_decision_with_a_reason_and_a_child_is_looked_at_again(cast: Cast, plan: Plan) -> None:
    given = {"plan": plan, "by": account(cast.lena), "today": TODAY, "now": NOW, "seen": None}
    never, later = Unshared.NOT_APPROPRIATE, Unshared.NOT_YET
    for person, why, reason, review, refusal in (
        (cast.joan, never, "  ", None, "reason"),
        (cast.joan, later, "Away", None, "review_on"),
        (cast.joan, never, "Away", TODAY, "review_on"),
        (cast.robin.person, never, "Too young", None, "review_on"),
    ):
        with pytest.raises(ChoiceRefused) as refused:
            leave_unshared(person=person, why=why, reason=reason, review_on=review, **given)  # type: ignore[arg-type]
        assert refused.value.reason == refusal
    leave_unshared(person=cast.robin.person, why=never, reason="Too young", review_on=REVIEW, **given)  # type: ignore[arg-type]
    leave_unshared(person=cast.joan, why=never, reason="No part in it", review_on=None, **given)  # type: ignore[arg-type]
    assert not any(reads(plan, one) for one in (cast.joan,))
    release_to(plan, cast.joan, cast.lena)
    assert SharingDecision.objects.get(person=cast.joan).ended_at == NOW
    with pytest.raises(ChoiceRefused) as refused:
        leave_unshared(person=cast.joan, why=never, reason="No", review_on=None, **given)  # type: ignore[arg-type]
    assert refused.value.reason == "reads"


def test_a_release_after_a_decision_of_the_same_moment_is_open(cast: Cast, plan: Plan) -> None:
    whole = keep_from(plan, cast, cast.dana, None)
    end_withholding(withholding=whole, revision=0, by=account(cast.lena), now=NOW)
    release(plan=plan, known=reader(plan, cast.dana.pk), revision=0, by=account(cast.lena), now=NOW)
    assert reads(plan, cast.dana)
