"""Permissions in the database follow the facts, at once."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import Http404
from django.utils import timezone

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import ChildGrant, User
from portal.people.services import allocate
from portal.plans.models import Plan
from portal.plans.services import end_withholding
from portal.wording.services import withdraw
from tests.cast import SINCE, Cast, account
from tests.plans import NOW, make_plan, release_to, withhold_from, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom, cast.joan])
    word(made, cast.lena)
    return made


def test_the_lead_leads_the_core_group_sees_and_nobody_else_does(cast: Cast, plan: Plan) -> None:
    assert grants.can(account(cast.lena), Action.LEAD_PLAN, plan)
    assert grants.can(account(cast.tom), Action.VIEW_PLAN, plan)
    for person, action in [(cast.tom, Action.LEAD_PLAN), (cast.owen, Action.VIEW_PLAN), (cast.joan, Action.VIEW_PLAN)]:
        assert not grants.can(account(person), action, plan)
    for person in (cast.dana, cast.piotr, cast.joan):
        assert not any(grants.can(account(person), action, plan) for action in Action)


def test_a_superuser_and_a_policy_editor_hold_nothing(cast: Cast, plan: Plan) -> None:
    root = User.objects.create_superuser("root")
    for user in (root, cast.pat):
        assert not any(grants.can(user, action, plan) for action in (Action.VIEW_PLAN, Action.READ_PLAN))


@pytest.mark.requirement("R-001-26")
def test_a_new_lead_takes_over_and_the_one_before_keeps_nothing(cast: Cast, plan: Plan) -> None:
    allocate(child=cast.robin, worker=cast.owen, by=None, today=SINCE, now=timezone.now())
    assert grants.can(account(cast.owen), Action.LEAD_PLAN, plan)
    assert grants.can(account(cast.owen), Action.VIEW_CHILD, cast.robin)
    assert not any(grants.can(account(cast.lena), action, plan) for action in Action)
    assert not grants.can(account(cast.lena), Action.VIEW_CHILD, cast.robin)


@pytest.mark.requirement("R-X-03")
def test_a_release_gives_reading_only_and_of_this_plan_only(cast: Cast, plan: Plan) -> None:
    other = make_plan(cast.wren, cast.lena, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    dana = account(cast.dana)
    assert [action for action in Action if grants.can(dana, action, plan)] == [Action.READ_PLAN]
    assert not any(grants.can(dana, action, other) for action in Action)


@pytest.mark.requirement("R-004-08")
def test_withholding_beats_the_release_and_its_end_does_not_bring_it_back(cast: Cast, plan: Plan) -> None:
    given = release_to(plan, cast.dana, cast.lena)
    decision = withhold_from(plan, cast.dana, cast.lena, cast.mira)
    dana = account(cast.dana)
    assert not grants.can(dana, Action.READ_PLAN, plan)
    later = NOW.replace(hour=12)
    end_withholding(withholding=decision, revision=0, by=account(cast.lena), now=later)
    assert not grants.can(dana, Action.READ_PLAN, plan)
    assert given.reading_id is not None


def test_taking_a_release_back_takes_the_permission(cast: Cast, plan: Plan) -> None:
    given = release_to(plan, cast.dana, cast.lena)
    withdraw(given=given, revision=given.revision, by=account(cast.lena), now=NOW)
    assert not grants.can(account(cast.dana), Action.READ_PLAN, plan)


def test_a_person_who_gets_an_account_later_reads_what_was_released_before(cast: Cast, plan: Plan) -> None:
    user = account(cast.dana)
    cast.dana.user = None
    cast.dana.save()
    release_to(plan, cast.dana, cast.lena)
    assert not grants.can(user, Action.READ_PLAN, plan)
    cast.dana.user = user
    cast.dana.save()
    grants.refresh_dependents(cast.dana)
    assert grants.can(user, Action.READ_PLAN, plan)


def test_a_switched_off_account_holds_nothing(cast: Cast, plan: Plan) -> None:
    lena = account(cast.lena)
    lena.is_active = False
    lena.save()
    assert not grants.can(lena, Action.VIEW_PLAN, plan)
    with pytest.raises(Http404):
        grants.hold(lena, Action.VIEW_PLAN, plan)


def test_fetch_answers_alike_for_absent_forbidden_and_nonsense(cast: Cast, plan: Plan) -> None:
    for key in (plan.pk, cast.robin.pk, "nonsense"):
        with pytest.raises(Http404):
            grants.fetch(Plan.objects.all(), account(cast.owen), Action.VIEW_PLAN, pk=key)


def test_deleting_the_object_deletes_its_grants_and_a_new_one_starts_without(cast: Cast) -> None:
    key = cast.cai.pk
    cast.cai.relationships.all().delete()
    cast.cai.delete()
    assert not ChildGrant.objects.filter(content_object_id=key).exists()


def test_drift_is_found_and_repaired(cast: Cast, plan: Plan) -> None:
    call_command("check_grants", verbosity=0)
    plan.grants.all().delete()
    with pytest.raises(CommandError, match="1 object"):
        call_command("check_grants", verbosity=0)
    call_command("check_grants", "--repair", verbosity=0)
    assert grants.can(account(cast.lena), Action.LEAD_PLAN, plan)


@pytest.mark.django_db(transaction=True)
def test_holding_a_grant_needs_a_transaction(cast: Cast) -> None:
    assert not connection.in_atomic_block
    with pytest.raises(RuntimeError):
        grants.hold(account(cast.lena), Action.VIEW_CHILD, cast.robin)
