"""The error summary leads to the input in error: the first option, the first wrong box, the right form of several."""

from __future__ import annotations

from django import forms

from portal.ui.problems import Problem, problems

from .examples import draw


class DateWidget(forms.MultiWidget):
    def __init__(self) -> None:
        super().__init__({"day": forms.TextInput, "month": forms.TextInput, "year": forms.TextInput})

    def decompress(self, value: object) -> list[None]:
        return [None, None, None]


class Form(forms.Form):
    choice = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    day = forms.Field(widget=DateWidget, required=False)
    secret = forms.CharField(widget=forms.HiddenInput)


def test_lines_lead_to_inputs_that_exist() -> None:
    form = Form({})
    form.add_error("day", forms.ValidationError("Enter a real month", params={"boxes": ["month", "year"]}))
    form.add_error(None, "These answers do not fit together")
    required = "This field is required."
    assert problems([form]) == [
        Problem("These answers do not fit together", ""),
        Problem(required, "id_choice"),
        Problem(required, "id_several"),
        Problem("Enter a real month", "id_day-month"),
        Problem(required, ""),
    ]
    drawn = str(form)
    for one in problems([form]):
        assert not one.target or f'id="{one.target}"' in drawn


def test_a_date_without_named_boxes_is_wrong_as_a_whole() -> None:
    form = Form({"choice": "a", "several": ["a"], "secret": "x"})
    form.add_error("day", "Enter a date")
    assert problems([form]) == [Problem("Enter a date", "id_day-day")]
    assert str(form["day"].as_field_group()).count("govuk-input--error") == 3


def test_several_forms_and_formsets_in_the_order_of_the_page() -> None:
    class Row(forms.Form):
        name = forms.CharField()

    rows = forms.formset_factory(Row, min_num=2, max_num=2, validate_min=True)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "x", "form-1-name": ""}
    )
    single = Row({}, prefix="one")
    found = problems([single, None, rows])
    assert [one.target for one in found] == ["id_one-name", "", "id_form-1-name"]


def test_no_error_no_summary() -> None:
    assert draw("{% error_summary form %}", form=Form()) == ""
    assert draw("{% error_summary form %}", form=None) == ""


def test_what_an_error_repeats_is_escaped() -> None:
    form = forms.Form({})
    form.add_error(None, "<b>")
    assert "<b>" not in draw("{% error_summary form %}", form=form)
