"""An enquiry is logged, called back, answered with the lead's name alone, followed up; a move is reported."""

from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.audit.models import Entry
from portal.people.models import User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanTask
from portal.plans.selectors import shown_tasks
from portal.register.enums import EnquiryKind, EnquiryStage, KeeperRole, NoticeKind, NumberSource
from portal.register.exceptions import NotYet
from portal.register.models import Enquiry, EnquiryStep, Notice
from portal.register.rules import confirms, stage_of
from portal.register.selectors import enquiries_about, enquiry_of, unseen_notices
from portal.register.services import (
    answer,
    call_back,
    finish_notice,
    follow_up,
    log_enquiry,
    look_up,
    name_keeper,
    register,
    register_of,
    report_notice,
    review,
    see_notice,
)
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    register(plan=made, by=account(cast.lena), now=NOW)
    return made


def logged(cast: Cast, key: UUID | None = None, **given: Any) -> Enquiry:
    asked: dict[str, Any] = {
        "kind": EnquiryKind.FORMAL, "enquirer": "Dr Amos", "agency": "Hospital", "telephone": "01632 960130",
        "child_name": "Robin Green", "child_born_on": None, "concern": "A cut hand at night",
    } | given  # fmt: skip
    place = register_of("england")
    return log_enquiry(key=key or uuid4(), register=place, **asked, by=account(cast.mira), now=NOW)


def called(enquiry: Enquiry, cast: Cast, source: NumberSource = NumberSource.SWITCHBOARD, yes: bool = True) -> None:
    call_back(
        key=uuid4(), enquiry=enquiry, source=source, number="01632 960131", answered_by="The ward", confirmed=yes,
        by=account(cast.mira), now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "steps", "stage"),
    [
        ("formal", [], EnquiryStage.CALL_BACK),
        ("formal", [("called_back", False)], EnquiryStage.CALL_BACK),
        ("formal", [("called_back", False), ("called_back", True)], EnquiryStage.LOOK_UP),
        ("formal", [("called_back", True), ("answered", False), ("reviewed", False)], EnquiryStage.ANSWERED),
        ("formal", [("reviewed", False)], EnquiryStage.CALL_BACK),
        ("routine", [], EnquiryStage.REDIRECTED),
        ("routine", [("called_back", True)], EnquiryStage.REDIRECTED),
    ],
)
def test_where_an_enquiry_stands(kind: str, steps: list[tuple[str, bool]], stage: EnquiryStage) -> None:
    assert stage_of(kind, steps) == stage


@pytest.mark.requirement("R-004-50")
def test_the_callers_own_number_shows_nothing() -> None:
    assert [confirms(one, confirmed=True) for one in NumberSource] == [True, True, False]
    assert not confirms(NumberSource.DIRECTORY, confirmed=False)


@pytest.mark.requirement("R-002-40", "R-004-48", "R-004-51", "R-004-52", "R-004-53")
def test_from_the_first_call_to_what_the_lead_did(plan: Plan, cast: Cast) -> None:
    key, by = uuid4(), account(cast.mira)
    enquiry = logged(cast, key)
    assert logged(cast, key) == enquiry and Enquiry.objects.count() == 1
    for _ in "12":
        with pytest.raises(NotYet):
            look_up(enquiry=enquiry, name="Robin", by=by, now=NOW)
        with pytest.raises(NotYet):
            answer(key=uuid4(), enquiry=enquiry, plan=plan, said="", by=by, now=NOW)
        called(enquiry, cast, NumberSource.CALLER)
    called(enquiry, cast)
    assert [one.plan for one in look_up(enquiry=enquiry, name="green rob", by=by, now=NOW)] == [plan]
    told = [answer(key=plan.pk, enquiry=enquiry, plan=plan, said="", by=by, now=NOW) for _ in "12"]
    assert told[0] == told[1] and told[0].lead == cast.lena and told[0].said == ""
    task = plan.tasks.get(kind=TaskKind.ENQUIRY)
    assert (task.about, task.closed_at) == (enquiry.pk, None)
    assert [one.kind for one in shown_tasks(plan, TODAY, leads=True)].count(TaskKind.ENQUIRY) == 1
    assert TaskKind.ENQUIRY not in [one.kind for one in shown_tasks(plan, TODAY, leads=False)]
    with pytest.raises(ValueError, match="follow up"):
        follow_up(key=key, enquiry=enquiry, plan=plan, said=" ", by=by, now=NOW)
    follow_up(key=key, enquiry=enquiry, plan=plan, said="I saw Robin", by=account(cast.lena), now=NOW)
    assert PlanTask.objects.get(pk=task.pk).closed_at == NOW
    for _ in "12":
        review(enquiry=enquiry, by=account(cast.mair), now=NOW)
    [found] = enquiries_about(plan)
    assert found.is_reviewed and found.is_followed_up and found.stage == EnquiryStage.ANSWERED
    said = list(Entry.objects.filter(chain="register:england").order_by("number").values_list("action", flat=True))
    assert [one for one in said if one.startswith("enquiry.")] == [
        "enquiry.logged", "enquiry.called_back", "enquiry.called_back", "enquiry.called_back", "enquiry.looked_up",
        "enquiry.answered", "enquiry.followed_up", "enquiry.reviewed",
    ]  # fmt: skip


