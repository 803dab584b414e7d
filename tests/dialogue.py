"""Answers and replies for tests, made through the services. Every word is invented."""

from __future__ import annotations

import io
import uuid
import wave
from datetime import UTC, datetime
from typing import Any

from PIL import Image

from portal.dialogue.enums import Said
from portal.dialogue.models import Answer, Reply
from portal.dialogue.services import reply, say
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.models import Release

from .cast import Cast, account
from .plans import make_plan, release_to, word

LATER = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def read_by(cast: Cast, *people: Person) -> Plan:
    """Robin's plan, in words and released to these people."""
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(plan, cast.lena)
    for person in people:
        release_to(plan, person, cast.lena)
    return plan


def first_part(plan: Plan, person: Person, section: str = "") -> tuple[str, str]:
    """Section and entry of the first entry that can be answered in what this person reads."""
    reading = Release.objects.select_related("reading").get(plan=plan, person=person).reading
    assert reading is not None
    for one in reading.content["sections"]:
        for entry in one["entries"]:
            if entry["key"] and section in ("", one["key"]):
                return one["key"], entry["key"]
    raise AssertionError("nothing can be answered")


def answered(
    plan: Plan, reader: Person, said: Said = Said.DISAGREE, text: str = "It was twice.", **more: Any
) -> Answer:
    """An answer of this reader about the first entry they read; `person` where they speak for somebody else."""
    section, entry = first_part(plan, reader)
    given: dict[str, Any] = {"key": uuid.uuid4(), "section": section, "entry": entry, "by": account(reader)}
    given |= {"now": LATER} | more
    return say(plan=plan, person=given.pop("person", reader), said=said, text=text, **given)


def replied(answer: Answer, by: Person, text: str = "Thank you. We talk about it.") -> Reply:
    """The lead's reply."""
    return reply(key=uuid.uuid4(), answer=answer, text=text, language="en", by=account(by), now=LATER)


def sound() -> bytes:
    """A tenth of a second of silence as WAV."""
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(b"\0\0" * 800)
    return file.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), *, place: bool = False) -> bytes:
    """A picture; with `place` its file says where it was taken."""
    file = io.BytesIO()
    made = Image.new("RGB", size, "orange")
    exif = Image.Exif()
    if place:
        exif[0x010E] = "QZXPLACE"
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    made.save(file, kind, exif=exif)
    return file.getvalue()
