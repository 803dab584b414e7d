"""Sounds and voices for tests. Nobody is heard."""

from __future__ import annotations

import io
import wave

from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.models import Reading, Recording
from portal.wording.services import keep_recording

from .cast import account
from .plans import NOW


def silence(seconds: float = 0.1) -> bytes:
    """A WAV of so many seconds, in which nothing is heard."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * int(8000 * seconds))
    return kept.getvalue()


def section_of(reading: Reading, number: int = 0) -> dict[str, str]:
    """The n-th section of a Reading that can be heard, as {"key", "language", "spoken"}."""
    spoken = [one for one in reading.content["sections"] if one["spoken"]]
    one = spoken[number]
    language = one["language"] or reading.content["language"]
    return {"key": one["key"], "language": language, "spoken": one["spoken"]}


def record_for(plan: Plan, reading: Reading, by: Person, *, number: int = 0, seconds: float = 0.1) -> Recording:
    """Somebody's voice for the n-th section of a Reading."""
    one = section_of(reading, number)
    return keep_recording(
        plan=plan, language=one["language"], spoken=one["spoken"], data=silence(seconds), by=account(by), now=NOW
    )
