"""Keeping what people say: once, theirs, and only about what they may read at that moment."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.http import Http404

from portal.access import grants
from portal.audit.models import Entry
from portal.dialogue.enums import How, Said, Understood
from portal.dialogue.exceptions import NotExplained, NotSaid
from portal.dialogue.models import Answer, Explanation, Receipt, Reply
from portal.dialogue.selectors import last_read
from portal.dialogue.services import explain, opened, reply, say
from portal.dialogue.services.files import checked
from portal.plans.services import file_bytes
from portal.wording.models import Release
from tests.cast import Cast, account
from tests.dialogue import LATER, answered, first_part, picture, read_by, replied, sound
from tests.plans import NOW, TODAY, withhold_from

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R-001-18")
def test_an_answer_is_kept_with_what_was_read(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    made = answered(plan, cast.dana)
    release = Release.objects.get(plan=plan, person=cast.dana)
    assert (made.person, made.reading_id, made.said, made.text) == (
        cast.dana,
        release.reading_id,
        "disagree",
        "It was twice.",
    )
    entry = Entry.objects.get(action="answer.given")
    assert entry.about == f"answer:{made.pk}" and "twice" not in str(entry.detail)


def test_the_same_form_twice_is_one_answer_and_one_file(cast: Cast) -> None:
    plan, key = read_by(cast, cast.dana), uuid.uuid4()
    first = answered(plan, cast.dana, key=key, media=checked(sound()))
    again = answered(plan, cast.dana, key=key, media=checked(sound()))
    assert first == again and Answer.objects.count() == 1 and plan.files.count() == 1


def test_two_people_with_the_same_key_say_two_things(cast: Cast) -> None:
    plan, key = read_by(cast, cast.dana, cast.piotr), uuid.uuid4()
    answered(plan, cast.dana, key=key)
    answered(plan, cast.piotr, key=key)
    assert Answer.objects.count() == 2


@pytest.mark.parametrize("keys", [("nothing", ""), ("concerns", "x"), ("", "x")])
def test_only_parts_of_ones_own_reading_can_be_answered(cast: Cast, keys: tuple[str, str]) -> None:
    plan = read_by(cast, cast.dana)
    with pytest.raises(NotSaid, match="keys"):
        answered(plan, cast.dana, section=keys[0], entry=keys[1])


def test_nothing_said_is_nothing_kept(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    for text, reason in (("  ", "empty"), ("x" * 5001, "long")):
        with pytest.raises(NotSaid, match=reason):
            answered(plan, cast.dana, Said.SAY, text)
    assert answered(plan, cast.dana, Said.READ, "").text == ""
    assert len(answered(plan, cast.dana, Said.SAY, "x" * 5000).text) == 5000


@pytest.mark.requirement("R-004-08")
def test_who_may_not_read_any_more_cannot_answer(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    section, entry = first_part(plan, cast.dana)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    with pytest.raises(Http404):
        say(key=uuid.uuid4(), plan=plan, person=cast.dana, said=Said.READ, section=section, entry=entry,
            by=account(cast.dana), now=LATER)  # fmt: skip


@pytest.mark.requirement("R-004-15")
def test_nobody_can_change_or_delete_what_was_said(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    made = answered(plan, cast.dana)
    replied(made, cast.lena)
    for table in ("dialogue_answer", "dialogue_reply"):
        for statement in (f"UPDATE {table} SET text = 'other'", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
    made.refresh_from_db()
    assert made.text == "It was twice."


def test_only_the_lead_replies_and_once(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    made, key = answered(plan, cast.dana), uuid.uuid4()
    for person in (cast.tom, cast.dana, cast.owen):
        with pytest.raises(Http404):
            replied(made, person)
    for _ in range(2):
        reply(key=key, answer=made, text="Yes", language="en", by=account(cast.lena), now=LATER)
    assert Reply.objects.count() == 1
    with pytest.raises(NotSaid, match="empty"):
        replied(made, cast.lena, " ")


@pytest.mark.requirement("R-001-19")
def test_partly_understood_needs_what_follows(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    common = {"plan": plan, "person": cast.dana, "how": How.HOME, "by": account(cast.lena), "today": TODAY, "now": NOW}
    for understood in (Understood.PARTLY, Understood.NO):
        with pytest.raises(NotExplained, match="follow_up"):
            explain(key=uuid.uuid4(), on=TODAY, understood=understood, **common)  # type: ignore[arg-type]
    for on in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(NotExplained, match="on"):
            explain(key=uuid.uuid4(), on=on, understood=Understood.YES, **common)  # type: ignore[arg-type]
    key = uuid.uuid4()
    for _ in range(2):
        explain(key=key, on=TODAY, understood=Understood.PARTLY, follow_up="Draw it", **common)  # type: ignore[arg-type]
    assert Explanation.objects.get().follow_up == "Draw it"
    with pytest.raises(Http404):
        explain(key=key, on=TODAY, understood=Understood.YES, **(common | {"by": account(cast.tom)}))  # type: ignore[arg-type]


def test_a_receipt_is_written_once_an_hour(cast: Cast, django_assert_num_queries: object) -> None:
    plan = read_by(cast, cast.dana)
    reading = Release.objects.get(plan=plan, person=cast.dana).reading_id
    assert reading and last_read(plan.pk, cast.dana.pk) is None
    opened(reading=reading, last_at=None, now=NOW)
    soon, later = NOW + timedelta(minutes=59), NOW + timedelta(hours=1)
    with django_assert_num_queries(0):  # type: ignore[operator]
        opened(reading=reading, last_at=NOW, now=soon)
    with django_assert_num_queries(1):  # type: ignore[operator]
        opened(reading=reading, last_at=NOW, now=later)
    receipt = Receipt.objects.get()
    assert (receipt.first_at, receipt.last_at) == (NOW, later)
    found = last_read(plan.pk, cast.dana.pk)
    assert found and found["number"] == 1


def holds_any_of(data: bytes, kept: bytes) -> bool:
    """Whether any sixteen bytes of it in a row stand in what is kept."""
    return any(data[n : n + 16] in kept for n in range(0, len(data) - 16, 16))


def test_a_voice_is_sealed_and_a_picture_says_no_place(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    voice = answered(plan, cast.dana, Said.SAY, "", media=checked(sound()))
    assert voice.file and voice.file.type == "audio/wav" and file_bytes(voice.file) == sound()
    with storages["uploads"].open(voice.file.file) as kept:
        assert not holds_any_of(sound(), kept.read())
    assert b"QZXPLACE" in picture(place=True)
    drawn = answered(plan, cast.dana, Said.SAY, "", media=checked(picture(place=True)))
    assert drawn.file and drawn.file.type == "image/jpeg"
    data = file_bytes(drawn.file)
    assert b"QZXPLACE" not in data and b"Exif" not in data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "file"), (b"%PDF-1.7 not a picture", "file"), (b"<svg onload=alert(1)>", "file"),
        (picture()[:60], "file"), (sound() + b"\0" * 10_000_000, "size"),
    ],
    ids=["empty", "pdf", "svg", "torn", "large"],
)  # fmt: skip
def test_what_is_no_sound_and_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(NotSaid, match=reason):
        checked(data)


def test_a_picture_of_too_many_points_is_refused() -> None:
    with pytest.raises(NotSaid, match="size"):
        checked(picture("PNG", (8000, 6000)))
    assert checked(picture("WEBP")).type == "image/jpeg"


def test_grants_are_held_while_it_is_written(cast: Cast) -> None:
    plan = read_by(cast, cast.dana)
    Release.objects.filter(person=cast.dana).update(reading=None)
    grants.refresh(plan)
    with pytest.raises(Http404):
        answered_anyway(plan, cast)


def answered_anyway(plan: object, cast: Cast) -> None:
    say(key=uuid.uuid4(), plan=plan, person=cast.dana, said=Said.READ, by=account(cast.dana), now=LATER)  # type: ignore[arg-type]
