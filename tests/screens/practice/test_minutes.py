"""The record of a core group meeting on its screens: agenda, checklist, chair; read, approved, added to, given on."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.access import grants
from portal.audit.models import Entry
from portal.plans.agenda import line_id
from portal.plans.enums import Engaged, Part
from portal.plans.models import CoreGroupMeeting, MeetingAddendum, MeetingCopy, Plan
from portal.plans.services import Involved, approve_record, report
from portal.procedures.models import Jurisdiction
from portal.procedures.selectors import core_group_rules
from tests.cast import Cast, account, make_person, relate, sign_in
from tests.meetings import meet, minutes
from tests.plans import NOW, TODAY

from .test_meetings import page, sent

pytestmark = pytest.mark.django_db
QUERIES = 24  # of one record, however much was added to it and whoever was given it
DAY = timedelta(days=1)


@pytest.fixture
def tom(cast: Cast) -> Client:
    return sign_in(Client(), cast.tom)


@pytest.fixture
def _any_chair(cast: Cast) -> None:
    Jurisdiction.objects.filter(key="england").update(core_group_chair="any")


def record(meeting: CoreGroupMeeting) -> str:
    return reverse("practice:meeting", args=[meeting.plan_id, meeting.pk])


def seen(client: Client, address: str) -> str:
    return BeautifulSoup(client.get(address).content, "html.parser").get_text(" ", strip=True)


def approved(plan: Plan, cast: Cast, **more: Any) -> CoreGroupMeeting:
    made = meet(plan, cast.lena, **more)
    approve_record(meeting=made, by=account(cast.lena), now=NOW)
    return made


@pytest.mark.requirement("R-002-09")
def test_each_item_of_the_first_meeting_is_recorded_or_the_whole_is_asked_for_again(lena: Client, plan: Plan) -> None:
    first, second, *_ = core_group_rules("england").agenda
    names = [f"agenda-{line_id(line)}" for line in (first, second)]
    given = sent(plan, **{f"{names[0]}-became": "", f"{names[1]}-became": "off", "decided": "QZXKEPT"})
    refused = lena.post(page(plan), given)
    html = refused.content.decode()
    assert refused.status_code == 422 and not CoreGroupMeeting.objects.exists()
    assert "Say what became of “What this group is for, and how it works”." in html and "QZXKEPT" in html
    assert "Write down why “What the conference decided, and why” is put off." in html
    given |= {f"{names[0]}-became": "done", f"{names[0]}-note": "Read out twice", f"{names[1]}-note": "No minutes yet"}
    assert lena.post(page(plan), given).status_code == 302
    made = CoreGroupMeeting.objects.get()
    shown = seen(lena, record(made))
    assert "Read out twice" in shown and "No minutes yet" in shown and shown.count("Put off") == 1
    assert len(made.record.lines) == len(core_group_rules("england").agenda)


@pytest.mark.requirement("R-002-12")
def test_a_later_meeting_has_the_checklist_and_one_before_the_first_the_agenda(lena: Client, plan: Plan) -> None:
    lena.post(page(plan), sent(plan, on_day="3"))
    html = lena.get(page(plan)).content.decode()
    here = core_group_rules("england")
    assert "Whoever cannot come has sent a report" in html and f"agenda-{line_id(here.agenda[0])}" not in html
    later = sent(plan, on_day="4", before=[line_id(here.before[0])], during=[])
    assert lena.post(page(plan), {k: v for k, v in later.items() if not k.startswith("agenda-")}).status_code == 302
    lines = plan.meetings.get(on__day=4).record.lines
    assert [one["done"] for one in lines[:2]] == [True, False] and len(lines) == len([*here.lines(is_first=False)])
    earlier = {key: value for key, value in sent(plan).items() if not key.startswith("agenda-")}
    refused = lena.post(page(plan), earlier)  # found in a notebook: it was the first
    assert refused.status_code == 422 and "Say what became of" in refused.content.decode()
    assert "We go on" in refused.content.decode()
    assert lena.post(page(plan), sent(plan)).status_code == 302


@pytest.mark.requirement("R-002-12")
@pytest.mark.parametrize(("language", "said"), [("cy", "Gofynnwyd i bawb"), ("en", "Everybody was asked")])
def test_the_record_says_the_list_of_its_day_in_the_readers_language(
    lena: Client, cast: Cast, plan: Plan, language: str, said: str
) -> None:
    Jurisdiction.objects.update(checklist_before="Everybody was asked | Gofynnwyd i bawb")
    meet(plan, cast.lena)
    made = meet(plan, cast.lena, TODAY + DAY)
    Jurisdiction.objects.update(checklist_before="QZXNEW | QZXNEWYDD")
    lena.cookies["django_language"] = language
    shown = seen(lena, record(made))
    assert said in shown and "QZXNEW" not in shown and made.record.list_version[:12] in shown


@pytest.mark.requirement("R-002-14")
def test_the_lead_takes_the_chair_unless_the_place_says_otherwise(lena: Client, cast: Cast, plan: Plan) -> None:
    assert "chairs the meeting: Lena Hart" in seen(lena, page(plan))
    lena.post(page(plan), sent(plan, chair=cast.tom.pk))  # no such question here
    assert plan.meetings.get().record.chair == cast.lena


@pytest.mark.requirement("R-002-14")
@pytest.mark.usefixtures("_any_chair")
def test_a_chair_who_is_not_the_lead(lena: Client, cast: Cast, plan: Plan) -> None:
    for wrong in ("", cast.mira.pk, cast.joan.pk):
        assert lena.post(page(plan), sent(plan, chair=wrong)).status_code == 422
    lena.post(page(plan), sent(plan, chair=cast.tom.pk, participation="Dana had her sister beside her"))
    made = plan.meetings.get()
    assert made.record.chair == cast.tom
    assert "Dana had her sister beside her" in seen(lena, record(made)) and "Tom Bell" in seen(lena, record(made))


@pytest.mark.requirement("R-002-15")
@pytest.mark.usefixtures("_any_chair")
def test_an_open_record_is_for_lead_and_chair_and_the_chair_approves_it(
    tom: Client, lena: Client, cast: Cast, plan: Plan
) -> None:
    by_lena, by_tom = (
        meet(plan, cast.lena),
        meet(plan, cast.lena, TODAY + DAY, minutes=minutes(plan, TODAY + DAY, chair=cast.tom)),
    )
    assert (
        tom.get(record(by_lena)).status_code == 404 and tom.post(record(by_lena), {"do": "approve"}).status_code == 404
    )
    assert "To be approved" in seen(tom, record(by_tom))
    front = seen(tom, reverse("practice:plan", args=[plan.pk]))
    assert "Records of meetings" in front and "To be approved" in front
    for _ in range(2):
        assert tom.post(record(by_tom), {"do": "approve"}).status_code == 302
    assert by_tom.__class__.objects.get(pk=by_tom.pk).approval.by == account(cast.tom)
    assert Entry.objects.filter(action="meeting.approved").count() == 1


@pytest.mark.requirement("R-002-15")
def test_after_it_is_approved_there_is_an_addendum_and_nothing_else(lena: Client, cast: Cast, plan: Plan) -> None:
    lena.post(page(plan), sent(plan))
    made = plan.meetings.get()
    assert lena.post(record(made), {"do": "add", "key": uuid.uuid4(), "text": "Too soon"}).status_code == 404
    lena.post(record(made), {"do": "approve"})
    refused = lena.post(page(plan), sent(plan, decided="QZXKEPT"))
    html = refused.content.decode()
    assert refused.status_code == 422 and "The record of this day is approved." in html and "QZXKEPT" in html
    assert plan.meetings.count() == 1
    assert lena.post(record(made), {"do": "add", "key": uuid.uuid4(), "text": " "}).status_code == 422
    more = {"do": "add", "key": uuid.uuid4(), "text": "The school rang"}
    for _ in range(2):
        assert lena.post(record(made), more).status_code == 302
    assert MeetingAddendum.objects.get().text == "The school rang" and "The school rang" in seen(lena, record(made))


@pytest.mark.requirement("R-002-15")
def test_a_record_that_was_written_better_is_not_there_any_more(lena: Client, cast: Cast, plan: Plan) -> None:
    worse = meet(plan, cast.lena)
    meet(plan, cast.lena, now=NOW + timedelta(minutes=1))
    assert lena.get(record(worse)).status_code == 404 == lena.post(record(worse), {"do": "approve"}).status_code


@pytest.mark.requirement("R-002-15")
@pytest.mark.django_db(transaction=True)
def test_it_is_given_to_the_group_who_read_it(lena: Client, tom: Client, cast: Cast, plan: Plan) -> None:
    by_hand = make_person("Una", "Reed", None)  # a health visitor without an account
    relate(plan.child, by_hand, "practitioner")  # type: ignore[arg-type]
    plan.members.create(person=by_hand, since=TODAY)
    made = approved(plan, cast)
    assert lena.post(record(made), {"do": "circulate"}).status_code == 422
    given = {"do": "circulate", "people": [str(cast.tom.pk), str(by_hand.pk)]}
    assert lena.post(record(made), given | {"people": [str(cast.mira.pk)]}).status_code == 422
    cast.tom.user.email = "tom@example.org"  # type: ignore[union-attr]
    cast.tom.user.save()  # type: ignore[union-attr]
    for _ in range(2):
        assert lena.post(record(made), given).status_code == 302
    assert {one.person for one in MeetingCopy.objects.all()} == {cast.tom, by_hand}
    assert len(mail.outbox) == 1 and "Robin" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    shown = seen(tom, record(made))
    assert "We go on" in shown and "Who was given it" in shown and "Una Reed" in shown
    assert "Approve" not in [one.text for one in BeautifulSoup(tom.get(record(made)).content, "html.parser")("button")]
    assert tom.post(record(made), {"do": "add", "key": uuid.uuid4(), "text": "x"}).status_code == 404


@pytest.mark.requirement("R-002-15")
def test_members_read_who_was_there_and_nothing_of_how_far_anybody_engages(
    lena: Client, tom: Client, cast: Cast, plan: Plan
) -> None:
    family = [
        Involved(cast.dana, True, True, Part.PRESENT, "Beside Tom", Engaged.PARTLY, "QZXEVIDENCE"),
        Involved(cast.piotr, True, False, Part.NONE, "QZXKEPTOUT"),
    ]
    made = approved(plan, cast, family=family)
    whole, theirs = seen(lena, record(made)), seen(tom, record(made))
    assert "QZXEVIDENCE" in whole and "QZXKEPTOUT" in whole and "Was not invited" in whole and "Not involved" in whole
    assert "Beside Tom" in theirs and "Piotr Green" in theirs
    assert [one for one in ("QZXEVIDENCE", "QZXKEPTOUT", "Was not invited", "Not involved") if one in theirs] == []


@pytest.mark.requirement("R-002-15")
def test_who_has_no_part_in_the_plan_finds_no_record(cast: Cast, plan: Plan) -> None:
    made = approved(plan, cast)
    for who in (cast.owen, cast.mira, cast.dana, cast.joan, cast.pat):
        assert sign_in(Client(), who).get(record(made)).status_code == 404
        assert sign_in(Client(), who).post(record(made), {"do": "approve"}).status_code == 404
    assert sign_in(Client(), cast.mair).get(record(made)).status_code == 200
    plan.members.filter(person=cast.tom).update(until=TODAY)
    grants.refresh(plan)
    assert sign_in(Client(), cast.tom).get(record(made)).status_code == 404


def test_another_plans_record_and_nonsense_are_not_there(lena: Client, cast: Cast, plan: Plan) -> None:
    made = approved(plan, cast)
    assert lena.get(reverse("practice:meeting", args=[plan.pk, uuid.uuid4()])).status_code == 404
    assert lena.post(record(made), {"do": "forget"}).status_code == 404


def test_a_record_asks_no_more_whatever_was_added(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = approved(plan, cast)
    for number in range(5):
        MeetingAddendum.objects.create(meeting=made, text=f"More {number}", by=account(cast.lena), at=timezone.now())
        meet(plan, cast.lena, TODAY + (number + 1) * DAY)
    lena.get(record(made))
    with django_assert_max_num_queries(QUERIES):
        assert "More 4" in seen(lena, record(made))


@pytest.mark.requirement("R-002-03")
@pytest.mark.parametrize(("language", "said"), [("en", "Robin grows up safe"), ("cy", "Mae Robin yn ddiogel")])
def test_a_plan_and_the_agenda_say_what_plans_of_the_place_are_for(
    lena: Client, tom: Client, plan: Plan, language: str, said: str
) -> None:
    Jurisdiction.objects.filter(key="england").update(plan_aims="Robin grows up safe | Mae Robin yn ddiogel\n")
    for client in (lena, tom):
        client.cookies["django_language"] = language
        for screen in ("plan", "agenda"):
            assert said in seen(client, reverse(f"practice:{screen}", args=[plan.pk]))
    Jurisdiction.objects.filter(key="england").update(plan_aims="")
    lena.cookies["django_language"] = "en"
    assert "What plans here are for" not in seen(lena, reverse("practice:plan", args=[plan.pk]))


@pytest.mark.requirement("R-002-09", "R-002-12")
def test_the_agenda_of_the_next_meeting_has_the_places_list_for_it(lena: Client, cast: Cast, plan: Plan) -> None:
    address = reverse("practice:agenda", args=[plan.pk])
    assert "Who does what, and what follows if it is not done" in seen(lena, address)
    meet(plan, cast.lena)
    after = seen(lena, address)
    assert "We asked whether the review has to be sooner" in after and "what follows if it is not done" not in after


@pytest.mark.requirement("R-002-15")
def test_a_report_of_the_same_day_does_not_come_into_an_approved_record_but_to_the_next_meeting(
    lena: Client, tom: Client, plan: Plan, cast: Cast
) -> None:
    def write(text: str, at: datetime) -> None:
        report(key=uuid.uuid4(), plan=plan, person=cast.tom, text=text, by=account(cast.tom), now=at)

    write("QZXBEFORE", NOW - timedelta(minutes=1))
    made = approved(plan, cast)
    write("QZXAFTER", NOW + timedelta(minutes=1))
    for client in (lena, tom):
        shown = seen(client, record(made))
        assert "QZXBEFORE" in shown and "QZXAFTER" not in shown
    waiting = seen(lena, reverse("practice:agenda", args=[plan.pk]))
    assert "QZXAFTER" in waiting and "QZXBEFORE" not in waiting
