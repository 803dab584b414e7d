"""What somebody needs to take part: written down by the lead or asked for, met or not, and flagged before a meeting."""

import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.dialogue.models import Parked
from portal.engagement.enums import NeedKind, NeedState
from portal.engagement.models import NeedRow, SupportNeed
from portal.engagement.rules import MOST_ASKED
from portal.engagement.services import add_need, record_state
from portal.people.models import Person
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanTask
from portal.wording.models import Reading
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.plans import NOW, TODAY, let_speak, release_to, withhold_from

pytestmark = pytest.mark.django_db
QUERIES = 19
QUERIES_OF_OWN = 18
WORDS = "QZXNEED"


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def page(plan: Plan) -> str:
    return reverse("practice:needs", args=[plan.pk])


def own(plan: Plan) -> str:
    return reverse("family:help", args=[plan.pk])


def needed(plan: Plan, person: Person, cast: Cast, text: str = WORDS) -> SupportNeed:
    return add_need(
        key=uuid.uuid4(), plan=plan, person=person, kind=NeedKind.TRAVEL, what=text, language="en",
        by=account(cast.lena), now=NOW,
    )  # fmt: skip


def stated(need: SupportNeed, cast: Cast, state: NeedState, how: str = "A taxi") -> NeedRow:
    return record_state(
        key=uuid.uuid4(), need=need, state=state, how=how, on=TODAY, by=account(cast.lena), today=TODAY, now=NOW
    )


def added(person: Person, **other: Any) -> dict[str, Any]:
    return {"do": "add", "key": uuid.uuid4(), "person": person.pk, "kind": "childcare", "text": WORDS} | other


def state(need: SupportNeed, **other: Any) -> dict[str, Any]:
    today = timezone.localdate()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    given = {"do": "state", "need": need.pk, "key": uuid.uuid4(), "state": "met", "text": "Joan has them"}
    return given | day | other


def open_tasks(plan: Plan) -> list[PlanTask]:
    return list(plan.tasks.filter(kind=TaskKind.MEET_NEED, closed_at=None))


@pytest.mark.requirement("R-002-17")
def test_an_unmet_need_is_flagged_before_the_meeting_until_it_is_met(lena: Client, cast: Cast, plan: Plan) -> None:
    given = added(cast.piotr)
    for _ in range(2):  # the button pressed twice
        assert lena.post(page(plan), given).status_code == 302
    need = SupportNeed.objects.get()
    due = plan.due_dates.get(timescale="first_core_group").due_on
    assert [(one.about, one.due_on) for one in open_tasks(plan)] == [(need.pk, due)]
    meetings, front = reverse("practice:meetings", args=[plan.pk]), reverse("practice:plan", args=[plan.pk])
    html = lena.get(meetings).content.decode()
    assert "Still needed before the meeting" in html and WORDS in html
    assert "Still need help to take part" in lena.get(front).content.decode()
    assert lena.post(page(plan), state(need, text=" ")).status_code == 422  # met says how
    assert lena.post(page(plan), state(need)).status_code == 302
    assert not open_tasks(plan)
    assert "Still needed" not in lena.get(meetings).content.decode()
    assert "Still need help" not in lena.get(front).content.decode()
    lena.post(page(plan), state(need, state="open", text=""))
    assert len(open_tasks(plan)) == 1


@pytest.mark.requirement("R-002-17")
def test_every_change_is_a_row_beside_the_others(lena: Client, cast: Cast, plan: Plan) -> None:
    need = needed(plan, cast.dana, cast)
    for one in ("met", "open", "ended"):
        lena.post(page(plan), state(need, state=one, text=f"how-{one}"))
    assert [row.state for row in need.rows.all()] == ["met", "open", "ended"]
    html = lena.get(page(plan)).content.decode()
    assert html.index("how-met") < html.index("how-open") < html.index("how-ended")


