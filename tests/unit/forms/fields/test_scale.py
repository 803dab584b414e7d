"""Scales."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from forms.fields import KINDS
from forms.fields.scale import points
from forms.wizard.field import make_field

from .examples import WORDS, question


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"lowest": 1, "highest": 5}, [1, 2, 3, 4, 5]), ({"lowest": -1, "highest": 1}, [-1, 0, 1]),
        ({"lowest": 5, "highest": 1}, []), ({"lowest": None, "highest": None}, list(range(11))),
        ({"lowest": 0, "highest": 500}, list(range(21))),
    ],
)  # fmt: skip
def test_its_points_lie_between_its_ends(settings: dict[str, Any], found: list[int]) -> None:
    assert list(points(question("scale", settings))) == found


def test_the_ends_are_seen_once_and_heard_with_their_number() -> None:
    class Form(forms.Form):
        q = make_field(question("scale"), WORDS)

    drawn = str(Form(initial={"q": 0})["q"].as_field_group())
    assert '<p class="govuk-body app-scale__ends" aria-hidden="true"><span>0: Not at all</span></p>' in drawn
    assert '>0<span class="govuk-visually-hidden"> Not at all</span></label>' in drawn
    assert 'value="0" checked' in drawn
    assert drawn.count(" checked") == 1


def test_an_empty_scale_breaks_nothing() -> None:
    kind, asked = KINDS["scale"], question("scale", {"lowest": 5, "highest": 1})
    assert kind.schema(asked, WORDS) == {"type": "integer"}
    assert not kind.fits(asked, 3)
    assert kind.display(asked, 3, WORDS) == "3"
