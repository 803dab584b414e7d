"""Reading a plan aloud for those who would rather hear it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.audit.models import Entry
from portal.plans.media import MOST_BYTES
from portal.plans.models import Plan, PlanFile
from portal.wording.models import Reading, Recording
from tests.cast import Cast, account, sign_in
from tests.plans import release_to, withhold_from, word
from tests.sounds import record_for, section_of, silence

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-X-05")]


@pytest.fixture
def reading(cast: Cast, plan: Plan) -> Reading:
    word(plan, cast.lena)
    given = release_to(plan, cast.dana, cast.lena).reading
    assert given is not None
    return given


def address(plan: Plan, reading: Reading, number: int = 0) -> str:
    return reverse("practice:record", args=[plan.pk, reading.person_id, section_of(reading, number)["key"]])


def sound(data: bytes = b"", name: str = "a.wav") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or silence(), content_type="text/html")


def test_from_the_readers_to_a_voice_for_one_section(cast: Cast, plan: Plan, reading: Reading, lena: Client) -> None:
    everybody = lena.get(reverse("practice:recordings", args=[plan.pk])).content.decode()
    assert "Dana" in everybody and "Joan" not in everybody  # shared with Dana alone
    hers = lena.get(reverse("practice:reader_recordings", args=[plan.pk, reading.person_id])).content.decode()
    assert address(plan, reading) in hers
    response = lena.get(address(plan, reading))
    assert 'action="/exit/"' not in response.content.decode()
    assert "data-recorder" in response.content.decode()
    data = {"spoken": section_of(reading)["spoken"], "sound": sound()}
    assert lena.post(address(plan, reading), data).headers["Location"] == reverse(
        "practice:reader_recordings", args=[plan.pk, reading.person_id]
    )
    kept = Recording.objects.get(removed_at__isnull=True)
    assert (kept.file.type, kept.file.size) == ("audio/wav", len(silence()))
    heard = lena.get(reverse("practice:sound", args=[plan.pk, kept.pk]))
    assert (heard.status_code, heard.content) == (200, silence())
    assert (
        "Recorded"
        in lena.get(reverse("practice:reader_recordings", args=[plan.pk, reading.person_id])).content.decode()
    )
    actions = set(Entry.objects.filter(chain=f"plan:{plan.pk}").values_list("action", flat=True))
    assert {"recordings.viewed", "recording.kept", "recording.heard"} <= actions


def test_only_the_page_that_records_may_ask_for_the_microphone(plan: Plan, reading: Reading, lena: Client) -> None:
    assert "microphone=(self)" in lena.get(address(plan, reading)).headers["Permissions-Policy"]
    for name in ("practice:recordings", "practice:plan"):
        assert "microphone=()" in lena.get(reverse(name, args=[plan.pk])).headers["Permissions-Policy"]
    assert "camera=()" in lena.get(address(plan, reading)).headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<html><script>alert(1)</script>", "not a sound that we can play"),
        (b"RIFF0000WAVEfmt " + b"0" * MOST_BYTES, "larger than 10 MB"),
        (None, "Record the words"),
    ],
)
def test_what_is_no_sound_is_not_kept(
    plan: Plan, reading: Reading, lena: Client, data: bytes | None, problem: str
) -> None:
    sent = {"spoken": section_of(reading)["spoken"]} | ({"sound": sound(data, "voice.mp3")} if data else {})
    response = lena.post(address(plan, reading), sent)
    assert response.status_code == 422
    assert problem in response.content.decode()
    assert not PlanFile.objects.exists()


def test_words_that_changed_meanwhile_are_not_given_the_voice_of_others(
    plan: Plan, reading: Reading, lena: Client
) -> None:
    response = lena.post(address(plan, reading), {"spoken": "0" * 64, "sound": sound()})
    assert response.status_code == 409
    assert "The words changed while you read them" in response.content.decode()
    assert not Recording.objects.exists()


def test_a_voice_is_replaced_and_removed(cast: Cast, plan: Plan, reading: Reading, lena: Client) -> None:
    first = record_for(plan, reading, cast.lena)
    data = {"spoken": section_of(reading)["spoken"], "sound": sound(silence(0.3))}
    tom = sign_in(Client(), cast.tom)
    assert tom.post(address(plan, reading), data).status_code == 302  # a colleague of the core group may
    first.refresh_from_db()
    assert first.removed_at is not None
    assert lena.get(reverse("practice:sound", args=[plan.pk, first.pk])).status_code == 404
    lena.post(address(plan, reading), {"do": "remove"})
    assert not Recording.objects.filter(removed_at__isnull=True).exists()
    assert lena.post(address(plan, reading), {"do": "remove"}).status_code == 302
    assert Entry.objects.filter(action="recording.removed", actor=str(account(cast.lena).pk)).count() == 1


def test_who_does_not_see_the_plan_finds_nothing(cast: Cast, plan: Plan, reading: Reading) -> None:
    kept = record_for(plan, reading, cast.lena)
    pages = [
        reverse("practice:recordings", args=[plan.pk]),
        reverse("practice:reader_recordings", args=[plan.pk, reading.person_id]),
        address(plan, reading),
        reverse("practice:sound", args=[plan.pk, kept.pk]),
    ]
    for who in (cast.owen, cast.mira, cast.dana, cast.amina):
        client = sign_in(Client(), who)
        assert [client.get(one).status_code for one in pages] == [404] * 4
        assert client.post(address(plan, reading), {"do": "remove"}).status_code == 404


def test_a_copy_that_is_withheld_or_not_shared_cannot_be_recorded(
    cast: Cast, plan: Plan, reading: Reading, lena: Client
) -> None:
    other = reverse("practice:reader_recordings", args=[plan.pk, cast.joan.pk])
    assert lena.get(other).status_code == 404
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    assert lena.get(address(plan, reading)).status_code == 404
    assert lena.get(address(plan, reading).replace(section_of(reading)["key"], "nothing")).status_code == 404
