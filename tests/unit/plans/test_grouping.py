"""Practitioners in the core group between two versions."""

from datetime import date

import pytest
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.exceptions import GroupRefused
from portal.plans.models import Plan
from portal.plans.services import end_plan, join_group, leave_group
from tests.cast import Cast, account, make_person, relate
from tests.plans import NOW, TODAY, make_plan, withhold_from

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-X-03")]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


def sees(plan: Plan, person: Person) -> bool:
    return grants.can(account(person), Action.VIEW_PLAN, plan)


def join(plan: Plan, cast: Cast, person: Person) -> None:
    join_group(plan=plan, person=person, by=account(cast.lena), today=TODAY, now=NOW)


def leave(plan: Plan, cast: Cast, person: Person) -> bool:
    return leave_group(plan=plan, person=person, by=account(cast.lena), today=TODAY, now=NOW)


def test_who_joins_sees_the_plan_and_who_leaves_does_not(plan: Plan, cast: Cast) -> None:
    for _ in range(2):  # the button pressed twice
        join(plan, cast, cast.owen)
    assert sees(plan, cast.owen) and not grants.can(account(cast.owen), Action.LEAD_PLAN, plan)
    assert cast.robin.relationships.get(person=cast.owen).relation == Relation.PRACTITIONER
    assert leave(plan, cast, cast.owen) and not leave(plan, cast, cast.owen)
    assert not sees(plan, cast.owen) and sees(plan, cast.tom)
    found = Entry.objects.filter(chain=f"plan:{plan.pk}", action__startswith="group.").order_by("pk")
    assert [one.action for one in found] == ["group.joined", "group.left"]
    join(plan, cast, cast.owen)
    assert sees(plan, cast.owen) and grants.drift(plan) == (frozenset(), frozenset())


def test_the_lead_comes_from_the_allocation(plan: Plan, cast: Cast) -> None:
    assert not leave(plan, cast, cast.lena)
    join(plan, cast, cast.lena)
    assert plan.members.get(person=cast.lena, until=None).is_lead


def test_only_practitioners_with_an_account_who_are_nobody_else_to_the_child(plan: Plan, cast: Cast) -> None:
    relate(cast.robin, cast.mira, Relation.OTHER_FAMILY)
    withhold_from(plan, cast.owen, cast.lena, cast.mira)
    typed = make_person("Sue", "Nurse", None)
    cast.mair.user.is_active = False  # type: ignore[union-attr]
    cast.mair.user.save()  # type: ignore[union-attr]
    wanted = {cast.dana: "account", typed: "account", cast.mair: "account", cast.mira: "family", cast.owen: "withheld"}
    for person, reason in wanted.items():
        with pytest.raises(GroupRefused) as refused:
            join(plan, cast, person)
        assert refused.value.reason == reason
    assert {one.person for one in plan.members.filter(until=None)} == {cast.lena, cast.tom}


def test_nobody_joins_what_has_ended(plan: Plan, cast: Cast) -> None:
    end_plan(plan=plan, revision=plan.revision, on=date(2026, 3, 9), by=account(cast.lena), now=NOW)
    with pytest.raises(Http404):
        join(plan, cast, cast.owen)