def test_a_day_to_come_and_nobody_of_the_family_are_refused(lena: Client, cast: Cast, plan: Plan) -> None:
    need = needed(plan, cast.dana, cast)
    assert lena.post(page(plan), state(need, on_year="2999")).status_code == 422
    for one in (added(cast.tom), added(cast.dana, kind="x"), added(cast.dana, text=" ")):
        assert lena.post(page(plan), one).status_code == 422
    assert lena.post(page(plan), state(need) | {"need": uuid.uuid4()}).status_code == 404
    assert SupportNeed.objects.count() == 1 and not NeedRow.objects.exists()


def test_the_core_group_reads_and_the_lead_alone_writes(cast: Cast, plan: Plan) -> None:
    need = needed(plan, cast.dana, cast)
    tom = sign_in(Client(), cast.tom)
    html = tom.get(page(plan)).content.decode()
    assert WORDS in html and "Add what somebody needs" not in html
    assert tom.post(page(plan), added(cast.dana)).status_code == 404
    assert tom.post(page(plan), state(need)).status_code == 404
    for person in (cast.owen, cast.dana):
        assert sign_in(Client(), person).get(page(plan)).status_code == 404
    assert SupportNeed.objects.count() == 1 and not NeedRow.objects.exists()


def test_who_is_kept_out_of_the_plan_is_not_flagged(lena: Client, cast: Cast, plan: Plan) -> None:
    needed(plan, cast.piotr, cast)
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    assert WORDS not in lena.get(reverse("practice:meetings", args=[plan.pk])).content.decode()


