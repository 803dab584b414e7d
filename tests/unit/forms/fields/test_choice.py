"""Options: how they are drawn, and those that stand alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from forms.fields import KINDS
from forms.spec import Option
from forms.wizard.field import make_field

from .examples import OPTIONS, WORDS, clean, question


def html(kind: str, settings: dict[str, Any] | None = None, *, options: Any = OPTIONS, withheld: Any = ()) -> str:
    class Form(forms.Form):
        q = make_field(replace(question(kind, settings), options=options), WORDS)

    Form.base_fields["q"].widget.withheld = frozenset(withheld)
    return str(Form()["q"].as_field_group())


def test_a_single_choice_is_drawn_as_its_author_says() -> None:
    assert html("single_choice").count('type="radio"') == 3
    assert "<select" in html("single_choice", {"look": "select"})
    assert 'data-module="app-typeahead"' in html("single_choice", {"look": "typeahead"})
    assert "typeahead" not in html("single_choice", {"look": "select"})
    assert '<option value="" selected>Choose an answer</option>' in html("single_choice", {"look": "select"})


def test_an_option_that_stands_alone_comes_behind_an_or() -> None:
    drawn = html("several_choices")
    assert '<div class="govuk-checkboxes__divider">or</div>' in drawn
    assert drawn.count('data-behaviour="exclusive"') == 1
    assert "divider" not in html("several_choices", options=(Option("o3", exclusive=True), Option("o1")))


def test_an_option_that_stands_alone_is_alone() -> None:
    assert clean("several_choices", ["o3"]) == ["o3"]
    with pytest.raises(ValidationError) as error:
        clean("several_choices", ["o1", "o3"])
    assert error.value.code == "exclusive"
    assert not KINDS["several_choices"].fits(question("several_choices"), ["o1", "o3"])


def test_an_option_that_cannot_be_chosen_now_is_there_but_hidden() -> None:
    assert html("single_choice", withheld={"o2"}).count('<div class="govuk-radios__item" hidden>') == 1
    assert html("several_choices", withheld={"o2"}).count('<div class="govuk-checkboxes__item" hidden>') == 1
    assert '<option value="o2" hidden disabled>Blue' in html("single_choice", {"look": "select"}, withheld={"o2"})


def test_an_option_nobody_named_shows_its_id() -> None:
    assert ">o9</label>" in html("single_choice", options=(Option("o9"),))
    assert KINDS["single_choice"].display(question("single_choice"), "o9", WORDS) == "o9"


def test_the_schema_names_the_options() -> None:
    schema = KINDS["several_choices"].schema(question("several_choices"), WORDS)
    assert schema["items"]["oneOf"][0] == {"const": "o1", "title": "Red"}
