"""What is to be done about plans: on the plan's page and above the list of children, for who may see the plan."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.dialogue.enums import How, Understood
from portal.dialogue.models import ViewsAsked
from portal.dialogue.services import explain
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import open_tasks
from portal.plans.services import close_task, open_task
from portal.practice.rules.todo import ADDRESSES, address_of, name_of
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, withhold_from

pytestmark = pytest.mark.django_db


def page(plan: Plan) -> str:
    return reverse("practice:plan", args=[plan.pk])


@pytest.mark.parametrize("kind", TaskKind)
def test_every_kind_has_a_name_and_an_address(kind: TaskKind) -> None:
    assert name_of(kind) == str(kind.label)
    assert reverse(address_of(kind), args=[uuid4()]).startswith("/")


def test_no_address_is_of_a_kind_that_is_not() -> None:
    assert set(ADDRESSES) <= set(TaskKind.values)
    assert name_of("gone") == "gone"


def test_open_tasks_stand_on_the_plan_and_above_the_children(lena: Client, cast: Cast, plan: Plan) -> None:
    late: date = timezone.localdate() - timedelta(days=1)
    open_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=plan.pk, due_on=late, now=NOW)
    soon = open_task(plan=plan, kind=TaskKind.SEE_CHILD, about=plan.pk, due_on=None, now=NOW)
    where = reverse("practice:agenda", args=[plan.pk])
    for client in (lena, sign_in(Client(), cast.tom)):
        for address in (page(plan), reverse("practice:children")):
            html = client.get(address).content.decode()
            assert f'href="{where}"' in html and "Ask for views before the meeting" in html
            assert "Overdue" in html.partition("To do")[2] and "See the child" in html
    for kind in (TaskKind.ASK_VIEWS, TaskKind.SEE_CHILD):
        close_task(plan=plan, kind=kind, about=soon.about, by=account(cast.lena), now=NOW)
    for address in (page(plan), reverse("practice:children")):
        assert "To do" not in lena.get(address).content.decode()


@pytest.mark.requirement("R-001-37")
def test_the_lead_says_that_they_have_asked_and_nobody_else_can(lena: Client, cast: Cast, plan: Plan) -> None:
    asked = ViewsAsked.objects.create(plan=plan, person=cast.dana, since=plan.started_on, at=NOW, is_written=False)
    open_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=asked.pk, due_on=None, now=NOW)
    agenda = reverse("practice:agenda", args=[plan.pk])
    given = {"asked_in_person": str(asked.pk)}
    assert given["asked_in_person"] in lena.get(agenda).content.decode()
    assert sign_in(Client(), cast.tom).post(agenda, given).status_code == 404
    assert lena.post(agenda, {"asked_in_person": "nobody"}).status_code == 404
    assert open_tasks(plan)
    assert lena.post(agenda, given).headers["Location"] == agenda
    assert not open_tasks(plan)
    assert given["asked_in_person"] not in lena.get(agenda).content.decode()


def test_who_may_not_see_the_plan_sees_no_task(cast: Cast, plan: Plan) -> None:
    open_task(plan=plan, kind=TaskKind.ESCALATION, about=plan.pk, due_on=None, now=NOW)
    for person in (cast.owen, cast.mira):
        html = sign_in(Client(), person).get(reverse("practice:children")).content.decode()
        assert "Settle a difference between practitioners" not in html and "Green" not in html


def test_the_agenda_names_nobody_from_whom_the_plan_is_withheld(cast: Cast, plan: Plan) -> None:
    explain(
        key=uuid4(), plan=plan, person=cast.piotr, on=TODAY, how=How.HOME, understood=Understood.NO,
        follow_up="QZXAGAIN", by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    tom, agenda = sign_in(Client(), cast.tom), reverse("practice:agenda", args=[plan.pk])
    assert "QZXAGAIN" in tom.get(agenda).content.decode()
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    html = tom.get(agenda).content.decode()
    assert "Dana Green" in html and "Piotr Green" not in html and "QZXAGAIN" not in html