@pytest.mark.requirement("R-002-17")
def test_a_parent_asks_and_reads_how_far_it_is(cast: Cast, shared: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    assert own(shared) in client.get(reverse("family:answer", args=[shared.pk])).content.decode()
    sent = ask(client, shared)
    assert sent.status_code == 302 and WORDS not in sent["Location"]
    need = SupportNeed.objects.get()
    assert need.is_own and need.person == cast.dana and open_tasks(shared)
    html = client.get(own(shared)).content.decode()
    assert WORDS in html and "We are working on it" in html
    stated(need, cast, NeedState.MET, "QZXHOW")
    html = client.get(own(shared)).content.decode()
    assert "Arranged" in html and "QZXHOW" not in html  # how is the worker's note
    staff = sign_in(Client(), cast.lena).get(page(shared)).content.decode()
    assert "Asked for by them" in staff and "QZXHOW" in staff


def ask(client: Client, plan: Plan, **other: Any) -> Any:
    html = client.get(own(plan)).content.decode()
    hidden = {name: re.search(rf'name="{name}" value="([^"]*)"', html)[1] for name in ("key", "word")}  # type: ignore[index]
    return client.post(own(plan), hidden | {"kind": "travel", "text": WORDS} | other)


def test_the_same_form_sent_twice_is_one_need_and_what_is_missing_is_said(
    cast: Cast, shared: Plan, client: Client
) -> None:
    sign_in(client, cast.dana)
    for other in ({"kind": ""}, {"kind": "other", "text": " "}, {"text": "x" * 4001}):
        assert ask(client, shared, **other).status_code == 422
    key = uuid.uuid4()
    for _ in range(2):
        assert ask(client, shared, key=key, text="").status_code == 302
    assert SupportNeed.objects.count() == 1


@pytest.mark.requirement("R-002-17")
def test_who_has_asked_for_many_things_waits_until_one_is_settled(cast: Cast, shared: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    for _ in range(MOST_ASKED):
        assert ask(client, shared).status_code == 302
    key = uuid.uuid4()
    refused = ask(client, shared, key=key, text="QZXMORE")
    assert refused.status_code == 422 and SupportNeed.objects.count() == MOST_ASKED
    html = refused.content.decode()
    assert "You have asked for many things" in html and "QZXMORE" in html, "what was typed is not lost"
    stated(SupportNeed.objects.all()[0], cast, NeedState.MET, "A bus ticket")
    for _ in range(2):
        assert ask(client, shared, key=key).status_code == 302
    assert SupportNeed.objects.count() == MOST_ASKED + 1


@pytest.mark.requirement("R-002-17")
def test_nobody_reads_the_needs_of_somebody_else(cast: Cast, shared: Plan) -> None:
    let_speak(cast.robin, cast.ada, cast.robin.person, cast.lena)
    release_to(shared, cast.ada, cast.lena)
    for person in (cast.dana, cast.robin.person):
        needed(shared, person, cast, f"QZX{person.given_name}")
    seen = {one: sign_in(Client(), one).get(own(shared)).content.decode() for one in (cast.dana, cast.piotr, cast.ada)}
    assert "QZXDana" in seen[cast.dana] and "QZXRobin" not in seen[cast.dana]
    assert "QZX" not in seen[cast.piotr]
    assert "QZXRobin" in seen[cast.ada] and "QZXDana" not in seen[cast.ada]
    assert sign_in(Client(), cast.joan).get(own(shared)).status_code == 404
    assert ask(sign_in(Client(), cast.ada), shared).status_code == 302
    made = SupportNeed.objects.get(what=WORDS)
    assert made.person == cast.robin.person and made.added_by == account(cast.ada)
    withhold_from(shared, cast.dana, cast.lena, cast.mira)
    assert sign_in(Client(), cast.dana).get(own(shared)).status_code == 404


def test_what_was_sent_after_the_session_ended_waits(cast: Cast, shared: Plan) -> None:
    client = sign_in(Client(), cast.dana)
    html = client.get(own(shared)).content.decode()
    word = re.search(r'name="word" value="([^"]*)"', html)[1]  # type: ignore[index]
    client.logout()
    answer = client.post(own(shared), {"word": word, "key": uuid.uuid4(), "kind": "travel", "text": WORDS})
    assert answer.status_code == 302 and Parked.objects.count() == 1
    assert WORDS in sign_in(client, cast.dana).get(own(shared)).content.decode()
    assert ask(client, shared).status_code == 302 and not Parked.objects.exists()


def test_the_lead_is_told_and_no_word_leaves(cast: Cast, shared: Plan, django_capture_on_commit_callbacks: Any) -> None:
    lead = account(cast.lena)
    lead.email = "lena@example.org"
    lead.save()
    client = sign_in(Client(), cast.dana)
    with django_capture_on_commit_callbacks(execute=True):
        ask(client, shared)
    assert [one.to for one in mail.outbox] == [["lena@example.org"]]
    said = [mail.outbox[0].body, mail.outbox[0].subject, *(str(one.detail) for one in Entry.objects.all())]
    said += [str(one.content) for one in Reading.objects.all()]
    assert not any(WORDS in one for one in said)
    assert Entry.objects.filter(action="need.added").exists()


def test_a_meeting_moves_what_is_still_needed_to_the_next(cast: Cast, plan: Plan, lena: Client) -> None:
    from tests.screens.practice.test_meetings import page as meetings
    from tests.screens.practice.test_meetings import sent

    needed(plan, cast.dana, cast)
    before = open_tasks(plan)[0].due_on
    assert before
    assert lena.post(meetings(plan), sent(plan)).status_code == 302
    (task,) = open_tasks(plan)
    assert task.due_on == plan.due_dates.get(timescale="next_core_group").due_on and task.due_on > before


def test_many_needs_ask_no_more(
    lena: Client, cast: Cast, shared: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        stated(needed(shared, cast.dana, cast, f"{WORDS}{number}"), cast, NeedState.OPEN, "")
    with django_assert_max_num_queries(QUERIES):
        assert lena.get(page(shared)).content.decode().count(WORDS) == 8
    dana = sign_in(Client(), cast.dana)
    with django_assert_max_num_queries(QUERIES_OF_OWN):
        assert dana.get(own(shared)).content.decode().count(WORDS) == 8
