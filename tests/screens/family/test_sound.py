"""A plan to listen to: recordings of exactly the words that this reader has now, for nobody else (T1, T3, T7)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.people.models import Person
from portal.people.selectors import network
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.models import Reading, Recording, Wording
from portal.wording.services import release, remove_recording, write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, translated, withhold_from, word
from tests.sounds import record_for, silence

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-X-05")]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=3)
    word(made, cast.lena)
    translated(made, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    return made


def reading_of(plan: Plan, person: Person, by: Person) -> Reading:
    given = release_to(plan, person, by).reading
    assert given is not None
    return given


def address(plan: Plan, sound: Recording) -> str:
    return reverse("family:sound", args=[plan.pk, sound.pk])


def test_a_reader_hears_what_was_recorded_of_their_own_words(cast: Cast, plan: Plan) -> None:
    sound = record_for(plan, reading_of(plan, cast.dana, cast.lena), cast.lena)
    client = sign_in(Client(), cast.dana)
    page = client.get(reverse("family:plan", args=[plan.pk])).content.decode()
    assert f'<audio controls preload="none" src="{address(plan, sound)}"' in page
    assert page.count("<audio") == 1
    response = client.get(address(plan, sound))
    assert (response.status_code, response.content) == (200, silence())
    assert response.headers["Content-Type"] == "audio/wav"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(
        chain=f"plan:{plan.pk}", action="recording.heard", actor=str(account(cast.dana).pk),
        about=f"recording:{sound.pk}",
    ).exists()  # fmt: skip


def test_a_player_may_ask_for_a_part_and_is_asked_each_time(cast: Cast, plan: Plan) -> None:
    sound = record_for(plan, reading_of(plan, cast.dana, cast.lena), cast.lena)
    client = sign_in(Client(), cast.dana)
    part = client.get(address(plan, sound), headers={"range": "bytes=44-99"})
    assert (part.status_code, part.content) == (206, silence()[44:100])
    assert part.headers["Content-Range"] == f"bytes 44-99/{len(silence())}"
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    for headers in ({}, {"range": "bytes=44-99"}, {"range": "bytes=999999-"}):
        assert client.get(address(plan, sound), headers=headers).status_code == 404


@pytest.mark.parametrize("who", ["piotr", "joan", "amina", "karl", "nia", "lena", "owen", "tom", "mira"])
def test_nobody_else_hears_it(cast: Cast, plan: Plan, who: str) -> None:
    """Piotr reads the same plan in Polish: what was recorded in English is not his."""
    sound = record_for(plan, reading_of(plan, cast.dana, cast.lena), cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    assert sign_in(Client(), getattr(cast, who)).get(address(plan, sound)).status_code == 404
    assert Client().get(address(plan, sound)).headers["Location"].startswith("/accounts/login/")


def test_words_that_changed_are_silent(cast: Cast, plan: Plan) -> None:
    """The recording of older words belongs to none of those that stand there now."""
    reading = reading_of(plan, cast.dana, cast.lena)
    number = [one["key"] for one in reading.content["sections"] if one["spoken"]].index("concerns")
    sound = record_for(plan, reading, cast.lena, number=number)
    concern = Wording.objects.filter(item__plan=plan, item__capture="concern", is_translation=False).get(
        audience=Audience.FAMILY
    )
    write(
        plan=plan, item=concern.item_id, audience=Audience.FAMILY, text="Nobody was home.", by=account(cast.lena),
        revision=concern.revision, now=NOW,
    )  # fmt: skip
    client = sign_in(Client(), cast.dana)
    assert client.get(address(plan, sound)).status_code == 200  # what Dana has is as it was
    known = next(one for one in network(plan.child) if one.person.pk == cast.dana.pk)
    given = plan.releases.get(person=cast.dana)
    release(plan=plan, known=known, revision=given.revision, by=account(cast.lena), now=NOW)
    assert "<audio" not in client.get(reverse("family:plan", args=[plan.pk])).content.decode()
    assert client.get(address(plan, sound)).status_code == 404


def test_a_removed_or_replaced_recording_is_gone_and_other_plans_have_none(cast: Cast, plan: Plan) -> None:
    reading = reading_of(plan, cast.dana, cast.lena)
    first = record_for(plan, reading, cast.lena)
    second = record_for(plan, reading, cast.tom, seconds=0.2)
    client = sign_in(Client(), cast.dana)
    assert client.get(address(plan, first)).status_code == 404
    assert client.get(address(plan, second)).content == silence(0.2)
    other = make_plan(cast.wren, cast.lena, cast.lena, [cast.tom])
    word(other, cast.lena)
    release_to(other, cast.dana, cast.lena)
    assert client.get(address(other, second)).status_code == 404
    remove_recording(recording=second, by=account(cast.lena), now=NOW)
    assert client.get(address(plan, second)).status_code == 404


def test_recordings_cost_the_page_no_query_each(
    cast: Cast, plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reading = reading_of(plan, cast.dana, cast.lena)
    client, page = sign_in(Client(), cast.dana), reverse("family:plan", args=[plan.pk])
    client.get(page)
    with CaptureQueriesContext(connection) as before:
        client.get(page)
    for number in range(4):
        record_for(plan, reading, cast.lena, number=number)
    with django_assert_num_queries(len(before) + 2):  # the recordings, and the Reading that says whose words they speak
        html = client.get(page).content.decode()
    assert html.count("<audio") == 4
