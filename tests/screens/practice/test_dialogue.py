"""What families said, beside the plan: the lead replies, explains, and takes it to the next meeting."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.dialogue.enums import How, Said, Understood
from portal.dialogue.models import Answer, Explanation, Reply
from portal.dialogue.selectors import new_answers, to_explain
from portal.dialogue.services import explain, opened
from portal.dialogue.services.files import checked
from portal.plans.models import Plan
from portal.wording.models import Release
from tests.cast import Cast, account, allocate, sign_in
from tests.dialogue import answered, first_part, read_by, replied, sound
from tests.plans import NOW, TODAY, make_plan, release_to, word

pytestmark = pytest.mark.django_db
QUERIES_OF_ANSWERS = 18
QUERIES_OF_AGENDA = 28  # with reports, engagement, who is to be asked and from whom the plan is withheld
QUERIES_OF_PEOPLE = 24
QUERIES_OF_NEW_ANSWERS = 1


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def text_of(client: Client, name: str, plan: Plan, *args: Any, status: int = 200) -> str:
    response = client.get(reverse(f"practice:{name}", args=[plan.pk, *args]))
    assert response.status_code == status
    return response.content.decode()


def keyed(html: str) -> str:
    found = re.search(r'name="key" value="([^"]*)"', html)
    assert found
    return found[1]


def test_what_was_said_stands_beside_the_professional_text(cast: Cast, plan: Plan, client: Client) -> None:
    answered(plan, cast.dana)
    sign_in(client, cast.lena)
    html = text_of(client, "answers", plan)
    assert "Nobody was home on four evenings" in html and "It was twice." in html and "Dana Green" in html
    assert "No reply yet" in html


def test_the_lead_replies_once_however_often_it_is_sent(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana)
    sign_in(client, cast.lena)
    page = reverse("practice:answers", args=[plan.pk])
    given = {
        "answer": made.pk,
        "key": keyed(text_of(client, "answers", plan)),
        "text": "We talk about it.",
        "language": "en",
    }
    for _ in range(2):
        response = client.post(page, given)
        assert response.status_code == 302 and response["Location"] == f"{page}#answer-{made.pk}"
    assert Reply.objects.get().text == "We talk about it."
    assert "No reply yet" not in text_of(client, "answers", plan)
    wrong = client.post(page, given | {"text": "x" * 5001})
    assert wrong.status_code == 422 and "x" * 5001 in wrong.content.decode()
    assert client.post(page, given | {"answer": uuid.uuid4()}).status_code == 404


def test_no_form_of_staff_changes_an_answer(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana)
    sign_in(client, cast.lena)
    before = Answer.objects.filter(pk=made.pk).values().get()
    client.post(
        reverse("practice:answers", args=[plan.pk]),
        dict.fromkeys(before, "changed") | {"answer": made.pk, "key": uuid.uuid4(), "text": "Yes", "language": "en"},
    )
    assert Answer.objects.filter(pk=made.pk).values().get() == before


def test_the_core_group_reads_and_does_not_reply(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana)
    sign_in(client, cast.tom)
    html = text_of(client, "answers", plan)
    assert "It was twice." in html and "Send the reply" not in html
    given = {"answer": made.pk, "key": uuid.uuid4(), "text": "x", "language": "en"}
    assert client.post(reverse("practice:answers", args=[plan.pk]), given).status_code == 404
    for name, args in (("people", ()), ("explain", (cast.dana.pk,))):
        text_of(client, name, plan, *args, status=404)


@pytest.mark.requirement("R-004-17")
def test_what_a_child_keeps_for_the_social_worker_the_core_group_does_not_see(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.cai, cast.owen, cast.nia, [cast.tom])
    word(plan, cast.owen)
    release_to(plan, cast.cai.person, cast.owen)
    made = answered(plan, cast.cai.person, Said.SAY, "QZXSECRET", for_lead=True, media=checked(sound()))
    lead, member = sign_in(Client(), cast.owen), sign_in(client, cast.tom)
    assert "new answer" in lead.get(reverse("practice:children")).content.decode()
    assert "new answer" not in member.get(reverse("practice:children")).content.decode()
    for name in ("answers", "agenda"):
        assert "QZXSECRET" in text_of(lead, name, plan)
        assert "QZXSECRET" not in text_of(member, name, plan)
    assert text_of(member, "answer_file", plan, made.pk, status=404)
    assert lead.get(reverse("practice:answer_file", args=[plan.pk, made.pk])).content == sound()


def test_families_and_strangers_get_none_of_it(cast: Cast, plan: Plan) -> None:
    made = answered(plan, cast.dana, media=checked(sound()))
    for person in (cast.dana, cast.piotr, cast.owen, cast.pat):
        client = sign_in(Client(), person)
        for name, args in (("answers", ()), ("agenda", ()), ("people", ()), ("explain", (cast.dana.pk,)),
                           ("answer_file", (made.pk,))):  # fmt: skip
            text_of(client, name, plan, *args, status=404)


def test_an_answer_of_another_plan_is_not_there(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana, media=checked(sound()))
    other = make_plan(cast.sami, cast.lena, cast.amina)
    sign_in(client, cast.lena)
    text_of(client, "answer_file", other, made.pk, status=404)
    given = {"answer": made.pk, "key": uuid.uuid4(), "text": "x", "language": "en"}
    assert client.post(reverse("practice:answers", args=[other.pk]), given).status_code == 404


def test_the_list_of_children_says_that_there_is_something_new(
    cast: Cast, plan: Plan, client: Client, django_assert_num_queries: Any
) -> None:
    sign_in(client, cast.lena)
    children = reverse("practice:children")
    assert "new answer" not in client.get(children).content.decode()
    answered(plan, cast.dana)
    answered(plan, cast.piotr)
    assert "2 new answers" in client.get(children).content.decode()
    with django_assert_num_queries(QUERIES_OF_NEW_ANSWERS):
        new_answers(account(cast.lena))
    text_of(client, "answers", plan)
    assert "new answer" not in client.get(children).content.decode()
    assert "2 new answers" in sign_in(Client(), cast.tom).get(children).content.decode()


@pytest.mark.requirement("R-004-15")
def test_the_agenda_prints_dissent_with_its_reply_and_drops_what_is_done(
    cast: Cast, plan: Plan, client: Client
) -> None:
    dissent = answered(plan, cast.dana, text="QZXDISSENT")
    question = answered(plan, cast.dana, Said.UNCLEAR, "QZXQUESTION")
    answered(plan, cast.piotr, Said.INTERPRETER, "", section="", entry="")
    answered(plan, cast.piotr, Said.READ, "QZXREAD")
    sign_in(client, cast.lena)
    html = text_of(client, "agenda", plan)
    for shown in ("Disagreements", "QZXDISSENT", "QZXQUESTION", "What people asked for", "I want an interpreter"):
        assert shown in html
    assert "QZXREAD" not in html
    replied(dissent, cast.lena, "QZXRESPONSE")
    replied(question, cast.lena)
    html = text_of(client, "agenda", plan)
    assert "QZXDISSENT" in html and "QZXRESPONSE" in html and "QZXQUESTION" not in html


@pytest.mark.requirement("R-001-37")
def test_the_agenda_names_from_whom_no_views_came(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.lena)
    silent = text_of(client, "agenda", plan).partition("No views received")[2]
    assert "Dana Green" in silent and "Piotr Green" in silent and "Robin Green" in silent
    assert "Ada Cole" not in silent and "Tom Bell" not in silent
    answered(plan, cast.dana)
    silent = text_of(client, "agenda", plan).partition("No views received")[2]
    assert "Dana Green" not in silent and "Piotr Green" in silent


@pytest.mark.requirement("R-001-37")
def test_who_said_nothing_is_asked_once_a_day_where_it_is_safe(
    cast: Cast, plan: Plan, client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    safe = {cast.dana.pk: "mine@post.example", cast.joan.pk: "hers@post.example"}
    monkeypatch.setattr("portal.dialogue.services.telling.safe_address", lambda person, today: safe.get(person.pk))
    sign_in(client, cast.lena)
    agenda = reverse("practice:agenda", args=[plan.pk])
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(agenda).status_code == 302
    (sent,) = mail.outbox  # Joan reads nothing, Piotr has no safe address
    assert sent.to == ["mine@post.example"]
    words = str(sent.message().as_string()).lower()
    assert [one for one in ("robin", "green", "plan", "social", "child", str(plan.pk)) if one in words] == []
    silent = text_of(client, "agenda", plan).partition("No views received")[2]
    assert silent.count("asked on") == 1 and "Ask them by e-mail" in silent
    tom = sign_in(Client(), cast.tom)
    assert tom.post(agenda).status_code == 404 and "Ask them by e-mail" not in tom.get(agenda).content.decode()


@pytest.mark.requirement("R-001-19")
@pytest.mark.requirement("R-001-20")
def test_recording_an_explanation_and_what_follows(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.lena)
    plan.__class__.objects.filter(pk=plan.pk).update(started_on=NOW.date())
    page = reverse("practice:explain", args=[plan.pk, cast.dana.pk])
    day = {"on_day": "3", "on_month": "3", "on_year": "2026"}
    given = day | {
        "key": keyed(client.get(page).content.decode()),
        "how": "home",
        "level": "parent",
        "understood": "partly",
    }
    assert client.post(page, given).status_code == 422
    given |= {"follow_up": "QZXDRAW it together", "interpreter": "Mr Example"}
    for _ in range(2):
        assert client.post(page, given).status_code == 302
    made = Explanation.objects.get()
    assert (made.person, made.version.number, made.interpreter, made.level) == (cast.dana, 1, "Mr Example", "parent")
    assert "QZXDRAW" in text_of(client, "agenda", plan) and "Partly understood" in text_of(client, "people", plan)
    client.post(page, given | {"key": uuid.uuid4(), "understood": "yes", "follow_up": ""})
    assert "QZXDRAW" not in text_of(client, "agenda", plan)
    late = day | {"on_year": "2999"}
    assert client.post(page, given | late | {"key": uuid.uuid4()}).status_code == 422
    assert client.post(page, {}).status_code == 422


@pytest.mark.requirement("R-001-20")
def test_the_plans_page_says_to_whom_it_has_to_be_explained(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.lena)
    assert "To explain to 2 people" in text_of(client, "plan", plan)
    given = {"plan": plan, "person": cast.dana, "on": TODAY, "how": How.HOME, "understood": Understood.YES}
    explain(key=uuid.uuid4(), by=account(cast.lena), today=TODAY, now=NOW, **given)  # type: ignore[arg-type]
    assert "To explain to 1 person" in text_of(client, "plan", plan)
    assert "To explain to" not in text_of(sign_in(Client(), cast.tom), "plan", plan)


@pytest.mark.requirement("R-001-19")
def test_the_plans_page_says_when_an_explanation_is_late(cast: Cast, plan: Plan) -> None:
    late = TODAY + timedelta(days=60)
    assert to_explain(plan, TODAY) == (2, 0) and to_explain(plan, late) == (2, 2)
    given = {"plan": plan, "person": cast.dana, "on": TODAY, "how": How.HOME, "understood": Understood.PARTLY}
    explain(key=uuid.uuid4(), by=account(cast.lena), today=TODAY, now=NOW, follow_up="Draw it", **given)  # type: ignore[arg-type]
    assert to_explain(plan, late) == (2, 1)
    assert "To explain to 2 people · Overdue" in text_of(sign_in(Client(), cast.lena), "plan", plan)


def test_the_childs_page_counts_new_answers_of_this_child_alone(cast: Cast, plan: Plan, client: Client) -> None:
    answered(plan, cast.dana)
    answered(plan, cast.piotr)
    sign_in(client, cast.lena)
    robin, wren = (reverse("practice:child", args=[one.pk]) for one in (cast.robin, cast.wren))
    assert "2 new answers" in client.get(robin).content.decode()
    assert "new answer" not in client.get(wren).content.decode()
    text_of(client, "answers", plan)
    assert "new answer" not in client.get(robin).content.decode()


@pytest.mark.requirement("R-001-23")
def test_the_lead_sees_how_far_each_person_is(cast: Cast, plan: Plan, client: Client) -> None:
    reading = Release.objects.get(plan=plan, person=cast.dana).reading_id
    assert reading
    opened(reading=reading, last_at=None, now=NOW + timedelta(days=1))
    answered(plan, cast.dana)
    sign_in(client, cast.lena)
    rows = text_of(client, "people", plan).split('<section class="app-card')
    dana = next(row for row in rows if "Dana" in row)
    piotr = next(row for row in rows if "Piotr" in row)
    joan = next(row for row in rows if "Joan" in row)
    assert "Version" in dana and ">1</bdi></a>" in dana and "Overdue" in dana
    assert "Not yet" in piotr and "Overdue" in piotr
    assert "Nothing was shared" in joan and "Overdue" not in joan


def test_the_pages_cost_the_same_however_much_was_said(
    cast: Cast, plan: Plan, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        replied(answered(plan, cast.dana, text=str(number)), cast.lena)
    sign_in(client, cast.lena)
    for name, most in (("answers", QUERIES_OF_ANSWERS), ("agenda", QUERIES_OF_AGENDA), ("people", QUERIES_OF_PEOPLE)):
        with django_assert_max_num_queries(most):
            text_of(client, name, plan)


def test_a_lead_of_before_sees_nothing_any_more(cast: Cast, plan: Plan, client: Client) -> None:
    answered(plan, cast.dana)
    cast.robin.allocations.update(until=NOW.date())
    allocate(cast.robin, cast.owen)
    sign_in(client, cast.lena)
    text_of(client, "answers", plan, status=404)
    assert "It was twice." in text_of(sign_in(Client(), cast.owen), "answers", plan)


@pytest.mark.requirement("R-004-21")
def test_when_the_plan_has_ended_the_answers_stay_with_the_lead(cast: Cast, plan: Plan, client: Client) -> None:
    answered(plan, cast.dana)
    Plan.objects.filter(pk=plan.pk).update(ended_on=NOW.date(), state="ended")
    sign_in(client, cast.lena)
    assert "It was twice." in text_of(client, "answers", plan)
    assert first_part(plan, cast.dana)
