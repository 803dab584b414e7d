"""A reader answers their plan, and finds the reply beside what they said. Everything without JavaScript."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.dialogue.enums import Said
from portal.dialogue.models import Answer, Parked
from portal.dialogue.services.files import checked
from portal.people.services import advocate, end_advocacy
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.dialogue import answered, first_part, picture, read_by, replied, sound
from tests.plans import NOW, TODAY, make_plan, release_to, withhold_from, word

pytestmark = pytest.mark.django_db
MINE = "QZXMINE was twice only"
# Answering asks for session, user, person's language, the grant with the Reading, plan, person, advocacy, relation.
QUERIES_OF_OWN_ANSWERS = 16


def page_of(plan: Plan, section: str = "", entry: str = "") -> str:
    if entry:
        return reverse("family:answer_entry", args=[plan.pk, section, entry])
    return (
        reverse("family:answer_section", args=[plan.pk, section])
        if section
        else reverse("family:answer", args=[plan.pk])
    )


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found
    return found[1]


def send(client: Client, page: str, **given: Any) -> Any:
    """Fill the form as a browser would and send it."""
    html = client.get(page).content.decode()
    return client.post(page, {"key": hidden(html, "key"), "word": hidden(html, "word"), "text": ""} | given)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def test_answering_an_item_and_reading_the_reply(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    page = page_of(plan, *first_part(plan, cast.dana))
    shown = client.get(page)
    assert "Nobody was home" in shown.content.decode()
    response = send(client, page, said="disagree", text=MINE)
    assert response.status_code == 302 and MINE not in response["Location"]
    own = client.get(response["Location"]).content.decode()
    assert MINE in own and "I disagree" in own and "No reply yet" in own
    replied(Answer.objects.get(), cast.lena)
    own = client.get(response["Location"]).content.decode()
    assert "We talk about it" in own and "Lena Hart" in own and "No reply yet" not in own


def test_the_same_form_sent_twice_is_one_answer(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    page = page_of(plan)
    key = hidden(client.get(page).content.decode(), "key")
    for _ in range(2):
        assert client.post(page, {"key": key, "said": "call", "text": ""}).status_code == 302
    assert Answer.objects.get().said == Said.CALL


def test_what_is_missing_is_said_and_what_was_typed_stays(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    page = page_of(plan)
    for given in ({"text": MINE}, {"said": "nonsense", "text": MINE}, {"said": "say", "text": MINE + "x" * 5000}):
        response = send(client, page, **given)
        assert response.status_code == 422 and MINE in response.content.decode()
    assert send(client, page, said="say", text=" ").status_code == 422
    assert Answer.objects.count() == 0


def test_help_can_be_asked_for_about_the_whole_plan_alone(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    section, entry = first_part(plan, cast.dana)
    for page in (page_of(plan, section), page_of(plan, section, entry)):
        assert send(client, page, said="interpreter").status_code == 422
    for said in ("interpreter", "advocate", "call"):
        assert send(client, page_of(plan), said=said).status_code == 302
    assert Answer.objects.filter(section="", entry="").count() == 3


def test_a_voice_and_a_picture_without_a_script(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    files = {
        "sound": SimpleUploadedFile("voice.wav", sound()),
        "picture": SimpleUploadedFile("me.jpg", picture(place=True)),
    }
    assert send(client, page_of(plan), said="say", **files).status_code == 302
    types = {}
    for one in Answer.objects.all():
        response = client.get(reverse("family:answer_file", args=[plan.pk, one.pk]))
        assert response["X-Content-Type-Options"] == "nosniff" and "no-store" in response["Cache-Control"]
        assert response["Content-Disposition"].startswith("inline;") and b"QZXPLACE" not in response.content
        types[response["Content-Type"]] = response.content
    assert types["audio/wav"] == sound() and set(types) == {"audio/wav", "image/jpeg"}


def test_a_file_that_is_neither_is_refused(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    for name in ("sound", "picture"):
        response = send(client, page_of(plan), said="say", **{name: SimpleUploadedFile("a.jpg", b"%PDF-1.7")})
        assert response.status_code == 422 and Answer.objects.count() == 0
    assert send(client, page_of(plan), said="say", sound=SimpleUploadedFile("a.wav", picture())).status_code == 422


@pytest.mark.requirement("R-004-08")
def test_another_parent_never_sees_it(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana, text=MINE)
    replied(made, cast.lena, "QZXREPLY")
    sign_in(client, cast.piotr)
    for page in (reverse("family:answers", args=[plan.pk]), reverse("family:plan", args=[plan.pk]), page_of(plan),
                 reverse("family:home"), f"/api/v1/readings/{plan.pk}"):  # fmt: skip
        assert not re.search("QZXMINE|QZXREPLY", client.get(page).content.decode()), page
    voice = answered(plan, cast.dana, Said.SAY, "x")
    assert client.get(reverse("family:answer_file", args=[plan.pk, voice.pk])).status_code == 404


@pytest.mark.requirement("R-004-17")
def test_an_advocate_answers_for_whom_they_speak_and_sees_no_other(cast: Cast, plan: Plan, client: Client) -> None:
    made = advocate(
        child=cast.robin, advocate=cast.ada, speaks_for=cast.piotr, since=TODAY, until=date(2099, 1, 1),
        by=account(cast.lena), now=NOW - timedelta(days=1),
    )  # fmt: skip
    release_to(plan, cast.ada, cast.lena)
    answered(plan, cast.dana, text="QZXDANA")
    answered(plan, cast.piotr, text="QZXPIOTR")
    sign_in(client, cast.ada)
    assert send(client, page_of(plan), said="say", text=MINE).status_code == 302
    mine = Answer.objects.get(text=MINE)
    assert (mine.person, mine.said_by) == (cast.piotr, account(cast.ada))
    own = client.get(reverse("family:answers", args=[plan.pk])).content.decode()
    assert "QZXPIOTR" in own and MINE in own and "QZXDANA" not in own
    end_advocacy(advocacy=made, by=account(cast.lena), now=NOW)
    assert client.get(reverse("family:answers", args=[plan.pk])).status_code == 404
    assert client.get(page_of(plan)).status_code == 404


def test_what_a_child_keeps_for_the_social_worker_the_advocate_does_not_see(cast: Cast, client: Client) -> None:
    plan = make_plan(cast.cai, cast.owen, cast.nia)
    word(plan, cast.owen)
    release_to(plan, cast.cai.person, cast.owen)
    sign_in(client, cast.cai)
    page = page_of(plan)
    assert 'name="for_lead"' in client.get(page).content.decode()
    assert send(client, page, said="say", text=MINE, for_lead="on").status_code == 302
    assert Answer.objects.get().for_lead
    assert MINE in client.get(reverse("family:answers", args=[plan.pk])).content.decode()


def test_only_a_child_has_that_choice(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    assert 'name="for_lead"' not in client.get(page_of(plan)).content.decode()
    send(client, page_of(plan), said="say", text=MINE, for_lead="on")
    assert not Answer.objects.get().for_lead


def test_what_was_sent_is_asked_for_in_parts_and_by_no_other_site(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana, Said.SAY, "", media=checked(sound()))
    for room, reader in (("family", cast.dana), ("practice", cast.lena)):
        page = reverse(f"{room}:answer_file", args=[plan.pk, made.pk])
        reading = sign_in(Client(), reader)
        whole, some = reading.get(page), reading.get(page, headers={"range": "bytes=0-3"})
        assert whole.content == sound() and (some.status_code, some.content) == (206, b"RIFF")
        for answer in (whole, some):
            assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
            assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        if room == "family":
            withhold_from(plan, cast.dana, cast.lena, cast.mira)
        assert reading.get(page, headers={"range": "bytes=0-3"}).status_code == (404 if room == "family" else 206)


def test_a_stranger_and_a_worker_get_404(cast: Cast, plan: Plan) -> None:
    for person in (cast.amina, cast.lena, cast.tom):
        client = sign_in(Client(), person)
        for page in (page_of(plan), reverse("family:answers", args=[plan.pk]), page_of(plan, "concerns", "x")):
            assert client.get(page).status_code == 404
            assert client.post(page, {"said": "read"}).status_code in (404, 405)


def test_a_part_that_is_not_there_is_404(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    assert client.get(page_of(plan, "nothing")).status_code == 404
    assert client.get(page_of(plan, "concerns", str(uuid.uuid4()))).status_code == 404


def test_a_long_text_sent_after_the_session_ended_is_still_there(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, cast.dana)
    page, text = page_of(plan, *first_part(plan, cast.dana)), MINE + " ź" * 2400
    html = client.get(page).content.decode()
    given = {"key": hidden(html, "key"), "word": hidden(html, "word"), "said": "disagree", "text": text}
    client.session.flush()
    response = client.post(page, given)
    assert response.status_code == 302 and response["Location"].startswith("/accounts/login/")
    assert "QZXMINE" not in response["Location"] + str(response.cookies) + Parked.objects.get().sealed
    other = sign_in(Client(), cast.piotr)
    other.cookies["parked-answer"] = client.cookies["parked-answer"].value
    assert "QZXMINE" not in other.get(page).content.decode()
    sign_in(client, cast.dana)
    shown = client.get(page).content.decode()
    assert (
        text.split()[-1] in shown and "What you wrote is still here" in shown and hidden(shown, "key") == given["key"]
    )
    assert client.post(page, given).status_code == 302
    assert Answer.objects.get().text == text and Parked.objects.count() == 0


def test_a_signed_out_post_tells_nothing_about_plans(cast: Cast, plan: Plan, client: Client) -> None:
    real = client.post(page_of(plan), {"text": "x"})
    none = client.post(reverse("family:answer", args=[uuid.uuid4()]), {"text": "x"})
    assert (real.status_code, none.status_code) == (302, 302) and Parked.objects.count() == 0


def test_own_answers_cost_the_same_however_many(
    cast: Cast, plan: Plan, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        replied(answered(plan, cast.dana, text=f"{number}"), cast.lena)
    sign_in(client, cast.dana)
    with django_assert_max_num_queries(QUERIES_OF_OWN_ANSWERS):
        client.get(reverse("family:answers", args=[plan.pk]))


def test_every_page_can_be_left_at_once_and_asks_for_the_microphone_itself(
    cast: Cast, plan: Plan, client: Client
) -> None:
    sign_in(client, cast.dana)
    page = client.get(page_of(plan))
    assert "govuk-exit-this-page" in page.content.decode() and "microphone=(self)" in page["Permissions-Policy"]
    own = client.get(reverse("family:answers", args=[plan.pk]))
    assert "govuk-exit-this-page" in own.content.decode() and "microphone=()" in own["Permissions-Policy"]
