"""The end of a plan: who sees what from then on, and who is told (R-004-21)."""

from datetime import timedelta

import pytest
from django.test import Client

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.services import allocate
from portal.plans.enums import PlanState
from portal.plans.exceptions import PlanEnded
from portal.plans.models import Plan
from portal.plans.selectors import end_notices
from portal.plans.services import end_plan, told
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, make_plan, release_to, withhold_from, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(made, cast.lena)
    return made


def end(plan: Plan, cast: Cast) -> None:
    end_plan(plan=plan, revision=plan.revision, on=TODAY + timedelta(days=90), by=account(cast.lena), now=NOW)


@pytest.mark.requirement("R-004-21")
def test_the_core_group_sees_it_no_more_the_lead_and_the_family_do(cast: Cast, plan: Plan, client: Client) -> None:
    release_to(plan, cast.dana, cast.lena)
    end(plan, cast)
    plan.refresh_from_db()
    assert (plan.state, plan.ended_on) == (PlanState.ENDED, TODAY + timedelta(days=90))
    assert not grants.can(account(cast.tom), Action.VIEW_PLAN, plan)
    assert grants.can(account(cast.lena), Action.LEAD_PLAN, plan)
    assert sign_in(client, cast.dana).get(f"/my/plans/{plan.pk}/").status_code == 200
    assert grants.drift(plan) == (frozenset(), frozenset())


def test_a_new_lead_leads_the_ended_plan(cast: Cast, plan: Plan) -> None:
    end(plan, cast)
    allocate(child=cast.robin, worker=cast.owen, by=None, today=TODAY, now=NOW)
    assert grants.can(account(cast.owen), Action.LEAD_PLAN, plan)
    assert not grants.can(account(cast.lena), Action.VIEW_PLAN, plan)


@pytest.mark.requirement("R-004-21")
def test_the_child_and_the_parents_are_to_be_told_but_not_who_is_kept_out(cast: Cast, plan: Plan) -> None:
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    end(plan, cast)
    notices = {one.person: one for one in end_notices(plan)}
    assert set(notices) == {cast.robin.person, cast.dana}
    told(notice=notices[cast.dana], by=account(cast.lena), now=NOW)
    told(notice=notices[cast.dana], by=account(cast.lena), now=NOW)
    told(notice=notices[cast.robin.person], by=None, now=NOW)
    after = {one.person: one for one in end_notices(plan)}
    assert (after[cast.dana].told_at, after[cast.dana].told_by) == (NOW, account(cast.lena))
    assert (after[cast.robin.person].sent_at, after[cast.robin.person].told_at) == (NOW, None)
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="plan.end_told").count() == 2


def test_it_ends_once_and_not_before_it_began(cast: Cast, plan: Plan) -> None:
    with pytest.raises(ValueError, match="before it began"):
        end_plan(plan=plan, revision=0, on=TODAY - timedelta(days=1), by=account(cast.lena), now=NOW)
    with pytest.raises(Conflict):
        end_plan(plan=plan, revision=7, on=TODAY, by=account(cast.lena), now=NOW)
    end(plan, cast)
    with pytest.raises(PlanEnded):
        end(plan, cast)


def test_a_new_plan_can_follow_an_ended_one(cast: Cast, plan: Plan) -> None:
    end(plan, cast)
    assert make_plan(cast.robin, cast.lena, cast.dana).pk != plan.pk
