"""What follows from a visit, and from a door that stays shut."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from portal.people.models import User
from portal.people.services import allocate
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.rules import Due
from portal.plans.selectors import open_tasks
from portal.plans.services import end_plan
from portal.procedures.models import Jurisdiction, Timescale
from portal.visits.enums import Place
from portal.visits.exceptions import VisitRefused
from portal.visits.models import ChildSeen, DeniedAccess
from portal.visits.rules import Visit
from portal.visits.selectors import Bedroom, bedroom_of, colleagues, coverage, open_denials, visits_of
from portal.visits.services import record_visit, report_denied
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan, withhold_from

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=30)
QUERIES_OF_COVERAGE = 2


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan])


def visit(plan: Plan, cast: Cast, *, on: date = TODAY, corrects: ChildSeen | None = None, **other: Any) -> ChildSeen:
    given = {"place": Place.HOME, "is_seen": True, "is_alone": True, "day": "Sleeps well", "said": "I like my room"}
    now = other.pop("now", NOW + timedelta(hours=1))
    made = Visit(on=on, **{**given, **other})
    return record_visit(
        key=uuid.uuid4(), plan=plan, visit=made, by=account(cast.lena), today=LATER, now=now, corrects=corrects
    )  # fmt: skip


def denied(plan: Plan, cast: Cast, *, on: date = TODAY, **other: Any) -> DeniedAccess:
    given = {"refused_by": cast.piotr, "refused_name": "", "happened": "He shut the door", "done": "Rang the duty team"}
    return report_denied(
        key=uuid.uuid4(), plan=plan, on=on, by=account(cast.tom), today=LATER, **{"now": NOW, **given, **other}
    )  # fmt: skip


def kinds(plan: Plan) -> list[str]:
    return [one.kind for one in open_tasks(plan)]


def bedroom(plan: Plan, today: date) -> Bedroom:
    dates = [Due(one.timescale, one.due_on, one.met_on) for one in plan.due_dates.all()]
    return bedroom_of(plan, dates, today)


def figure(key: str, place: str = "england", count: int = 10, unit: str = "working_days") -> None:
    Timescale.objects.create(jurisdiction=Jurisdiction.objects.get(key=place), key=key, count=count, unit=unit)


@pytest.mark.requirement("R-001-34", "R-002-21")
def test_a_visit_moves_what_is_due_and_a_correction_moves_it_back(cast: Cast, plan: Plan) -> None:
    for key in ("visit", "seen_alone", "seen_home"):
        figure(key)
    first = visit(plan, cast, on=TODAY + timedelta(days=7))
    due = dict(plan.due_dates.values_list("timescale", "due_on"))
    assert due["visit"] == due["seen_alone"] == due["seen_home"] == date(2026, 3, 23)
    visit(plan, cast, on=first.on, corrects=first, is_alone=False, why_not_alone="Dana stayed", place=Place.SCHOOL)
    due = dict(plan.due_dates.values_list("timescale", "due_on"))
    assert due["visit"] == date(2026, 3, 23) and due["seen_alone"] == due["seen_home"] == date(2026, 3, 16)
    assert ChildSeen.objects.count() == 2 and visits_of(plan).count() == 1
    with pytest.raises(VisitRefused, match="corrects"):
        visit(plan, cast, corrects=first)


@pytest.mark.requirement("R-001-33", "R-001-34", "R-002-05")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"on": LATER + timedelta(days=1)}, "on"), ({"on": TODAY - timedelta(days=1)}, "on"),
     ({"is_seen": False}, "why_not_seen"), ({"is_alone": False}, "why_not_alone"), ({"said": " "}, "no_views"),
     ({"day": ""}, "day")],
)  # fmt: skip
def test_what_is_not_said_is_not_recorded(cast: Cast, plan: Plan, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(VisitRefused, match=field):
        visit(plan, cast, **wrong)
    assert not ChildSeen.objects.exists()


def test_the_database_keeps_the_rules_and_the_rows(cast: Cast, plan: Plan) -> None:
    made = visit(plan, cast)
    bare = {"plan": plan, "on": TODAY, "place": "home", "recorded_by": account(cast.lena), "recorded_at": NOW}
    for wrong in ({"is_seen": False}, {"is_seen": True, "is_alone": True}, {"is_seen": True, "said": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ChildSeen.objects.create(**bare, **wrong)
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        ChildSeen.objects.filter(pk=made.pk).update(said="Something else")


def test_the_same_key_is_one_record(cast: Cast, plan: Plan) -> None:
    key, made = uuid.uuid4(), Visit(on=TODAY, place=Place.HOME, is_seen=False, why_not_seen="Nobody home")
    given = {"key": key, "plan": plan, "visit": made, "by": account(cast.lena), "today": TODAY, "now": NOW}
    assert record_visit(**given) == record_visit(**given)  # type: ignore[arg-type]
    assert ChildSeen.objects.count() == 1


@pytest.mark.requirement("R-001-34")
def test_two_visits_not_alone_in_a_row_tell_the_team_manager(
    cast: Cast, plan: Plan, django_capture_on_commit_callbacks: Any
) -> None:
    User.objects.filter(pk=account(cast.mair).pk).update(email="mair@authority.example")
    beside: dict[str, Any] = {"is_alone": False, "why_not_alone": "Dana stayed"}
    with django_capture_on_commit_callbacks(execute=True):
        visit(plan, cast, on=TODAY, **beside)
    assert kinds(plan) == [] and mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        second = visit(plan, cast, on=TODAY + timedelta(days=1), is_seen=False, why_not_seen="Away")
    assert kinds(plan) == [TaskKind.SEEN_ALONE_ALERT]
    assert [one.to for one in mail.outbox] == [["mair@authority.example"]]
    visit(plan, cast, on=TODAY + timedelta(days=2), **beside)
    assert kinds(plan) == [TaskKind.SEEN_ALONE_ALERT]  # one, however many follow
    visit(plan, cast, on=second.on, corrects=second)
    assert kinds(plan) == []
    visit(plan, cast, on=TODAY + timedelta(days=3), **beside)
    assert kinds(plan) == [TaskKind.SEEN_ALONE_ALERT]
    visit(plan, cast, on=TODAY + timedelta(days=4))
    assert kinds(plan) == []


@pytest.mark.requirement("R-002-24")
def test_denied_access_tells_everybody_and_is_open_until_the_child_is_seen(
    cast: Cast, plan: Plan, django_capture_on_commit_callbacks: Any
) -> None:
    for person in (cast.lena, cast.tom, cast.mair, cast.mira, cast.dana):
        User.objects.filter(pk=account(person).pk).update(email=f"{person.given_name.lower()}@authority.example")
    visit(plan, cast, on=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        made = denied(plan, cast, on=TODAY + timedelta(days=1))
    told = sorted(to for one in mail.outbox for to in one.to)
    assert told == ["lena@authority.example", "mair@authority.example"]  # Tom reported it, Mira has no part in it
    assert not any("Piotr" in one.body or "Robin" in one.body for one in mail.outbox)
    (task,) = open_tasks(plan)
    assert (task.kind, task.about, task.due_on) == (TaskKind.SEE_CHILD, made.pk, LATER)
    assert list(open_denials(plan)) == [made]
    visit(plan, cast, on=TODAY)  # on a day before
    visit(plan, cast, on=TODAY + timedelta(days=2), is_seen=False, why_not_seen="He shut the door again")
    assert kinds(plan) == [TaskKind.SEE_CHILD]
    seen = visit(plan, cast, on=TODAY + timedelta(days=1))
    assert kinds(plan) == [] and not open_denials(plan).exists()
    visit(plan, cast, on=seen.on, corrects=seen, is_seen=False, why_not_seen="That was another child")
    assert TaskKind.SEE_CHILD in kinds(plan) and open_denials(plan).exists()


@pytest.mark.requirement("R-002-24")
def test_who_was_seen_in_the_morning_is_still_to_be_seen_after_a_closed_door(cast: Cast, plan: Plan) -> None:
    morning = visit(plan, cast, on=TODAY)
    made = denied(plan, cast, on=TODAY, now=NOW + timedelta(hours=4))
    for hour in (5, 6):  # a slip of the pen is no visit, however often it is corrected
        morning = visit(plan, cast, on=TODAY, corrects=morning, now=NOW + timedelta(hours=hour))
        assert list(open_denials(plan)) == [made]
    visit(plan, cast, on=TODAY, now=NOW + timedelta(hours=7))
    assert kinds(plan) == [] and not open_denials(plan).exists()


@pytest.mark.requirement("R-002-24")
def test_a_report_says_who_what_and_what_was_done(cast: Cast, plan: Plan) -> None:
    for wrong, field in (
        ({"refused_by": None, "refused_name": " "}, "refused_by"), ({"happened": ""}, "happened"),
        ({"done": " "}, "done"),
        ({"on": LATER + timedelta(days=1)}, "on"), ({"on": TODAY - timedelta(days=1)}, "on"),
    ):  # fmt: skip
        with pytest.raises(VisitRefused, match=field):
            denied(plan, cast, **wrong)
    assert denied(plan, cast, refused_by=None, refused_name="A man at the door").who == "A man at the door"
    assert not DeniedAccess.objects.exclude(refused_by=None).exists()


@pytest.mark.requirement("R-002-24")
def test_the_lead_the_manager_and_the_groups_practitioners_are_told_and_no_family(cast: Cast, plan: Plan) -> None:
    assert set(colleagues(plan)) == {cast.lena, cast.mair, cast.tom}
    allocate(child=cast.robin, worker=cast.owen, manager=None, by=None, today=TODAY, now=NOW)
    assert cast.owen in colleagues(plan) and cast.mair not in colleagues(plan)


def test_an_ended_plan_has_nothing_open(cast: Cast, plan: Plan) -> None:
    denied(plan, cast)
    plan.refresh_from_db()
    end_plan(plan=plan, revision=plan.revision, on=TODAY, by=account(cast.lena), now=NOW)
    assert not open_denials(plan).exists()
    with pytest.raises(VisitRefused, match="on"):
        denied(plan, cast)
    visit(plan, cast, on=TODAY)  # what was seen before the end can still be written down
    with pytest.raises(VisitRefused, match="on"):
        visit(plan, cast, on=TODAY + timedelta(days=1))
    assert kinds(plan) == []


@pytest.mark.requirement("R-001-42")
def test_the_bedroom_is_seen_once_between_reviews_where_the_place_says_so(cast: Cast) -> None:
    plan = make_plan(cast.cai, cast.owen, cast.nia)
    assert bedroom(plan, TODAY).due_on is None
    Jurisdiction.objects.filter(key="wales").update(bedroom_between_reviews=True)
    given: dict[str, Any] = {"place": Place.HOME, "is_seen": True, "is_alone": True, "day": "x", "said": "x"}

    def seen(on: date, *, bedroom: bool) -> None:
        record_visit(
            key=uuid.uuid4(), plan=plan, visit=Visit(on=on, bedroom_seen=bedroom, **given), by=account(cast.owen),
            today=date(2026, 12, 31), now=NOW,
        )  # fmt: skip

    seen(TODAY, bedroom=False)
    assert bedroom(plan, TODAY).due_on == date(2026, 6, 2)
    assert not bedroom(plan, date(2026, 6, 2)).is_late and bedroom(plan, date(2026, 6, 3)).is_late
    plan.events.create(kind="review", on=date(2026, 6, 1))
    figure("next_review", "wales", 6, "months")
    seen(date(2026, 6, 5), bedroom=True)
    found = bedroom(plan, date(2026, 6, 10))
    assert found.due_on is None and found.missed is not None
    assert (found.missed.first, found.missed.last) == (TODAY, date(2026, 6, 1))  # the line for the review conference


@pytest.mark.requirement("R-002-20")
def test_the_one_child_of_the_family_whom_nobody_saw_is_named(
    cast: Cast, plan: Plan, django_assert_num_queries: Any
) -> None:
    figure("visit")
    other = make_plan(cast.wren, cast.lena, cast.dana)
    visit(plan, cast, on=TODAY + timedelta(days=21))
    lena, children = account(cast.lena), [cast.robin, cast.wren]
    with django_assert_num_queries(QUERIES_OF_COVERAGE):
        found = coverage(children, lena, LATER)
    assert [(one.plan, one.is_unseen) for one in found] == [(plan, False), (other, True)]
    visit(other, cast, on=TODAY + timedelta(days=22), is_seen=False, why_not_seen="At her gran's")
    assert [one.is_unseen for one in coverage(children, lena, LATER)] == [False, True]
    visit(other, cast, on=TODAY + timedelta(days=22))
    assert [one.is_unseen for one in coverage(children, lena, LATER)] == [False, False]


@pytest.mark.requirement("R-002-20")
def test_of_a_child_whose_plan_one_may_not_see_there_is_no_word(cast: Cast, plan: Plan) -> None:
    figure("seen_alone")
    make_plan(cast.wren, cast.lena, cast.dana)
    found = coverage([cast.robin, cast.wren], account(cast.tom), LATER)
    assert [one.plan for one in found] == [plan]
    assert coverage([cast.robin, cast.wren], account(cast.owen), LATER) == []


def test_where_the_place_names_no_period_nobody_is_unseen(cast: Cast, plan: Plan) -> None:
    assert [one.is_unseen for one in coverage([cast.robin], account(cast.lena), date(2027, 3, 2))] == [False]


def test_who_is_kept_out_is_not_told(cast: Cast, plan: Plan, django_capture_on_commit_callbacks: Any) -> None:
    User.objects.filter(pk=account(cast.tom).pk).update(email="tom@school.example")
    withhold_from(plan, cast.tom, cast.lena, cast.mira)
    with django_capture_on_commit_callbacks(execute=True):
        report_denied(
            key=uuid.uuid4(), plan=plan, on=TODAY, refused_by=cast.piotr, refused_name="", happened="x", done="x",
            by=account(cast.lena), today=TODAY, now=NOW,
        )  # fmt: skip
    assert mail.outbox == []