@pytest.mark.requirement("R-004-45")
def test_a_routine_check_never_shows_a_result(plan: Plan, cast: Cast) -> None:
    enquiry = logged(cast, kind=EnquiryKind.ROUTINE, concern="")
    with pytest.raises(NotYet):
        called(enquiry, cast)
    with pytest.raises(NotYet):
        look_up(enquiry=enquiry, name="Robin", by=account(cast.mira), now=NOW)
    with pytest.raises(NotYet):
        answer(key=uuid4(), enquiry=enquiry, plan=plan, said="", by=account(cast.mira), now=NOW)


@pytest.mark.requirement("R-004-49", "R-004-53")
def test_a_call_back_with_the_key_of_a_later_step_takes_nothing_from_it(plan: Plan, cast: Cast) -> None:
    """The key of a call back comes from a form; what others write later must not be taken for it."""
    enquiry, by = logged(cast), account(cast.mira)
    for key in (plan.pk, enquiry.pk, uuid5(enquiry.pk, "review")):
        call_back(key=key, enquiry=enquiry, source=NumberSource.CALLER, number="1", answered_by="x", confirmed=False,
                  by=by, now=NOW)  # fmt: skip
    with pytest.raises(NotYet):
        answer(key=plan.pk, enquiry=enquiry, plan=plan, said="", by=by, now=NOW)
    called(enquiry, cast)
    answer(key=plan.pk, enquiry=enquiry, plan=plan, said="", by=by, now=NOW)
    follow_up(key=enquiry.pk, enquiry=enquiry, plan=plan, said="I saw Robin", by=account(cast.lena), now=NOW)
    review(enquiry=enquiry, by=account(cast.mair), now=NOW)
    [found] = enquiries_about(plan)
    assert found.answer is not None and found.is_followed_up and found.is_reviewed
    assert "I saw Robin" in [one.said for one in found.steps]


@pytest.mark.requirement("R-004-52")
def test_two_who_answer_at_once_tell_one_thing(plan: Plan, cast: Cast) -> None:
    enquiry, by = logged(cast), account(cast.mira)
    called(enquiry, cast)
    stale = enquiry_of(enquiry.register, enquiry.pk).enquiry
    answer(key=plan.pk, enquiry=enquiry, plan=plan, said="", by=by, now=NOW)
    with pytest.raises(NotYet):
        answer(key=uuid4(), enquiry=stale, plan=None, said="Refer to us today", by=by, now=NOW)


@pytest.mark.requirement("R-004-53")
def test_an_answer_sent_again_after_the_follow_up_opens_nothing(plan: Plan, cast: Cast) -> None:
    enquiry, by = logged(cast), account(cast.mira)
    called(enquiry, cast)
    first = answer(key=plan.pk, enquiry=enquiry, plan=plan, said="", by=by, now=NOW)
    follow_up(key=enquiry.pk, enquiry=enquiry, plan=plan, said="I saw Robin", by=account(cast.lena), now=NOW)
    assert answer(key=plan.pk, enquiry=enquiry, plan=plan, said="", by=by, now=NOW) == first
    assert not plan.tasks.filter(kind=TaskKind.ENQUIRY, closed_at=None).exists()


