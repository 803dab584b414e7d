"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from forms.fields import KINDS
from forms.fields.number import parse
from forms.words import Words

from .examples import URDU, WORDS, clean, field, question, shown

POINT = [
    ("5", "5"), ("1,234.5", "1234.5"), ("1 234", "1234"), ("-3", "-3"), ("−3", "-3"), ("+3", "3"), (".5", "0.5"),
    ("12,34,567", "1234567"), ("1,23", None), ("1.2.3", None), ("1,234,56", None), ("", None), ("-", None),
    ("۱٬۲۳۴٫۵", "1234.5"), ("1e3", None), ("five", None), ("--3", None), ("1'234", "1234"), ("NaN", None),
]  # fmt: skip
COMMA = [
    ("1 234,5", "1234.5"), ("1.234,5", "1234.5"), ("3,5", "3.5"), ("3.5", "3.5"), ("1.234", "1234"), ("0.125", "0.125"),
    ("1.2345", "1.2345"), ("1,234", "1.234"), ("1.234.567", "1234567"), ("1,2,3", None), ("12.34.5", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "number"), POINT)
def test_a_number_is_read_where_the_point_comes_before_decimals(typed: str, number: str | None) -> None:
    assert parse(typed, ".") == (None if number is None else Decimal(number))


@pytest.mark.parametrize(("typed", "number"), COMMA)
def test_a_number_is_read_where_the_comma_does(typed: str, number: str | None) -> None:
    assert parse(typed, ",") == (None if number is None else Decimal(number))


@given(st.integers(-(10**11), 10**11), st.integers(0, 4), st.sampled_from(["en", "pl", "ur", "cy"]))
def test_every_number_comes_back_in_every_language(ten_thousandths: int, decimals: int, language: str) -> None:
    exact = Decimal(ten_thousandths).scaleb(-decimals)
    answer: Any = int(exact) if exact == int(exact) else float(exact)
    asked = question("number", {"decimals": 4, "min": None, "max": None})
    with translation.override(language):
        made = field("number", {"decimals": 4, "min": None, "max": None})
        assert made.clean(KINDS["number"].raw(asked, answer)) == answer
        assert made.clean(made.prepare_value(answer)) == answer
        assert made.clean(KINDS["number"].display(asked, answer, Words("", "en"))) == answer


def test_a_number_nobody_can_store_exactly_is_refused() -> None:
    with pytest.raises(ValidationError, match="100,000,000,000 or less"):
        clean("number", "1" * 12, {"max": None})


def test_a_number_is_said_with_its_unit_and_keeps_its_order() -> None:
    assert shown("number", -1234.5) == "-1,234.5 hours"
    assert shown("number", -5, words=URDU) == "\u2066-5\u2069 hours"
    assert KINDS["number"].display(question("number"), 1234.5, Words("pl", "en", {}), ()) == "1\xa0234,5"


def test_true_is_no_number() -> None:
    assert not KINDS["number"].fits(question("number"), True)


def test_whole_limits_are_kept_as_whole_numbers() -> None:
    kind = KINDS["number"]
    assert [kind.setting_of("min", 5.0), kind.setting_of("max", 2.5), kind.setting_of("decimals", None)] == [5, 2.5, 0]
    found = kind.schema(question("number", {"decimals": 2, "max": None}), WORDS)
    assert (found["type"], found["minimum"], found["maximum"]) == ("number", -10, 10**11)
