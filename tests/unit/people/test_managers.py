"""Who can have authorised what somebody decides (R-004-08)."""

from datetime import timedelta

import pytest

from portal.people.models import Person, User
from portal.people.selectors import can_authorise, managers
from portal.plans.enums import Ground
from portal.plans.exceptions import WithholdingRefused
from portal.plans.models import Withholding
from portal.plans.services import withhold
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan


def test_managers_are_others_of_the_same_agency(cast: Cast) -> None:
    assert list(managers(beside=account(cast.lena))) == [cast.mira, cast.mair, cast.owen]
    assert list(managers(beside=account(cast.tom))) == []


def test_without_an_agency_everybody_else_is_offered(cast: Cast) -> None:
    Person.objects.filter(pk=cast.lena.pk).update(agency="")
    lena = User.objects.get(pk=account(cast.lena).pk)
    assert set(managers(beside=lena)) == {cast.mira, cast.mair, cast.owen, cast.tom}


@pytest.mark.parametrize(("name", "can"), [("mira", True), ("tom", True), ("lena", False), ("dana", False)])
def test_a_practitioner_beside_the_one_who_decides_can(cast: Cast, name: str, can: bool) -> None:
    assert can_authorise(getattr(cast, name), beside=account(cast.lena)) is can


def test_who_has_left_can_authorise_nothing(cast: Cast) -> None:
    User.objects.filter(pk=account(cast.mira).pk).update(is_active=False)
    assert not can_authorise(cast.mira, beside=account(cast.lena))


@pytest.mark.requirement("R-004-08")
def test_a_family_members_authority_withholds_nothing(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana)
    with pytest.raises(WithholdingRefused, match="authorised_by"):
        withhold(
            plan=plan, person=cast.piotr, ground=Ground.ADULT, evidence="A report", authorised_by=cast.dana,
            review_on=TODAY + timedelta(days=30), by=account(cast.lena), today=TODAY, now=NOW,
        )  # fmt: skip
    assert not Withholding.objects.exists()
