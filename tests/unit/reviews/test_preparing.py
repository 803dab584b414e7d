"""Invitations, reports, an earlier day, and who came."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from portal.engagement.models import Exclusion
from portal.people.models import Person, User
from portal.plans.enums import Ground, Presence, TaskKind
from portal.plans.models import Plan
from portal.plans.services import withhold
from portal.procedures.models import Jurisdiction
from portal.reviews.enums import Way
from portal.reviews.exceptions import BelowQuorum, NotPrepared
from portal.reviews.models import EarlierRequest, Invitation, Review, ReviewAttendance, ReviewReport
from portal.reviews.selectors import missing_reports, open_review, reports_of, review_due_on
from portal.reviews.services import (
    Came,
    ask_earlier,
    attended,
    decide_earlier,
    invite,
    request_reports,
    write_report,
)
from tests.cast import Cast, account
from tests.exclusions import keep_out, terms
from tests.plans import NOW, TODAY
from tests.reviews import name

from .conftest import SOON

pytestmark = pytest.mark.django_db
EARLIER: date = TODAY + timedelta(days=10)


def tasks(plan: Plan, kind: TaskKind) -> list[date | None]:
    return list(plan.tasks.filter(kind=kind, closed_at=None).values_list("due_on", flat=True))


def invited(review: Review, *people: Person, by: Person, on: date = TODAY, **more: Any) -> list[Invitation]:
    given: dict[str, Any] = {"key": uuid.uuid4(), "way": Way.PHONE, "today": TODAY, "now": NOW} | more
    return invite(review=review, people=people, on=on, by=account(by), **given)


def written(review: Review, who: Person, text: str = "All is well", **more: Any) -> ReviewReport:
    given: dict[str, Any] = {"key": uuid.uuid4(), "by": account(who), "now": NOW} | more
    return write_report(review=review, person=who, text=text, **given)


def asked(plan: Plan, who: Person, on: date = EARLIER, reason: str = "It gets worse", **more: Any) -> EarlierRequest:
    given: dict[str, Any] = {"key": uuid.uuid4(), "today": TODAY, "now": NOW} | more
    return ask_earlier(plan=plan, on=on, reason=reason, by=account(who), **given)


def decided(request: EarlierRequest, by: User, on: date | None, reason: str = "") -> Any:
    return decide_earlier(request=request, on=on, reason=reason, by=by, today=TODAY, now=NOW)


@pytest.mark.requirement("R-002-29")
def test_an_invitation_is_recorded_once_and_never_rewritten(review: Review, cast: Cast) -> None:
    key = uuid.uuid4()
    for _twice in range(2):
        made = invited(review, cast.dana, cast.tom, by=cast.lena, key=key)
    assert {one.person for one in made} == {cast.dana, cast.tom} and Invitation.objects.count() == 2
    assert {(one.to, one.way) for one in made} == {(SOON, Way.PHONE)}
    with pytest.raises(DatabaseError), transaction.atomic():
        Invitation.objects.update(way=Way.LETTER)
    with pytest.raises(NotPrepared, match="on"):
        invited(review, cast.dana, by=cast.lena, on=TODAY + timedelta(days=1))
    with pytest.raises(NotPrepared, match="people"):
        invited(review, by=cast.lena)
    with pytest.raises(Http404):
        invited(review, cast.dana, by=cast.tom)


@pytest.mark.requirement("R-002-29")
def test_nobody_who_is_kept_out_is_invited(plan: Plan, review: Review, cast: Cast) -> None:
    withhold(
        plan=plan, person=cast.piotr, ground=Ground.CHILD, evidence="Said so", authorised_by=cast.mira,
        review_on=SOON, by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    keep_out(plan, cast.joan, cast, terms(cast))
    for one in (cast.piotr, cast.joan):
        with pytest.raises(NotPrepared, match="people"):
            invited(review, cast.dana, one, by=cast.lena)
    assert not Invitation.objects.exists() and Exclusion.objects.count() == 1
    invited(review, cast.dana, by=cast.lena)


@pytest.mark.requirement("R-002-30")
def test_everybody_of_the_group_is_asked_for_a_report_and_those_missing_are_known(
    plan: Plan, review: Review, cast: Cast
) -> None:
    due_on = SOON - timedelta(days=5)
    assert {(one.person, one.due_on) for one in reports_of(review)} == {(cast.lena, due_on), (cast.tom, due_on)}
    assert tasks(plan, TaskKind.REVIEW_REPORT) == [due_on]
    key = uuid.uuid4()
    for _twice in range(2):
        written(review, cast.tom, key=key)
    assert ReviewReport.objects.count() == 1 and [one.person for one in missing_reports(review)] == [cast.lena]
    with pytest.raises(NotPrepared, match="text"):
        written(review, cast.tom, " ")
    with pytest.raises(NotPrepared, match="person"):
        written(review, cast.mair)
    written(review, cast.lena)
    assert not missing_reports(review) and not tasks(plan, TaskKind.REVIEW_REPORT)
    plan.members.create(person=cast.owen, since=TODAY)
    plan.child.relationships.create(person=cast.owen, relation="practitioner")
    given: dict[str, Any] = {"review": review, "by": account(cast.lena), "today": SOON, "now": NOW}
    assert [one.due_on for one in request_reports(**given)] == [SOON]  # not before today
    assert not request_reports(**given) and tasks(plan, TaskKind.REVIEW_REPORT) == [SOON]


@pytest.mark.requirement("R-002-34")
def test_a_member_asks_the_chair_accepts_and_every_day_moves(
    plan: Plan, review: Review, cast: Cast, ines: Person
) -> None:
    name(review, ines, cast.lena)
    key = uuid.uuid4()
    requests = [asked(plan, cast.tom, key=key) for _twice in range(2)]
    assert requests[0] == requests[1] and tasks(plan, TaskKind.REVIEW_EARLIER) == [TODAY]
    for nobody in (cast.lena, cast.tom, cast.mair):
        with pytest.raises(Http404):
            decided(requests[0], account(nobody), EARLIER)
    for on in (TODAY, SOON):
        with pytest.raises(NotPrepared, match="on"):
            decided(requests[0], account(ines), on)
    done = [decided(requests[0], account(ines), EARLIER) for _twice in range(2)]
    assert done[0] == done[1] and plan.brought_forward.get().on == EARLIER
    found = open_review(plan)
    assert found is not None and found.on == review_due_on(plan) == EARLIER
    assert {one.due_on for one in reports_of(review)} == {EARLIER - timedelta(days=5)}
    assert tasks(plan, TaskKind.REVIEW_REPORT) == [EARLIER - timedelta(days=5)]
    assert not tasks(plan, TaskKind.REVIEW_EARLIER)


@pytest.mark.requirement("R-002-34")
def test_a_refusal_has_a_reason_and_moves_nothing(plan: Plan, review: Review, cast: Cast, ines: Person) -> None:
    name(review, ines, cast.lena)
    request = asked(plan, cast.lena)
    with pytest.raises(NotPrepared, match="reason"):
        decided(request, account(ines), None, " ")
    assert decided(request, account(ines), None, "The assessment is not there").on is None
    assert decided(request, account(ines), EARLIER).on is None  # once
    assert open_review(plan).on == SOON and not plan.brought_forward.exists()  # type: ignore[union-attr]
    with pytest.raises(DatabaseError), transaction.atomic():
        EarlierRequest.objects.update(reason="Another")


@pytest.mark.requirement("R-002-34")
def test_where_nobody_chairs_the_lead_names_somebody_first(plan: Plan, cast: Cast) -> None:
    due_on = review_due_on(plan)
    assert due_on is not None
    for on, reason, wrong in ((due_on, "x", "on"), (TODAY, "x", "on"), (EARLIER, " ", "reason")):
        with pytest.raises(NotPrepared, match=wrong):
            asked(plan, cast.tom, on, reason)
    for nobody in (cast.mair, cast.owen):  # sees the plan and is of no core group; sees nothing
        with pytest.raises(Http404):
            asked(plan, nobody)
    asked(plan, cast.tom)
    assert tasks(plan, TaskKind.NAME_CHAIR) == [TODAY] == tasks(plan, TaskKind.REVIEW_EARLIER)


def came(review: Review, by: Person, *people: Came, reason: str = "", key: uuid.UUID | None = None) -> ReviewAttendance:
    return attended(key=key or uuid.uuid4(), review=review, people=people, reason=reason, by=account(by), now=NOW)


@pytest.mark.requirement("R-002-29")
def test_below_the_places_quorum_a_reason_is_needed(plan: Plan, review: Review, cast: Cast, ines: Person) -> None:
    name(review, ines, cast.lena)
    Jurisdiction.objects.filter(key="england").update(quorum_agencies=1)
    lena, tom = Came(cast.lena, Presence.CAME), Came(cast.tom, Presence.NOT)
    with pytest.raises(Http404):
        came(review, cast.lena, lena)
    with pytest.raises(BelowQuorum) as refused:
        came(review, ines, lena, tom)
    assert (refused.value.agencies, refused.value.needed) == (0, 1)
    key = uuid.uuid4()
    made = [came(review, ines, lena, tom, reason="Snow", key=key) for _twice in range(2)]
    assert made[0] == made[1] and made[0].people.count() == 2
    assert not tasks(plan, TaskKind.REVIEW_REPORT)
    sent = Came(cast.tom, Presence.SUBSTITUTE, "Kay Ode")
    assert came(review, ines, lena, sent).agencies == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewAttendance.objects.create(review=review, agencies=0, needed=1, recorded_by=account(ines), recorded_at=NOW)
