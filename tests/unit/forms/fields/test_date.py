"""Dates, months and their limits."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from forms.fields.date import DateBlock
from forms.fields.limits import limit_on

from .examples import clean, field

TODAY = datetime.date(2027, 3, 31)


@pytest.mark.parametrize(
    ("raw", "boxes"),
    [(["", "2", "2027"], ["day"]), (["3", "13", "2027"], ["month"]), (["3", "1", "27"], ["year"])],
)
def test_only_the_wrong_box_of_a_date_is_marked(raw: list[str], boxes: list[str]) -> None:
    with pytest.raises(ValidationError) as error:
        clean("date", raw)
    assert error.value.params is not None
    assert error.value.params["boxes"] == boxes


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        ("today", "2027-03-31"), ("Today - 18 years", "2009-03-31"), ("today+2 weeks", "2027-04-14"),
        ("today - 1 month", "2027-02-28"), ("today - 1 day", "2027-03-30"), ("2027-01-31", "2027-01-31"),
        ("2027-02-31", None), ("tomorrow", None), ("", None), ("today - 99999 years", None),
    ],
)  # fmt: skip
def test_a_limit_is_a_day_or_counts_from_today(limit: str, day: str | None) -> None:
    assert limit_on(TODAY, limit) == day


def test_a_limit_from_today_holds_once_today_is_known() -> None:
    made: Any = field("date", {"latest": "today"})
    assert made.clean(["1", "4", "2027"]) == "2027-04-01"
    made.today = TODAY
    with pytest.raises(ValidationError, match="must be 31 March 2027 or earlier"):
        made.clean(["1", "4", "2027"])
    assert made.clean(["31", "3", "2027"]) == "2027-03-31"


def test_a_month_is_compared_as_a_month() -> None:
    made: Any = field("date", {"precision": "month", "earliest": "2027-02-20"})
    assert made.clean(["2", "2027"]) == "2027-02"
    with pytest.raises(ValidationError, match="must be February 2027 or later"):
        made.clean(["1", "2027"])


def test_an_author_is_told_of_a_limit_that_is_none() -> None:
    block = DateBlock().child_blocks["latest"]
    assert block.clean("today + 3 months") == "today + 3 months"
    with pytest.raises(ValidationError, match="Write"):
        block.clean("next week")
