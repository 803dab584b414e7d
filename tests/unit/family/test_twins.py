"""What the browser makes of a text that it reads aloud is what the server makes of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.wording.sentences import split

SCRIPT = Path(__file__).parents[3] / "frontend" / "js" / "family" / "corpus.js"
LINES = [
    "Walk to school. Read together! Why? Because it helps.",
    "Dr. Lee comes at 10.30 a.m. on Monday. Call 01632 960 101.",
    "1. An adult is home. 2. Somebody phones.",
    "J. Smith and I. They agreed.",
    "“We are worried.” They said so. (It was late.) Then they left…",
    "یہ منصوبہ آپ کے لیے ہے۔ کیا آپ سمجھتے ہیں؟ ہم مدد کریں گے۔",
    "هذه الخطة لك. هل تفهمها؟ سنساعدك.",
    "এটি আপনার পরিকল্পনা। আমরা সাহায্য করব।",
    "ਇਹ ਤੁਹਾਡੀ ਯੋਜਨਾ ਹੈ। ਅਸੀਂ ਮਦਦ ਕਰਾਂਗੇ।",
    "Is it safe? No. It is at No. 5, tel. 01632 960 101.",
    "To jest plan dla dziecka, np. dla Ani. Spotkamy się o godz. 10.",
    "Yma. Wedyn?",
    "",
    "   ",
    "no end",
    "3.5 miles. ok",
]


def there(what: str, cases: list[Any]) -> list[Any]:
    """What the browser's script says, run by node."""
    done = subprocess.run(
        ["node", SCRIPT, what], input=json.dumps(cases), capture_output=True, text=True, check=True, timeout=60
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def test_sentences_end_at_the_same_places_in_every_script() -> None:
    assert there("sentences", LINES) == [list(split(line)) for line in LINES]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet="aA1٣ .!?…؟۔।\"')(Iéßdrnp۵", max_size=30), min_size=60, max_size=60))
def test_and_of_any_letters(lines: list[str]) -> None:
    assert there("sentences", lines) == [list(split(line)) for line in lines]


HERE_PL = {"name": "Ania", "lang": "pl-PL", "localService": True}
AFAR_PL = {"name": "Cloud", "lang": "pl-PL", "localService": False}
HERE_EN = {"name": "Ann", "lang": "en_GB", "localService": True}
FIRST_EN = {"name": "Ben", "lang": "en-US", "localService": True, "default": True}
ODD = {"name": "Odd", "lang": "pl-PL"}
MIXED = [{"language": "pl"}, {"language": "en"}]


@pytest.mark.requirement("R-X-05")
@pytest.mark.parametrize(
    ("voices", "read"),
    [
        ([], []),
        ([AFAR_PL, ODD], []),  # a voice that lives elsewhere, or does not say where, is never asked
        ([HERE_PL], [["pl", "Ania"]]),  # an English passage is left out, not read in Polish
        ([HERE_EN], []),  # and a Polish plan is not read for its English passages alone
        ([AFAR_PL, HERE_EN, HERE_PL], [["pl", "Ania"], ["en", "Ann"]]),
        ([HERE_EN, FIRST_EN, HERE_PL], [["pl", "Ania"], ["en", "Ben"]]),
    ],
)
def test_only_the_devices_own_voice_of_the_texts_own_language(voices: list[Any], read: list[list[str]]) -> None:
    assert there("voices", [{"voices": voices, "passages": MIXED, "main": "pl"}]) == [read]


def test_urdu_is_never_read_by_an_english_voice() -> None:
    case = {"voices": [HERE_EN, FIRST_EN], "passages": [{"language": "ur"}], "main": "ur"}
    unknown = {"voices": [HERE_EN], "passages": [{"language": ""}], "main": ""}
    assert there("voices", [case, unknown]) == [[], []]
