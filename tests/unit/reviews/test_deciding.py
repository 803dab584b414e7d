"""Holding a review conference: the decision takes effect, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.models import Person
from portal.plans.enums import EventKind, PlanState, Presence, TaskKind
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction, Timescale
from portal.register.enums import Because
from portal.register.selectors import categories
from portal.reviews.enums import Outcome, View
from portal.reviews.exceptions import NotFinished
from portal.reviews.models import Decision, Record, Review, ReviewNotes
from portal.reviews.outcomes import Notes, Said
from portal.reviews.rows import notes_of, siblings_of
from portal.reviews.services import approve
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan, withhold_from
from tests.reviews import approved, book, chaired, everybody, name, noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(plan: Plan, cast: Cast, ines: Person) -> Review:
    """Held today, chaired by Ines."""
    return chaired(plan, ines, cast.lena)


def refused(review: Review, notes: Notes) -> Mapping[str, str]:
    """What stands in the way of approving these notes; after it nothing has changed."""
    revision = noted(review, notes)
    chair = account(review.chair)  # type: ignore[arg-type]
    with pytest.raises(NotFinished) as found:
        approve(review=review, revision=revision, language="en", by=chair, today=TODAY, now=NOW)
    ReviewNotes.objects.all().delete()
    assert not Decision.objects.exists() and not Record.objects.exists()
    assert not review.plan.events.filter(kind=EventKind.REVIEW).exists()
    review.refresh_from_db()
    assert review.is_open
    return found.value.problems


@pytest.mark.requirement("R-002-25")
def test_without_a_decision_it_cannot_be_finished(review: Review, ines: Person) -> None:
    assert refused(review, everybody(review, View.CONTINUES, at_risk="")) == {"at_risk": "missing"}
    assert grants.can(account(ines), Action.CHAIR_REVIEW, review.plan)


@pytest.mark.requirement("R-002-31")
def test_where_views_differ_the_chair_decides_and_the_reason_is_kept(review: Review, cast: Cast) -> None:
    split = everybody(review, View.CONTINUES)
    split = replace(split, views={**split.views, str(cast.tom.pk): Said(View.OVER, "He is on time")})
    assert refused(review, split) == {"reason": "split"}
    made = approved(review, replace(split, reason="Four evenings alone"))
    decision = made.decision
    assert (decision.at_risk, decision.was_split, decision.reason) == (True, True, "Four evenings alone")
    said = {one["person"]: one["rows"][0] for one in made.content["parts"] if one["kind"] == "view"}
    assert said[str(cast.tom.pk)]["text"] == "He is on time" and len(said) == 2
    other = book(make_plan(cast.sami, cast.lena, cast.amina), cast.lena, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            review=other, at_risk=True, was_split=True, outcomes=[], decided_by=decision.decided_by, decided_at=NOW
        )


@pytest.mark.requirement("R-002-27", "R-002-32")
def test_it_goes_on_and_the_next_review_is_due_from_that_day(review: Review, plan: Plan) -> None:
    place = Jurisdiction.objects.get(key="england")
    Timescale.objects.update_or_create(jurisdiction=place, key="next_review", defaults={"count": 6, "unit": "months"})
    made = approved(review, everybody(review, View.CONTINUES))
    due = plan.due_dates.get(timescale="next_review", met_on=None).due_on
    assert due == date(2026, 9, 2)
    assert [one["rows"][0]["day"] for one in made.content["parts"] if one["kind"] == "next"] == [due.isoformat()]
    assert plan.due_dates.get(timescale="first_review").met_on == TODAY
    plan.refresh_from_db()
    assert plan.state != PlanState.ENDED and not plan.tasks.filter(kind=TaskKind.CHANGE_PLAN).exists()


@pytest.mark.requirement("R-002-32")
def test_another_category_stands_on_the_register(review: Review, plan: Plan) -> None:
    new = categories("england")[-1]
    approved(review, everybody(review, View.CONTINUES, outcomes=frozenset({Outcome.CATEGORY}), category=new))
    row = plan.registration.rows.first()
    assert plan.registration.category == new and row is not None and row.review == review.pk


@pytest.mark.requirement("R-002-32")
def test_a_plan_that_changes_is_to_do_until_a_new_version_is_agreed(review: Review, plan: Plan, cast: Cast) -> None:
    notes = everybody(review, View.CONTINUES, outcomes=frozenset({Outcome.PLAN}), change="An adult at home")
    approved(review, notes)
    task = plan.tasks.get(kind=TaskKind.CHANGE_PLAN)
    assert task.about == review.pk and task.closed_at is None
    make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])
    task.refresh_from_db()
    assert task.closed_at is not None and task.closed_by == account(cast.lena)


@pytest.mark.requirement("R-002-32", "R-002-36")
def test_the_name_comes_off_and_the_plan_ends(review: Review, plan: Plan, cast: Cast) -> None:
    off = everybody(review, View.OVER)
    assert refused(review, replace(off, ongoing_need="")) == {"ongoing_need": "missing"}
    assert refused(review, replace(off, follow_on=" ")) == {"follow_on": "missing"}
    assert refused(review, replace(off, outcomes=frozenset({Outcome.CONTINUE}))) == {"outcomes": "not_at_risk"}
    assert refused(review, everybody(review, View.CONTINUES, outcomes=off.outcomes, ongoing_need="no",
                                     follow_on="None")) == {"outcomes": "still_at_risk"}  # fmt: skip
    approved(review, off)
    plan.refresh_from_db()
    kept = plan.registration
    assert (plan.state, plan.ended_on, kept.removed_on) == (PlanState.ENDED, TODAY, TODAY)
    assert (kept.because, kept.review, kept.ongoing_need) == (Because.REVIEW, review.pk, True)
    assert kept.follow_on == "A family support worker"
    assert not grants.can(account(cast.tom), Action.VIEW_PLAN, plan)
    assert plan.end_notices.filter(person=cast.dana).exists()


@pytest.mark.requirement("R-002-33")
def test_approving_locks_the_record_and_ends_the_chairs_rights(review: Review, plan: Plan, ines: Person) -> None:
    made = approved(review, everybody(review, View.CONTINUES))
    review.refresh_from_db()
    assert review.closed_at == NOW and review.held_at == NOW
    assert not any(grants.can(account(ines), one, plan) for one in (Action.CHAIR_REVIEW, Action.VIEW_PLAN))
    entry = Entry.objects.get(action="review.approved")
    assert entry.detail == {"hash": made.content_hash} and entry.chain == f"plan:{plan.pk}"
    for model, change in ((Record, {"content": {}}), (Decision, {"at_risk": False})):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(**change)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.all()._raw_delete("default")
    with pytest.raises(Http404):
        approve(review=review, revision=1, language="en", by=account(ines), today=TODAY, now=NOW)


def test_only_the_chair_holds_it(review: Review, cast: Cast) -> None:
    notes = everybody(review, View.CONTINUES)
    revision = noted(review, notes)
    for who in (cast.lena, cast.tom, cast.mair, cast.owen):
        with pytest.raises(Http404):
            approve(review=review, revision=revision, language="en", by=account(who), today=TODAY, now=NOW)
    assert not Record.objects.exists()


def test_notes_are_kept_as_they_come_and_never_over_newer_ones(review: Review) -> None:
    first = Notes(reason="So far")
    assert noted(review, first) == 1 and noted(review, first) == 1  # pressed twice
    assert noted(review, replace(first, change="More"), revision=1) == 2
    with pytest.raises(Conflict):
        noted(review, replace(first, reason="From another tab"), revision=1)
    assert notes_of(review) == (replace(first, change="More"), 2)
    with pytest.raises(Conflict):
        approve(review=review, revision=1, language="en", by=account(review.chair), today=TODAY, now=NOW)  # type: ignore[arg-type]


def test_nothing_is_written_down_before_its_day(plan: Plan, cast: Cast, ines: Person) -> None:
    review = chaired(plan, ines, cast.lena, TODAY + timedelta(days=1))
    with pytest.raises(NotFinished, match="early"):
        noted(review, Notes())
    assert not ReviewNotes.objects.exists()


def test_who_came_and_who_was_not_there_is_asked_of_everybody(review: Review, cast: Cast) -> None:
    notes = everybody(review, View.CONTINUES)
    names: dict[str, Any] = dict(notes.seats)
    assert {str(one.pk) for one in (cast.lena, cast.tom, cast.dana, cast.piotr, cast.robin.person)} == names.keys()
    del names[str(cast.dana.pk)]
    assert refused(review, replace(notes, seats=names)) == {"seats": "missing"}
    withhold_from(review.plan, cast.dana, cast.lena, cast.mira)
    made = approved(review, replace(notes, seats=names))
    assert "Dana" not in str(made.content) and Presence.CAME in str(made.content)


@pytest.mark.requirement("R-002-25")
def test_brothers_and_sisters_have_a_decision_each(review: Review, cast: Cast, ines: Person) -> None:
    wrens = chaired(make_plan(cast.wren, cast.lena, cast.lena, [cast.tom]), ines, cast.lena)
    (one,) = siblings_of(review, account(ines))
    assert one.review == wrens and one.problems.keys() == {"seats", "views", "at_risk", "outcomes"}
    noted(wrens, everybody(wrens, View.CONTINUES, at_risk=""))
    assert siblings_of(review, account(ines))[0].problems == {"at_risk": "missing"}
    approved(review, everybody(review, View.CONTINUES))
    assert wrens.plan.reviews.get().is_open and siblings_of(wrens, account(ines)) == []
    Review.objects.filter(pk=wrens.pk).update(on=TODAY + timedelta(days=1))
    assert siblings_of(review, account(ines)) == []


def test_a_review_of_another_chair_or_of_a_plan_withheld_from_them_is_not_named(
    review: Review, cast: Cast, ines: Person
) -> None:
    wrens = book(make_plan(cast.wren, cast.lena, cast.lena), cast.lena, TODAY)
    name(wrens, cast.owen, cast.lena)
    assert siblings_of(review, account(ines)) == []
    name(wrens, ines, cast.lena)
    assert len(siblings_of(review, account(ines))) == 1
    withhold_from(wrens.plan, ines, cast.lena, cast.mira)
    assert siblings_of(review, account(ines)) == []
