"""People and organisations: from the list, or typed."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError

from forms.fields import KINDS, Offered
from forms.wizard.field import make_field

from .examples import PEOPLE, WORDS, clean, question, shown

CROWD = Offered.of([(f"p-{number}", f"Person {number}") for number in range(9)])


def test_many_people_are_a_list_to_choose_from() -> None:
    assert make_field(question("person"), WORDS, CROWD).widget.input_type == "select"
    assert make_field(question("person"), WORDS, PEOPLE).widget.input_type == "radio"


def test_somebody_who_left_is_said_so() -> None:
    assert shown("person", "p-9").startswith("Somebody")
    assert shown("organisation", "g-9").startswith("An organisation")


def test_somebody_new_is_no_answer_where_only_the_network_can_be_chosen() -> None:
    assert not KINDS["person"].fits(question("person"), {"name": "Ann Lee"}, PEOPLE)
    assert KINDS["person"].fits(question("person", {"allow_new": True}), {"name": "Ann Lee"}, PEOPLE)
    assert KINDS["person"].fits(question("person", {"allow_new": True}), "p-1", PEOPLE)


def test_a_name_without_a_choice_is_somebody_new() -> None:
    assert clean("person", ["", "Ann Lee", ""], {"allow_new": True}) == {"name": "Ann Lee"}


def test_who_was_chosen_counts_and_not_what_stays_typed_in_a_box_that_is_folded() -> None:
    assert clean("person", ["p-1", "Ann Lee", ""], {"allow_new": True}) == "p-1"


def test_the_box_without_a_name_is_marked() -> None:
    with pytest.raises(ValidationError) as error:
        clean("person", ["+new", "", "Aunt"], {"allow_new": True})
    assert error.value.error_list[0].params == {"boxes": ["name"]}
    with pytest.raises(ValidationError) as error:
        clean("person", ["+new", "Ann", "x" * 201], {"allow_new": True})
    assert error.value.error_list[0].params == {"boxes": ["role"]}


def test_new_people_are_asked_for_by_name_even_where_nobody_is_known() -> None:
    class Form(forms.Form):
        q = make_field(question("person", {"allow_new": True}), WORDS, ())

    html = str(Form()["q"].as_field_group())
    assert 'name="q_name"' in html
    assert 'type="radio"' not in html


def test_a_long_list_can_be_searched_in_and_has_boxes_for_others() -> None:
    class Form(forms.Form):
        q = make_field(question("person", {"allow_new": True}), WORDS, CROWD)

    html = str(Form(initial={"q": {"name": "Ann <Lee>"}})["q"].as_field_group())
    assert 'data-module="app-typeahead"' in html
    assert 'value="+new" selected>Somebody else' in html
    assert 'data-none="Nothing found"' in html
    assert "Ann &lt;Lee&gt;" in html


def test_the_boxes_fold_by_style_alone() -> None:
    """The design system's script would call a radio button expanded, which no radio button can be."""

    class Form(forms.Form):
        q = make_field(question("person", {"allow_new": True}), WORDS, PEOPLE)

    html = str(Form()["q"].as_field_group())
    assert "aria-controls" not in html
    assert 'class="govuk-radios__input app-chosen__new"' in html
    assert 'class="app-typed' in html
