"""A difference goes from stage to stage, keeps the words of its day, and is never rewritten."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.access import grants
from portal.escalation.enums import StepKind
from portal.escalation.exceptions import NoFurtherStage, OutOfDate
from portal.escalation.models import Difference, DifferenceStep, LateNotice
from portal.escalation.selectors import difference_of, differences_of
from portal.escalation.services import move_on, raise_difference, remind, settle
from portal.people.models import Allocation
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanTask
from portal.plans.services import end_plan
from portal.procedures.models import EscalationStage
from tests.cast import Cast, account
from tests.differences import differ
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db
MONDAY = TODAY  # 2 March 2026
FRIDAY = date(2026, 3, 6)
DAY = timedelta(days=1)


def tried(difference: Difference, cast: Cast, seen: int = 0, today: date = FRIDAY) -> DifferenceStep:
    return move_on(
        key=uuid.uuid4(),
        difference=difference,
        seen=seen,
        tried="We talked",
        by=account(cast.tom),
        today=today,
        now=NOW,
    )


def settled(difference: Difference, cast: Cast, seen: int = 0) -> DifferenceStep:
    return settle(
        key=uuid.uuid4(), difference=difference, seen=seen, settled="A visit each Friday", change="One more action",
        by=account(cast.tom), now=NOW,
    )  # fmt: skip


def task(plan: Plan) -> PlanTask | None:
    return plan.tasks.filter(kind=TaskKind.ESCALATION, closed_at=None).first()


@pytest.mark.requirement("R-004-73")
def test_it_goes_through_the_stages_of_the_place_with_their_days_and_is_settled(cast: Cast, plan: Plan) -> None:
    made = differ(plan, cast.tom)
    first = made.steps.get()
    assert first.kind == StepKind.RAISED and first.stage["words"]["cy"]["name"] == "Siarad"
    assert first.due_on == MONDAY + DAY
    opened = task(plan)
    assert opened is not None and (opened.about, opened.due_on) == (made.pk, MONDAY + DAY)
    second = tried(made, cast)
    assert second.stage["words"]["en"] == {"name": "Senior managers", "who": "Both", "what": "Write both views down."}
    assert second.due_on == date(2026, 3, 11)  # three working days from Friday
    opened = task(plan)
    assert opened is not None and opened.due_on == second.due_on
    with pytest.raises(NoFurtherStage):
        tried(made, cast, seen=1)
    last = settled(made, cast, seen=1)
    assert (last.kind, last.stage, last.due_on) == (StepKind.RESOLVED, {}, None)
    assert task(plan) is None
    with pytest.raises(OutOfDate):
        tried(made, cast, seen=2)
    with pytest.raises(OutOfDate):
        settled(made, cast, seen=2)


@pytest.mark.requirement("R-004-73")
def test_a_change_of_the_stages_leaves_open_differences_as_they_are_and_gives_them_the_next(
    cast: Cast, plan: Plan, stages: list[EscalationStage]
) -> None:
    made = differ(plan, cast.tom)
    stages[0].name, stages[0].count = "Something else", 30
    stages[1].name, stages[1].count = "The board", 5
    for stage in stages:
        stage.save_revision().publish()
    standing = difference_of(plan, made.pk, MONDAY)
    assert standing.last.stage["words"]["en"]["name"] == "Talk" and standing.last.due_on == MONDAY + DAY
    step = tried(made, cast, today=MONDAY)
    assert step.stage["words"]["en"]["name"] == "The board" and step.due_on == date(2026, 3, 9)
    assert differ(plan, cast.tom).steps.get().stage["words"]["en"]["name"] == "Something else"


@pytest.mark.requirement("R-004-73")
def test_an_unpublished_stage_is_passed_by(cast: Cast, plan: Plan, stages: list[EscalationStage]) -> None:
    stages[0].unpublish()
    assert differ(plan, cast.tom).steps.get().stage["position"] == 2


def test_a_place_without_stages_can_have_a_difference_and_its_end(cast: Cast, stages: list[EscalationStage]) -> None:
    plan = make_plan(cast.cai, cast.owen, cast.owen)
    made = differ(plan, cast.owen)
    first = made.steps.get()
    assert (first.stage, first.due_on) == ({}, None) and task(plan) is not None
    with pytest.raises(NoFurtherStage):
        move_on(key=uuid.uuid4(), difference=made, seen=0, tried="x", by=account(cast.owen), today=TODAY, now=NOW)
    settled(made, cast)
    assert task(plan) is None


@pytest.mark.requirement("R-004-73")
@pytest.mark.parametrize("table", [Difference, DifferenceStep])
def test_what_was_written_is_never_rewritten(
    cast: Cast, plan: Plan, table: type[Difference] | type[DifferenceStep]
) -> None:
    differ(plan, cast.tom)
    row = table.objects.get()
    for write in (row.save, row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_the_same_press_twice_is_one_record(cast: Cast, plan: Plan) -> None:
    key, by = uuid.uuid4(), account(cast.tom)
    words = {"about": "About", "view": "View", "other": "Ben"}
    made = [raise_difference(key=key, plan=plan, by=by, today=TODAY, now=NOW, **words) for _ in range(2)]
    assert made[0] == made[1] and Difference.objects.count() == 1
    steps = [
        move_on(key=key, difference=made[0], seen=0, tried="x", by=by, today=TODAY, now=NOW) for _ in range(2)
    ]  # fmt: skip
    assert steps[0] == steps[1] and DifferenceStep.objects.count() == 2
    with pytest.raises(OutOfDate):  # somebody who still sees the first stage
        tried(made[0], cast, seen=0)


@pytest.mark.parametrize("missing", ["about", "view", "other"])
def test_nothing_is_raised_without_its_words_or_on_an_ended_plan(cast: Cast, plan: Plan, missing: str) -> None:
    words = {"about": "About", "view": "View", "other": "Ben"}
    with pytest.raises(ValueError, match="missing"):
        raise_difference(
            key=uuid.uuid4(), plan=plan, by=account(cast.tom), today=TODAY, now=NOW, **(words | {missing: " "})
        )
    end_plan(plan=plan, revision=plan.revision, on=TODAY, by=account(cast.lena), now=NOW)
    plan.refresh_from_db()
    with pytest.raises(ValueError, match="ended"):
        raise_difference(key=uuid.uuid4(), plan=plan, by=account(cast.tom), today=TODAY, now=NOW, **words)


def give_manager(cast: Cast) -> None:
    """Mira answers for Lena's work on Robin; both have an address."""
    Allocation.objects.filter(child=cast.robin).update(manager=cast.mira)
    grants.refresh(cast.robin)
    for person in (cast.lena, cast.mira, cast.tom):
        user = account(person)
        user.email = f"{user.username}@example.org"
        user.save()


