"""How long a session has left, on the server and as the page says it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.rules import seconds_left

SCRIPT = Path(__file__).parents[3] / "frontend" / "js" / "timeout.js"
IDLE, LONGEST = 1800, 12 * 3600


@pytest.mark.parametrize(
    ("since", "seen", "left"),
    [(0, 1000, 1800), (0, 900, 1700), (1000 - LONGEST + 60, 1000, 60), (1000 - LONGEST, 1000, 0), (0, -5000, 0)],
)
def test_whichever_limit_comes_first(since: float, seen: float, left: int) -> None:
    assert seconds_left(since=since, seen=seen, now=1000, idle=IDLE, longest=LONGEST) == left


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.floats(0, 1e9))
def test_it_is_never_less_than_nothing_nor_more_than_the_limits(since: float, seen: float, now: float) -> None:
    left = seconds_left(since=since, seen=seen, now=now, idle=IDLE, longest=LONGEST)
    assert 0 <= left <= max(0, seen + IDLE - now, 0) + 1


def in_browser(expression: str) -> object:
    """What the script of the page makes of it, run by node."""
    program = (
        f"import {{inWords, saidAt}} from {json.dumps(SCRIPT.as_uri())}; console.log(JSON.stringify({expression}))"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", program], capture_output=True, text=True, check=True, timeout=60
    )
    found: object = json.loads(done.stdout)
    return found


def test_a_listener_hears_it_a_few_times_and_not_each_second() -> None:
    assert in_browser("[...Array(121).keys()].filter((left) => saidAt(left) !== null)") == [20, 40, 60, 120]


def test_the_time_in_words_of_the_language() -> None:
    said = in_browser(
        "[[120, 'en'], [60, 'en'], [20, 'en'], [95, 'en'], [120, 'pl'], [20, 'ur'], [20, 'xx-nowhere']]"
        ".map(([left, language]) => inWords(left, language))"
    )
    assert isinstance(said, list)
    assert said[:5] == ["2 minutes", "1 minute", "20 seconds", "1:35", "2 minuty"]
    assert "20" in said[5] or "۲۰" in said[5]
    assert said[6]
