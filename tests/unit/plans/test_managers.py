"""The team manager who answers for the lead's work sees the open plan and leads nothing."""

import pytest

from portal.access import grants
from portal.access.actions import Action
from portal.people.services import allocate
from portal.plans.selectors import managers_of
from portal.plans.services import end_plan
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db


def test_the_manager_sees_the_plan_and_leads_nothing(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana)
    mair = account(cast.mair)
    assert managers_of(plan) == [cast.mair]
    assert grants.can(mair, Action.VIEW_PLAN, plan)
    assert not grants.can(mair, Action.LEAD_PLAN, plan)
    assert not grants.can(mair, Action.VIEW_CHILD, cast.robin)


def test_another_allocation_takes_it_away(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana)
    allocate(child=cast.robin, worker=cast.owen, manager=cast.mira, by=None, today=TODAY, now=NOW)
    assert managers_of(plan) == [cast.mira]
    assert not grants.can(account(cast.mair), Action.VIEW_PLAN, plan)
    assert grants.can(account(cast.mira), Action.VIEW_PLAN, plan)
    allocate(child=cast.robin, worker=cast.lena, by=None, today=TODAY, now=NOW)
    assert managers_of(plan) == []


def test_the_end_of_the_plan_takes_it_away(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana)
    end_plan(plan=plan, revision=plan.revision, on=TODAY, by=account(cast.lena), now=NOW)
    assert not grants.can(account(cast.mair), Action.VIEW_PLAN, plan)
    assert grants.can(account(cast.lena), Action.VIEW_PLAN, plan)
