"""Agreeing, withholding and the tables that hold what was agreed."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from portal.audit.models import Entry
from portal.plans.enums import EventKind, Ground, PlanState
from portal.plans.exceptions import WithholdingRefused
from portal.plans.models import Item, Plan, PlanVersion
from portal.plans.rules import content_hash
from portal.plans.services import Agreed, agree, record_event, withhold
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan, plan_items

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R-000-07")
def test_a_second_submission_is_the_second_version_of_the_same_plan(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, mark="one")
    again = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=2, mark="two")
    assert again == plan
    first, second = plan.versions.all()
    assert (first.number, second.number) == (1, 2)
    assert first.content_hash == content_hash(first.content) != second.content_hash
    ids = {item["id"] for item in first.content["items"]}
    assert ids <= {item["id"] for item in second.content["items"]}


@pytest.mark.requirement("R-000-08", "R-002-10")
@pytest.mark.parametrize("meets_first", [True, False])
def test_only_a_core_group_that_met_makes_the_outline_a_detailed_plan(cast: Cast, meets_first: bool) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, mark="one")

    def meet(kind: EventKind = EventKind.CORE_GROUP) -> None:
        record_event(plan=plan, kind=kind, on=TODAY, by=account(cast.lena), today=TODAY, now=NOW)

    for wanted in (PlanState.OUTLINE, PlanState.DETAILED):
        meet(EventKind.REVIEW)
        if meets_first == (wanted == PlanState.OUTLINE):
            meet()
        else:
            make_plan(cast.robin, cast.lena, cast.lena, actions=2, mark="two")
        plan.refresh_from_db()
        assert plan.state == wanted


def test_the_same_submission_arriving_twice_makes_one_version(cast: Cast) -> None:
    agreed = Agreed(uuid.uuid4(), "en", plan_items(cast.lena), [], cast.lena, [], TODAY)
    lena = account(cast.lena)
    first = agree(child=cast.robin, agreed=agreed, by=lena, today=TODAY, now=NOW)
    assert agree(child=cast.robin, agreed=agreed, by=lena, today=TODAY, now=NOW) == first
    assert PlanVersion.objects.count() == 1


def test_brothers_and_sisters_have_their_own_plans(cast: Cast) -> None:
    assert make_plan(cast.robin, cast.lena, cast.lena) != make_plan(cast.wren, cast.lena, cast.lena)
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("model", [PlanVersion, Item])
def test_nothing_agreed_is_rewritten_nor_removed(cast: Cast, model: type) -> None:
    make_plan(cast.robin, cast.lena, cast.lena)
    row = model.objects.first()  # type: ignore[attr-defined]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")  # type: ignore[attr-defined]


def test_the_core_group_follows_what_was_agreed(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom, cast.joan])
    make_plan(cast.robin, cast.lena, cast.lena, [cast.joan])
    now_in = plan.members.filter(until__isnull=True).values_list("person__given_name", "is_lead")
    assert set(now_in) == {("Lena", True), ("Joan", False)}
    assert plan.members.get(person=cast.tom).until == TODAY


@pytest.mark.requirement("R-002-08")
def test_the_days_somebody_joined_and_left_are_kept_however_often_they_do(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom, cast.joan])
    days = [TODAY + timedelta(days=number) for number in (10, 20)]
    for day, members in zip(days, ([cast.joan], [cast.tom, cast.joan]), strict=True):
        agreed = Agreed(
            submission=uuid.uuid4(), language="en", items=plan_items(cast.lena), other=[], lead=cast.lena,
            members=members,
        )  # fmt: skip
        agree(child=cast.robin, agreed=agreed, by=account(cast.lena), today=day, now=NOW)
    rows = plan.members.filter(is_lead=False).order_by("since", "person__given_name")
    assert [(row.person.given_name, row.since, row.until) for row in rows] == [
        ("Joan", TODAY, None), ("Tom", TODAY, days[0]), ("Tom", days[1], None),
    ]  # fmt: skip


def test_due_dates_are_projected_and_agreeing_is_recorded(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    assert plan.due_dates.get(timescale="first_core_group").due_on == date(2026, 3, 16)
    [entry] = Entry.objects.filter(chain=f"plan:{plan.pk}")
    assert (entry.action, entry.actor) == ("plan.agreed", str(account(cast.lena).pk))
    assert entry.detail["hash"] == plan.versions.get().content_hash


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"evidence": "  "}, "evidence"),
        ({"review_on": TODAY}, "review_on"),
        ({"authorised_by": "lena"}, "authorised_by"),
        ({"authorised_by": "karl"}, "authorised_by"),
    ],
)
def test_a_withholding_needs_evidence_a_review_ahead_and_somebody_elses_authority(
    cast: Cast, wrong: dict[str, object], reason: str
) -> None:
    plan = make_plan(cast.sami, cast.lena, cast.lena)
    values: dict[str, Any] = {
        "evidence": "A report", "review_on": TODAY + timedelta(days=30), "authorised_by": "mira", **wrong,
    }  # fmt: skip
    values["authorised_by"] = getattr(cast, str(values["authorised_by"]))
    with pytest.raises(WithholdingRefused) as refusal:
        withhold(
            plan=plan, person=cast.karl, ground=Ground.CHILD, by=account(cast.lena), today=TODAY, now=NOW, **values
        )  # fmt: skip
    assert refusal.value.reason == reason
    assert not plan.withholdings.exists()


def test_a_withholding_needs_one_of_three_grounds(cast: Cast) -> None:
    plan = make_plan(cast.sami, cast.lena, cast.lena)
    with pytest.raises(ValueError, match="awkward"):
        withhold(
            plan=plan, person=cast.karl, ground="awkward", evidence="None", authorised_by=cast.mira,  # type: ignore[arg-type]
            review_on=TODAY + timedelta(days=1), by=account(cast.lena), today=TODAY, now=NOW,
        )  # fmt: skip
