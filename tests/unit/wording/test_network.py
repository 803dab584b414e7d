"""Grants follow people: what somebody read ends with what it rested on, and the lead is told to look at it again."""

import uuid
from datetime import timedelta

import pytest

from portal.access import grants
from portal.access.actions import Action
from portal.accounts.models import Invitation
from portal.accounts.services import invite
from portal.audit.models import Entry
from portal.people.enums import ChangeReason, Format
from portal.people.models import Person, Relationship
from portal.people.rules import Tie
from portal.people.selectors import Known
from portal.people.services import Newcomer
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanTask
from portal.wording.enums import Unshared
from portal.wording.models import Release
from portal.wording.services import change_tie, leave_unshared, release, take_in, take_out
from tests.cast import Cast, account, make_person, relate
from tests.dialogue import read_by
from tests.plans import NOW, TODAY, let_speak, release_to, withhold_from

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-004-07", "R-X-03")]
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    shared = read_by(cast, cast.piotr, cast.joan)
    let_speak(cast.robin, cast.ada, cast.piotr, cast.lena)
    release_to(shared, cast.ada, cast.lena)
    return shared


def reads(plan: Plan, *people: Person) -> list[bool]:
    return [grants.can(account(person), Action.READ_PLAN, plan) for person in people]


def tie_to(plan: Plan, person: Person) -> Relationship:
    return Relationship.objects.get(child=plan.child, person=person)


def turn(plan: Plan, cast: Cast, person: Person, tie: Tie, minutes: int = 60) -> bool:
    found = tie_to(plan, person)
    return change_tie(
        plan=plan, relationship=found, revision=found.revision, tie=tie, why=ChangeReason.COURT, by=account(cast.lena),
        today=TODAY, now=NOW + timedelta(minutes=minutes),
    )  # fmt: skip


def out(plan: Plan, cast: Cast, person: Person) -> None:
    found = tie_to(plan, person)
    assert take_out(
        plan=plan, relationship=found, revision=found.revision, by=account(cast.lena), today=TODAY, now=LATER
    )


def back(plan: Plan, cast: Cast, person: Person, relation: str = "grandparent") -> None:
    take_in(key=uuid.uuid4(), plan=plan, who=person, tie=Tie(relation), by=account(cast.lena), now=LATER)


def to_look_at(plan: Plan) -> list[PlanTask]:
    return list(plan.tasks.filter(kind=TaskKind.REVIEW_SHARED, closed_at=None))


# Whatever a second server's clock says.
@pytest.mark.parametrize("minutes", [60, 0, -60])
def test_who_loses_parental_responsibility_reads_nothing_and_the_lead_looks_at_it_today(
    plan: Plan, cast: Cast, minutes: int
) -> None:
    assert turn(plan, cast, cast.piotr, Tie("father"), minutes)
    assert reads(plan, cast.piotr, cast.ada, cast.joan) == [False, False, True]
    (task,) = to_look_at(plan)
    assert (task.about, task.due_on) == (cast.piotr.pk, TODAY)
    assert not turn(plan, cast, cast.piotr, Tie("father", True)), "who gains it loses nothing, and gets nothing back"
    assert reads(plan, cast.piotr) == [False]
    given = Release.objects.get(plan=plan, person=cast.piotr)
    known = Known(cast.piotr, "father", True)
    release(plan=plan, known=known, revision=given.revision, by=account(cast.lena), now=NOW)
    assert reads(plan, cast.piotr, cast.ada) == [True, False]
    assert not to_look_at(plan)


def test_the_task_ends_with_a_decision(plan: Plan, cast: Cast) -> None:
    turn(plan, cast, cast.piotr, Tie("father"))
    leave_unshared(
        plan=plan, person=cast.piotr, why=Unshared.NOT_APPROPRIATE, reason="He asked for nothing", review_on=None,
        seen=None, by=account(cast.lena), today=TODAY, now=LATER,
    )  # fmt: skip
    assert not to_look_at(plan)
    relate(cast.robin, cast.karl, "step_parent", responsible=True)  # type: ignore[arg-type]
    release_to(plan, cast.karl, cast.lena)
    turn(plan, cast, cast.karl, Tie("step_parent"))
    assert len(to_look_at(plan)) == 1
    withhold_from(plan, cast.karl, cast.lena, cast.mira)
    assert not to_look_at(plan)


def test_nothing_is_to_be_looked_at_where_nothing_was_given(plan: Plan, cast: Cast) -> None:
    assert not turn(plan, cast, cast.dana, Tie("mother"))
    assert not turn(plan, cast, cast.joan, Tie("other_family")), "to be an aunt and no grandmother changes nothing"
    assert reads(plan, cast.joan) == [True] and not to_look_at(plan)


def test_who_leaves_finds_nothing_again_when_they_come_back(plan: Plan, cast: Cast) -> None:
    plan.members.create(person=cast.joan, since=TODAY)
    out(plan, cast, cast.joan)
    assert reads(plan, cast.joan, cast.piotr) == [False, True]
    assert not plan.members.filter(person=cast.joan, until=None).exists()
    back(plan, cast, cast.joan)
    assert reads(plan, cast.joan) == [False]
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="network.changed").count() == 2
    assert grants.drift(plan) == (frozenset(), frozenset())


def test_what_is_withheld_waits_for_who_comes_back(plan: Plan, cast: Cast) -> None:
    withhold_from(plan, cast.joan, cast.lena, cast.mira)
    out(plan, cast, cast.joan)
    back(plan, cast, cast.joan)
    assert plan.withholdings.filter(person=cast.joan, ended_at=None, is_whole=True).exists()
    assert not plan.grants.filter(user=account(cast.joan)).exists()


def test_an_agreement_ends_with_either_of_its_people(plan: Plan, cast: Cast) -> None:
    turn(plan, cast, cast.ada, Tie("other_family"))
    assert not cast.robin.advocacies.filter(ended_at=None).exists() and reads(plan, cast.ada) == [False]
    turn(plan, cast, cast.ada, Tie("advocate"))
    assert reads(plan, cast.ada, cast.piotr) == [False, True]
    let_speak(cast.robin, cast.ada, cast.piotr, cast.lena)
    out(plan, cast, cast.piotr)
    assert not cast.robin.advocacies.filter(ended_at=None).exists()


def test_an_invitation_that_leads_to_nothing_is_closed(plan: Plan, cast: Cast) -> None:
    by = account(cast.lena)
    aunt = take_in(
        key=uuid.uuid4(), plan=plan, who=Newcomer("Olwen", "Green", "cy", Format.STANDARD), tie=Tie("other_family"),
        by=by, now=NOW,
    )  # fmt: skip
    uncle = make_person("Rhys", "Green", None)
    for child in (cast.robin, cast.wren):
        relate(child, uncle, "other_family")  # type: ignore[arg-type]
    for person in (aunt, uncle):
        invite(person=person, by=by, now=NOW)
        out(plan, cast, person)
    closed = dict(Invitation.objects.values_list("person", "closed_at"))
    assert closed == {aunt.pk: LATER, uncle.pk: None}, "he is around another child still"
    assert Entry.objects.filter(action="invitation.closed", about=f"person:{aunt.pk}").count() == 1
