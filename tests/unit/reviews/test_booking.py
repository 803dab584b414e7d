"""Booking a review conference, and who may chair it."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.enums import Ground, TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import open_tasks
from portal.plans.services import end_plan, withhold
from portal.reviews.enums import Tie
from portal.reviews.exceptions import NotBooked, NotChair
from portal.reviews.models import Review
from portal.reviews.selectors import open_review
from portal.reviews.services import book_review
from tests.cast import Cast, account, allocate, make_person
from tests.plans import NOW, TODAY
from tests.reviews import book, name

from .conftest import SOON

pytestmark = pytest.mark.django_db


def chairs(person: Person, plan: Plan) -> bool:
    """Whether they see the plan and chair its review; never one without the other."""
    both = {grants.can(account(person), action, plan) for action in (Action.VIEW_PLAN, Action.CHAIR_REVIEW)}
    assert len(both) == 1
    return both.pop()


def test_a_booked_review_waits_for_its_chair(plan: Plan, cast: Cast, ines: Person) -> None:
    key = uuid.uuid4()
    made = [
        book_review(key=key, plan=plan, on=SOON, by=account(cast.lena), today=TODAY, now=NOW) for _twice in range(2)
    ]
    assert made[0] == made[1] == open_review(plan)
    assert [one.about for one in open_tasks(plan) if one.kind == TaskKind.NAME_CHAIR] == [made[0].pk]
    assert Entry.objects.filter(action="review.booked").count() == 1
    name(made[0], ines, cast.lena)
    assert not [one for one in open_tasks(plan) if one.kind == TaskKind.NAME_CHAIR]


def test_one_review_at_a_time_is_open(plan: Plan, review: Review, cast: Cast) -> None:
    with pytest.raises(NotBooked, match="already"):
        book(plan, cast.lena, SOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(plan=plan, on=SOON, booked_by=account(cast.lena), booked_at=NOW)
    Review.objects.filter(pk=review.pk).update(closed_at=NOW)
    assert open_review(plan) is None
    assert book(plan, cast.lena, SOON) == open_review(plan)


def test_no_day_that_is_over_and_nobody_but_the_lead(plan: Plan, cast: Cast) -> None:
    with pytest.raises(NotBooked, match="on"):
        book(plan, cast.lena, TODAY - timedelta(days=1))
    for other in (cast.tom, cast.mair, cast.owen):
        with pytest.raises(Http404):
            book(plan, other, SOON)
    assert book(plan, cast.lena, TODAY).on == TODAY


@pytest.mark.requirement("R-002-28")
def test_who_manages_or_managed_the_case_does_not_chair(plan: Plan, review: Review, cast: Cast, ines: Person) -> None:
    with pytest.raises(NotChair) as refused:
        name(review, cast.mair, cast.lena)
    assert refused.value.reason == Tie.MANAGER
    plan.child.allocations.update(until=TODAY)
    allocate(plan.child, cast.owen, cast.mira)  # a new lead under another manager
    for one, tie in ((cast.mair, "manager"), (cast.mira, "manager"), (cast.lena, "lead"), (cast.owen, "lead")):
        with pytest.raises(NotChair, match=tie):
            name(review, one, cast.owen)
    name(review, ines, cast.owen)
    assert open_review(plan).chair == ines  # type: ignore[union-attr]


@pytest.mark.requirement("R-002-28")
def test_nor_who_works_on_the_plan_decided_about_it_or_belongs_to_the_child(
    plan: Plan, review: Review, cast: Cast
) -> None:
    plan.members.filter(person=cast.tom).update(until=TODAY)  # once is enough
    withhold(
        plan=plan, person=cast.piotr, ground=Ground.CHILD, evidence="Said so", authorised_by=cast.mira,
        review_on=SOON, by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    for one, tie in ((cast.tom, "member"), (cast.mira, "authoriser"), (cast.joan, "account")):
        with pytest.raises(NotChair, match=tie):
            name(review, one, cast.lena)
        assert not grants.can(account(one), Action.CHAIR_REVIEW, plan)
    name(review, cast.owen, cast.lena)  # leads another child: that ties nobody to this one


def test_the_chair_sees_the_plan_until_the_review_is_over(plan: Plan, review: Review, cast: Cast, ines: Person) -> None:
    other = make_person("Olga", "Birch", AccountKind.PRACTITIONER)
    assert not chairs(ines, plan)
    name(review, ines, cast.lena)
    assert chairs(ines, plan)
    assert not grants.can(account(ines), Action.LEAD_PLAN, plan)
    stale = Review.objects.get(pk=review.pk)
    name(review, other, cast.lena)
    assert chairs(other, plan)
    assert not chairs(ines, plan)
    with pytest.raises(Conflict):
        name(stale, ines, cast.lena, revision=0)
    for over in ("closed_at", "cancelled_at"):
        Review.objects.filter(pk=review.pk).update(closed_at=None, cancelled_at=None)
        grants.refresh(plan)
        assert chairs(other, plan)
        Review.objects.filter(pk=review.pk).update(**{over: NOW})
        grants.refresh(plan)
        assert not chairs(other, plan)


def test_a_chair_keeps_nothing_once_the_plan_has_ended(plan: Plan, review: Review, cast: Cast, ines: Person) -> None:
    """Held or not: nothing can be noted or approved of an ended plan, so that nothing would ever end their rights."""
    name(review, ines, cast.lena)
    Review.objects.filter(pk=review.pk).update(held_at=NOW)
    end_plan(plan=plan, revision=plan.revision, on=TODAY, by=account(cast.lena), now=NOW)
    assert not chairs(ines, plan)
    assert not grants.can(account(ines), Action.VIEW_PLAN, plan)
