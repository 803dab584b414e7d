"""Short and long text."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from forms.fields import KINDS

from .examples import WORDS, clean, field, question


@pytest.mark.parametrize(("kind", "limit"), [("short_text", 500), ("long_text", 20_000)])
def test_a_text_is_as_long_as_its_kind_and_its_author_allow(kind: str, limit: int) -> None:
    assert clean(kind, "x" * limit) == "x" * limit
    assert clean(kind, "abc", {"max_length": 3}) == "abc"
    with pytest.raises(ValidationError) as error:
        clean(kind, "abcd", {"max_length": 3})
    assert error.value.code == "too_long"
    schema = KINDS[kind].schema(question(kind, {"max_length": 10**6}), WORDS)
    assert schema["maxLength"] == limit


def test_one_line_stays_one_line() -> None:
    widget: Any = field("short_text").widget
    assert widget.value_from_datadict(QueryDict("q=a%0D%0Ab"), {}, "q") == "a b"
    widget = field("long_text").widget
    assert widget.value_from_datadict(QueryDict("q=a%0D%0Ab"), {}, "q") == "a\r\nb"