@pytest.mark.requirement("R-004-44")
@pytest.mark.parametrize("missing", ["concern", "enquirer", "agency", "child_name"])
def test_without_a_word_nothing_is_logged(cast: Cast, missing: str) -> None:
    given: dict[str, Any] = {missing: " "}
    with pytest.raises(ValueError, match="word"):
        logged(cast, **given)
    assert not Enquiry.objects.exists()


@pytest.mark.requirement("R-004-55")
def test_of_another_child_advice_is_kept(plan: Plan, cast: Cast) -> None:
    enquiry, by = logged(cast, child_name="Sam Oakes"), account(cast.mira)
    called(enquiry, cast)
    assert look_up(enquiry=enquiry, name="Sam Oakes", by=by, now=NOW) == []
    with pytest.raises(ValueError, match="advice"):
        answer(key=uuid4(), enquiry=enquiry, plan=None, said="", by=by, now=NOW)
    answer(key=uuid4(), enquiry=enquiry, plan=None, said="Refer to us today", by=by, now=NOW)
    assert not PlanTask.objects.filter(kind=TaskKind.ENQUIRY).exists()
    with pytest.raises(NotYet):
        answer(key=uuid4(), enquiry=enquiry, plan=plan, said="", by=by, now=NOW)


def test_a_child_of_another_place_is_not_on_this_register(plan: Plan, cast: Cast) -> None:
    other = make_plan(cast.cai, cast.owen, cast.nia)
    register(plan=other, by=account(cast.owen), now=NOW)
    enquiry, by = logged(cast, child_name="Cai"), account(cast.mira)
    called(enquiry, cast)
    assert look_up(enquiry=enquiry, name="Cai", by=by, now=NOW) == []
    with pytest.raises(ValueError, match="not on this register"):
        answer(key=uuid4(), enquiry=enquiry, plan=other, said="", by=by, now=NOW)


def test_the_log_is_never_rewritten(plan: Plan, cast: Cast) -> None:
    enquiry = logged(cast)
    called(enquiry, cast)
    report(plan, cast)
    for table in (Enquiry, EnquiryStep, Notice):
        with pytest.raises(DatabaseError), transaction.atomic():
            table._default_manager.all().delete()
    assert enquiry_of(enquiry.register, enquiry.pk).enquiry == enquiry


def report(plan: Plan, cast: Cast, key: UUID | None = None, **given: Any) -> Notice:
    asked: dict[str, Any] = {"kind": NoticeKind.MISSING, "on": TODAY, "known": "Not at school", "today": TODAY} | given
    return report_notice(key=key or uuid4(), plan=plan, **asked, by=account(cast.tom), now=NOW)


@pytest.mark.requirement("R-002-37")
def test_lead_and_custodian_are_told_of_a_missing_child(
    plan: Plan, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    name_keeper(place="england", person=cast.mira, role=KeeperRole.CUSTODIAN, since=timezone.localdate(), now=NOW)
    name_keeper(place="england", person=cast.owen, role=KeeperRole.DUTY, since=timezone.localdate(), now=NOW)
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")
    key = uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        made = report(plan, cast, key)
    assert sorted(one.to[0] for one in mail.outbox) == ["lena.hart@example.org", "mira.dunn@example.org"]
    assert not any(word in one.subject + str(one.body) for one in mail.outbox for word in ("Robin", "Green", "missing"))
    assert report(plan, cast, key) == made and Notice.objects.count() == 1
    assert plan.tasks.get(kind=TaskKind.NOTICE).about == made.pk and unseen_notices("england") == [made]
    assert unseen_notices("wales") == []
    for _ in "12":
        see_notice(notice=made, by=account(cast.mira), now=NOW)
        finish_notice(notice=made, said="Found with her aunt", by=account(cast.lena), now=NOW)
    assert unseen_notices("england") == [] and not plan.tasks.filter(kind=TaskKind.NOTICE, closed_at=None).exists()
    assert made.steps.count() == 2


@pytest.mark.parametrize("given", [{"known": " "}, {"on": TODAY.replace(day=3)}])
def test_what_says_nothing_is_not_reported(plan: Plan, cast: Cast, given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="nothing to report"):
        report(plan, cast, **given)