@pytest.mark.requirement("R-004-73")
def test_lead_and_manager_are_told_without_a_word_of_it(
    cast: Cast, plan: Plan, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    give_manager(cast)
    with django_capture_on_commit_callbacks(execute=True):
        differ(plan, cast.tom, mark="QZXMARK")
    assert sorted(one.to[0] for one in mail.outbox) == ["lena.hart@example.org", "mira.dunn@example.org"]
    for letter in mail.outbox:
        text = f"{letter.subject} {letter.body}"
        assert "QZXMARK" not in text and "Robin" not in text and str(plan.pk) not in text and "Friday" not in text


@pytest.mark.requirement("R-004-73")
def test_the_command_tells_once_that_a_stage_is_over(
    cast: Cast, plan: Plan, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    give_manager(cast)
    made = differ(plan, cast.tom)
    assert remind(today=MONDAY + DAY, now=NOW) == 0  # its last day
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(today=MONDAY + 2 * DAY, now=NOW + 2 * DAY) == 1
    assert {one.to[0] for one in mail.outbox} == {"lena.hart@example.org", "mira.dunn@example.org"}
    assert remind(today=MONDAY + 3 * DAY, now=NOW) == 0
    tried(made, cast, today=MONDAY + 3 * DAY)
    assert remind(today=date(2026, 4, 1), now=NOW) == 1  # the next stage is over too
    assert LateNotice.objects.count() == 2
    settled(made, cast, seen=1)
    out = StringIO()
    call_command("escalate", stdout=out)
    assert "0 difference(s)" in out.getvalue()


def test_open_ones_stand_first_and_overdue_ones_are_marked(cast: Cast, plan: Plan) -> None:
    over = differ(plan, cast.tom)
    settled(over, cast)
    made = differ(plan, cast.tom)
    found = differences_of(plan, MONDAY + 2 * DAY)
    assert [(one.difference, one.is_overdue) for one in found] == [(made, True), (over, False)]
    assert not differences_of(plan, MONDAY + DAY)[0].is_overdue
