"""Which ground holds, and which category a conference named."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from portal.register.rules import named_category, problem_of

DAY = date(2026, 3, 2)
LINES = ("Neglect | Esgeulustod", "Emotional abuse | Cam-drin emosiynol")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"because": "review", "review": uuid4()}, ""),
        ({"because": "review"}, "review"),
        ({"because": "died", "review": uuid4()}, "review"),
        *(({"because": event}, "") for event in ("died", "left", "transferred")),
        ({"because": "eighteen"}, "not_eighteen"),
        ({"because": "eighteen", "eighteen_on": date(2026, 3, 3)}, "not_eighteen"),
        ({"because": "eighteen", "eighteen_on": DAY}, ""),
        ({"because": ""}, "because"),
        ({"because": "lead"}, "because"),
        ({"because": "died", "follow_on": " \n"}, "follow_on"),
        ({"because": "died", "first": date(2026, 3, 3)}, "day"),
    ],
)
def test_a_name_comes_off_by_a_review_or_an_event_alone(given: dict[str, Any], code: str) -> None:
    asked: dict[str, Any] = {
        "review": None,
        "eighteen_on": None,
        "on": DAY,
        "first": DAY,
        "follow_on": "School goes on",
    } | given
    assert problem_of(asked.pop("because"), **asked) == code


def test_the_first_concern_names_the_category() -> None:
    def concern(label: str) -> dict[str, Any]:
        return {"capture": "concern", "fields": {"category": {"type": "choice", "value": "8a1b", "display": label}}}

    other = {"capture": "action", "fields": {"category": {"value": "Neglect"}}}
    silent = {"capture": "concern", "fields": {}}
    assert named_category([other, silent, concern("Neglect"), concern("Emotional abuse")], LINES) == LINES[0]
    assert named_category([concern("Cam-drin emosiynol")], LINES) == LINES[1]
    assert named_category([concern("Harm outside the home")], LINES) == "Harm outside the home"
    assert named_category([other, silent], LINES) == ""
