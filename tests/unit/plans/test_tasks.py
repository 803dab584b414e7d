"""What somebody has to do about a plan: there once, until it is done, for those who may see the plan."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanTask
from portal.plans.selectors import MOST_TASKS, open_tasks, open_tasks_seen
from portal.plans.services import close_task, open_task
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana)


def test_a_task_is_there_once_until_it_is_done_and_again_after(plan: Plan, cast: Cast) -> None:
    about = uuid4()
    ask = {"plan": plan, "kind": TaskKind.ASK_VIEWS, "about": about, "due_on": TODAY, "now": NOW}
    first = open_task(**ask)  # type: ignore[arg-type]
    assert open_task(**ask) == first  # type: ignore[arg-type]
    assert open_tasks(plan) == [first]
    lena = account(cast.lena)
    assert close_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=about, by=lena, now=NOW)
    assert not close_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=about, by=lena, now=NOW)
    assert open_tasks(plan) == []
    assert PlanTask.objects.get(pk=first.pk).closed_by == lena
    assert open_task(**ask) != first  # type: ignore[arg-type]
    told = Entry.objects.filter(chain=f"plan:{plan.pk}", action__startswith="task.").order_by("number")
    assert [one.action for one in told] == ["task.opened", "task.closed", "task.opened"]


def test_the_database_keeps_one_open_task_of_a_kind_about_a_record(plan: Plan) -> None:
    task = open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=plan.pk, due_on=None, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanTask.objects.create(plan=plan, kind=task.kind, about=task.about, opened_at=NOW)


def test_what_is_due_soonest_comes_first_and_what_has_no_day_last(plan: Plan) -> None:
    never = open_task(plan=plan, kind=TaskKind.ESCALATION, about=uuid4(), due_on=None, now=NOW)
    late = open_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=uuid4(), due_on=TODAY + timedelta(7), now=NOW)
    soon = open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=uuid4(), due_on=TODAY, now=NOW)
    assert open_tasks(plan) == [soon, late, never]


def test_tasks_of_plans_that_somebody_may_see(
    plan: Plan, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = make_plan(cast.sami, cast.mira, cast.amina)
    open_task(plan=other, kind=TaskKind.SEE_CHILD, about=other.pk, due_on=TODAY, now=NOW)
    mine = open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=plan.pk, due_on=TODAY, now=NOW)
    assert {one.plan for one in open_tasks_seen(account(cast.lena), TODAY)} == {other.pk, plan.pk}
    dana = account(cast.dana)  # family never sees a task of a plan
    with django_assert_num_queries(1):
        assert open_tasks_seen(dana, TODAY) == []
    again = make_plan(cast.robin, cast.lena, cast.dana, members=[cast.tom])
    (seen,) = open_tasks_seen(account(cast.tom), TODAY + timedelta(1))
    assert (seen.id, seen.plan, seen.child, seen.is_late) == (mine.pk, again.pk, str(cast.robin.person), True)
    assert not open_tasks_seen(account(cast.tom), TODAY)[0].is_late
    assert open_tasks_seen(AnonymousUser(), TODAY) == []


def test_what_is_hidden_takes_nobodys_place_in_the_list(plan: Plan, cast: Cast) -> None:
    for day in range(MOST_TASKS + 2):  # far off, but sooner than what has no day
        far = TODAY + timedelta(60 + day)
        open_task(plan=plan, kind=TaskKind.REVIEW_EXCLUSION, about=uuid4(), due_on=far, now=NOW)
    open_task(plan=plan, kind=TaskKind.MEET_NEED, about=uuid4(), due_on=None, now=NOW)
    lena = account(cast.lena)
    assert [one.kind for one in open_tasks_seen(lena, TODAY)] == [TaskKind.MEET_NEED]
    for _ in range(MOST_TASKS):
        open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=uuid4(), due_on=TODAY, now=NOW)
    assert {one.kind for one in open_tasks_seen(lena, TODAY)} == {TaskKind.SEE_CHILD}
    assert len(open_tasks_seen(lena, TODAY)) == MOST_TASKS
