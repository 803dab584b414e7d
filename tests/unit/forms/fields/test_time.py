"""Times of day, alone and with a date."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from forms.fields.time import parse
from forms.words import Words

from .examples import clean, field, shown

TYPED = [
    ("14:30", "14:30"), ("14.30", "14:30"), ("1430", "14:30"), ("930", "09:30"), ("2:30 pm", "14:30"),
    ("2.30 P.M.", "14:30"), ("2pm", "14:00"), ("12am", "00:00"), ("12 pm", "12:00"), ("9:05", "09:05"),
    ("۱۴:۳۰", "14:30"), ("14h30", "14:30"), ("24:00", None), ("13pm", None), ("0pm", None), ("9", None),
    ("9:5", None), ("noon", None), ("14:60", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "time"), TYPED)
def test_a_time_is_read_as_it_is_written(typed: str, time: str | None) -> None:
    assert parse(typed) == time


@given(st.times())
def test_every_minute_comes_back(time: datetime.time) -> None:
    assert parse(time.strftime("%H:%M")) == parse(time.strftime("%I:%M %p")) == time.strftime("%H:%M")


@pytest.mark.parametrize(
    ("raw", "boxes"),
    [
        (["3", "2", "2027", ""], ["time"]), (["3", "2", "2027", "9"], ["time"]), (["3", "", "2027", "9:00"], ["month"]),
        (["", "", "", "9:00"], ["day", "month", "year"]),
    ],
)  # fmt: skip
def test_the_wrong_box_of_a_moment_is_marked(raw: list[str], boxes: list[str]) -> None:
    with pytest.raises(ValidationError) as error:
        clean("date_time", raw)
    assert error.value.params is not None
    assert error.value.params["boxes"] == boxes


def test_a_moment_is_said_in_the_readers_language() -> None:
    assert shown("date_time", "2027-02-03T09:05", words=Words("ur", "en")).endswith("، 09:05")


def test_a_moment_is_shown_in_its_boxes() -> None:
    widget: Any = field("date_time").widget
    assert widget.decompress("2027-02-03T09:05") == ["3", "2", "2027", "09:05"]
    assert widget.decompress("2027-02-03") == ["", "", "", ""]
