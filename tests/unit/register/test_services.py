"""Putting a name on the register, changing its header, taking it off; who keeps a register."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.models import Person, User
from portal.plans.exceptions import PlanEnded
from portal.plans.models import Plan
from portal.procedures.exceptions import UnknownJurisdiction
from portal.register.enums import Because, KeeperRole
from portal.register.exceptions import NotRemoved
from portal.register.models import HeaderRow, Keeper, Register, Registration
from portal.register.services import change_category, deregister, end_keeper, name_keeper, register, register_of
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan, text

pytestmark = pytest.mark.django_db
EMOTIONAL = "Emotional abuse | Cam-drin emosiynol"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    concern = ("concern", "c2", {"text": text("x"), "category": {"type": "choice", "value": "Neglect"}})
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], more=[concern])


def take_off(plan: Plan, cast: Cast, **given: Any) -> Registration:
    asked: dict[str, Any] = {
        "revision": plan.revision, "on": TODAY, "because": Because.LEFT, "review": None, "ongoing_need": False,
        "follow_on": "The new country's services know", "by": account(cast.lena), "now": NOW,
    } | given  # fmt: skip
    return deregister(plan=plan, **asked)


def test_a_name_is_put_on_once_with_the_category_of_the_first_concern(plan: Plan, cast: Cast) -> None:
    made = [register(plan=plan, by=account(cast.lena), now=NOW) for _ in "12"]
    assert made[0] == made[1] and Registration.objects.count() == HeaderRow.objects.count() == 1
    assert (made[0].category, made[0].registered_on) == ("Neglect | Esgeulustod", plan.started_on)
    entry = Entry.objects.get(chain="register:england", action="register.entered")
    assert entry.about == f"plan:{plan.pk}"


def test_what_the_header_said_is_kept(plan: Plan, cast: Cast) -> None:
    review, by = uuid4(), account(cast.mair)
    for _ in "12":
        change_category(plan=plan, category=EMOTIONAL, review=review, by=by, now=NOW + timedelta(days=1))
    rows = [(row.category, row.review) for row in plan.registration.rows.all()]
    assert rows == [(EMOTIONAL, review), ("Neglect | Esgeulustod", None)]
    with pytest.raises(ValueError, match="place"):
        change_category(plan=plan, category="Anything", review=review, by=by, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        HeaderRow.objects.update(category="")


@pytest.mark.requirement("R-002-35", "R-002-36")
def test_it_comes_off_with_the_plan(plan: Plan, cast: Cast) -> None:
    review = uuid4()
    take_off(plan, cast, because=Because.REVIEW, review=review, ongoing_need=True, follow_on=" Care and support plan ")
    found = Registration.objects.get(plan=plan)
    assert (found.removed_on, found.review, found.because) == (TODAY, review, "review")
    assert (found.ongoing_need, found.follow_on) == (True, "Care and support plan")
    assert Plan.objects.get(pk=plan.pk).ended_on == TODAY
    assert not grants.can(account(cast.tom), Action.VIEW_PLAN, plan)
    assert plan.end_notices.count() == 3
    with pytest.raises(PlanEnded):
        take_off(plan, cast)
    with pytest.raises(ValueError, match="any more"):
        change_category(plan=plan, category=EMOTIONAL, review=review, by=account(cast.lena), now=NOW)


def test_nobody_is_to_tell_a_child_who_has_died_and_the_keepers_hear_of_it(
    plan: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    name_keeper(place="england", person=cast.mira, role=KeeperRole.CUSTODIAN, since=TODAY, now=NOW)
    User.objects.filter(pk=account(cast.mira).pk).update(email="mira.dunn@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        take_off(plan, cast, because=Because.DIED)
    assert {one.person for one in plan.end_notices.all()} == {cast.dana, cast.piotr}
    assert ["mira.dunn@example.org"] in [one.to for one in mail.outbox]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"because": ""}, "because"),
        ({"because": Because.REVIEW}, "review"),
        ({"because": Because.EIGHTEEN}, "not_eighteen"),
        ({"follow_on": ""}, "follow_on"),
        ({"on": TODAY - timedelta(days=1)}, "day"),
    ],
)
def test_what_is_refused_leaves_everything(plan: Plan, cast: Cast, given: dict[str, Any], reason: str) -> None:
    with pytest.raises(NotRemoved) as refused:
        take_off(plan, cast, **given)
    assert refused.value.reason == reason
    assert Plan.objects.get(pk=plan.pk).ended_on is None
    assert not Registration.objects.filter(removed_on__isnull=False).exists()


def test_an_older_page_takes_nothing_off(plan: Plan, cast: Cast) -> None:
    with pytest.raises(Conflict):
        take_off(plan, cast, revision=7)


@pytest.mark.parametrize(
    "given",
    [
        {"removed_on": TODAY},
        {"removed_on": TODAY, "because": "review", "ongoing_need": True, "follow_on": "x"},
        {"removed_on": TODAY, "because": "died", "ongoing_need": True, "follow_on": ""},
        {"removed_on": TODAY, "because": "died", "follow_on": "x"},
        {"removed_on": TODAY, "because": "lead", "ongoing_need": True, "follow_on": "x"},
    ],
)
def test_the_database_refuses_a_removal_without_a_ground(plan: Plan, cast: Cast, given: dict[str, Any]) -> None:
    register(plan=plan, by=account(cast.lena), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(plan=plan).update(**given)


def may(kept: Register, person: Person) -> set[Action]:
    both = (Action.KEEP_REGISTER, Action.ANSWER_ENQUIRY)
    return {action for action in both if grants.can(account(person), action, kept)}


@pytest.mark.requirement("R-002-39")
def test_keepers_have_their_place_and_their_days(cast: Cast) -> None:
    today, both = timezone.localdate(), {Action.KEEP_REGISTER, Action.ANSWER_ENQUIRY}
    kept, other = register_of("england"), register_of("wales")
    for person, role in (
        (cast.mira, KeeperRole.CUSTODIAN),
        (cast.mair, KeeperRole.DEPUTY),
        (cast.owen, KeeperRole.DUTY),
    ):
        for _ in "12":
            name_keeper(place="england", person=person, role=role, since=today, now=NOW)
    assert Keeper.objects.count() == 3
    assert [may(kept, one) for one in (cast.mira, cast.mair, cast.owen)] == [both, both, {Action.ANSWER_ENQUIRY}]
    assert not any(may(other, one) for one in (cast.mira, cast.mair, cast.owen, cast.lena)) and not may(kept, cast.lena)
    keeper = Keeper.objects.get(person=cast.mira)
    end_keeper(keeper=keeper, until=today, now=NOW)
    assert may(kept, cast.mira) == both
    Keeper.objects.filter(pk=keeper.pk).update(since=today - timedelta(days=2), until=today - timedelta(days=1))
    grants.refresh(kept)
    assert may(kept, cast.mira) == set()
    with pytest.raises(ValueError, match="last day"):
        end_keeper(keeper=keeper, until=today, now=NOW)


def test_only_practitioners_of_a_place_there_is(cast: Cast) -> None:
    for person in (cast.dana, cast.robin.person):
        with pytest.raises(ValueError, match="account"):
            name_keeper(place="england", person=person, role=KeeperRole.DUTY, since=TODAY, now=NOW)
    with pytest.raises(UnknownJurisdiction):
        name_keeper(place="nowhere", person=cast.mira, role=KeeperRole.DUTY, since=TODAY, now=NOW)


def test_they_are_named_on_the_server(cast: Cast) -> None:
    call_command("keeper", "add", "england", "mira.dunn", "custodian")
    assert may(register_of("england"), cast.mira)
    call_command("keeper", "end", "england", "mira.dunn", "custodian")
    assert Keeper.objects.get().until == timezone.localdate()
    for given in (
        ("end", "england", "mira.dunn", "custodian"),
        ("add", "england", "nobody.here", "duty"),
        ("add", "nowhere", "mira.dunn", "duty"),
        ("add", "england", "dana.green", "duty"),
    ):
        with pytest.raises(CommandError):
            call_command("keeper", *given)
