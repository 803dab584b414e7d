"""Who has said nothing is asked some working days before the next core group meeting, once (R-001-37)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from portal.dialogue.enums import Said
from portal.dialogue.models import ViewsAsked
from portal.dialogue.selectors import to_ask
from portal.dialogue.services import ask_before_meeting
from portal.plans.enums import EventKind, TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import next_core_group, open_tasks
from portal.plans.services import record_event
from portal.procedures.models import Jurisdiction, Timescale
from tests.cast import Cast, account
from tests.dialogue import LATER, answered, read_by
from tests.meetings import meet
from tests.plans import TODAY, withhold_from

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-37")]
# The plan is of Monday 2 March; the first core group is due ten working days later, on Monday 16 March.
DUE = date(2026, 3, 16)
NEAR = date(2026, 3, 9)  # five working days before


@pytest.fixture(autouse=True)
def _figures(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    england = Jurisdiction.objects.get(key="england")
    Timescale.objects.create(jurisdiction=england, key="ask_views", count=5, unit="working_days")
    monkeypatch.setattr(
        "portal.dialogue.services.telling.safe_address",
        lambda person, today: "mine@post.example" if person.pk == cast.dana.pk else None,
    )


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr, cast.joan)


def ask(plan: Plan, today: date = NEAR) -> tuple[int, int]:
    return ask_before_meeting(plan=plan, today=today, now=datetime(2026, today.month, today.day, 9, tzinfo=UTC))


def names(plan: Plan) -> set[str]:
    return {str(one.person) for one in to_ask(plan)}


def test_readers_are_asked_on_the_day_once_and_the_lead_asks_who_has_no_safe_address(
    plan: Plan, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    assert next_core_group(plan) == DUE
    assert ask(plan, NEAR - timedelta(days=1)) == (0, 0)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(plan) == (1, 3)  # Dana is written to; Robin, Piotr and Joan are asked in person; Wren reads nothing
    (sent,) = mail.outbox
    assert sent.to == ["mine@post.example"] and "Robin" not in sent.body
    assert names(plan) == {"Robin Green", "Piotr Green", "Joan Green"}
    assert {(one.kind, one.due_on) for one in open_tasks(plan)} == {(TaskKind.ASK_VIEWS, DUE)}
    for day in (NEAR, DUE, DUE + timedelta(days=1)):
        assert ask(plan, day) == (0, 0)
    assert ViewsAsked.objects.count() == 4


def test_who_has_said_something_is_not_asked_but_who_only_read_is(plan: Plan, cast: Cast) -> None:
    answered(plan, cast.piotr, now=LATER)
    answered(plan, cast.dana, Said.READ, "", now=LATER)
    assert ask(plan) == (1, 2)
    assert "Piotr Green" not in names(plan)


def test_who_speaks_meanwhile_need_not_be_asked(plan: Plan, cast: Cast) -> None:
    ask(plan)
    answered(plan, cast.piotr, now=datetime(2026, 3, 10, 9, tzinfo=UTC))
    ask(plan, date(2026, 3, 11))
    assert names(plan) == {"Robin Green", "Joan Green"}
    assert len(open_tasks(plan)) == 2


def test_from_whom_the_plan_is_withheld_is_neither_asked_nor_named(plan: Plan, cast: Cast) -> None:
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    assert ask(plan) == (1, 2)
    assert not ViewsAsked.objects.filter(person=cast.piotr).exists()
    withhold_from(plan, cast.joan, cast.lena, cast.mira)
    assert names(plan) == {"Robin Green"}
    ask(plan)
    assert len(open_tasks(plan)) == 1


def test_each_meeting_asks_anew(plan: Plan, cast: Cast) -> None:
    answered(plan, cast.dana, now=LATER)
    assert ask(plan) == (0, 3)
    lena = account(cast.lena)
    record_event(plan=plan, kind=EventKind.CORE_GROUP, on=DUE, by=lena, today=DUE, now=LATER)
    assert ask(plan, DUE) == (0, 0)  # the next is six weeks off
    assert ask(plan, date(2026, 4, 20)) == (1, 3)  # what was said before the last meeting is of that one


def test_recording_an_earlier_meeting_leaves_it_to_do_to_ask_before_the_next(plan: Plan, cast: Cast) -> None:
    def held(on: date, today: date) -> None:
        meet(plan, cast.lena, on, LATER, today=today)

    held(DUE, DUE)
    near = date(2026, 4, 20)  # the next is due on 27 April
    assert ask(plan, near) == (1, 3) and len(names(plan)) == 3
    for earlier in (DUE, DUE - timedelta(days=3)):  # written down better, or found in a notebook
        held(earlier, near)
        assert len(names(plan)) == 3
    held(near, near)
    assert not names(plan)


def test_a_place_that_has_no_figure_asks_nobody(plan: Plan) -> None:
    Timescale.objects.filter(key="ask_views").delete()
    assert ask(plan, DUE) == (0, 0)


def test_the_figure_is_the_places_own(plan: Plan) -> None:
    Timescale.objects.filter(key="ask_views").update(count=1, unit="weeks")
    assert ask(plan, NEAR - timedelta(days=1)) == (0, 0)
    Timescale.objects.filter(key="ask_views").update(count=8, unit="days")
    assert ask(plan, NEAR - timedelta(days=1)) == (1, 3)


def test_the_command_asks_for_every_open_plan(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("ask_for_views")
    assert "1 person(s) asked by message, 3 to be asked by the lead" in capsys.readouterr().out
    Plan.objects.update(ended_on=TODAY)
    call_command("ask_for_views")
    assert "0 person(s) asked by message, 0 to be asked by the lead" in capsys.readouterr().out
