"""What rooms can ask of a question's look beyond the design system's own examples."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django import forms

from portal.ui.problems import problems


class Component(forms.Widget):
    component = "components/fieldset.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name)

    def look(self, name: str, value: Any, ident: str, wrong: Any) -> dict[str, Any]:
        return {"kind": "lines", "rows": f"{name} {value} {ident} {list(wrong)}"}


class Lines(forms.MultiWidget):
    stacked = True

    def __init__(self) -> None:
        super().__init__(
            {"first": forms.TextInput(attrs={"class": "govuk-input--width-10"}), "last": forms.TextInput()}
        )
        self.widgets[0].label = "First <line>"  # type: ignore[attr-defined]

    def decompress(self, value: Any) -> list[Any]:
        return value or [None, None]


def drawn(
    field: forms.Field, error: forms.ValidationError | None = None, **steer: Any
) -> tuple[BeautifulSoup, forms.Form]:
    for name, value in steer.items():
        setattr(field.widget, name, value)
    form = forms.Form(
        initial={"q": "given"} if isinstance(field.widget, Component) else {}, use_required_attribute=False
    )
    form.fields["q"] = field
    if error:
        form.errors["q"] = form.error_class([error], renderer=form.renderer)
    return BeautifulSoup(str(form["q"].as_field_group()), "html.parser"), form


def test_a_component_draws_itself_within_label_hint_and_error() -> None:
    wrong = forms.ValidationError("No.", params={"boxes": ["b"]})
    shown, form = drawn(forms.Field(widget=Component(), label="Where?", help_text="Here"), wrong)
    assert "q given id_q ['b']" in shown.text
    assert shown.legend is not None and shown.legend.text == "Where?"
    assert "Here" in shown.text
    assert [one.target for one in problems([form])] == ["id_q-b"]


def test_an_error_of_a_whole_component_leads_to_its_id() -> None:
    _shown, form = drawn(forms.Field(widget=Component()), forms.ValidationError("No."))
    assert [one.target for one in problems([form])] == ["id_q"]


def test_what_is_only_read_is_never_called_optional() -> None:
    for asks, said in ((True, "Where? (optional)"), (False, "Where?")):
        shown, _form = drawn(forms.Field(widget=Component(), label="Where?"), optional=True, asks=asks)
        assert shown.legend is not None and shown.legend.text == said


def test_lines_stand_below_each_other_with_a_label_each() -> None:
    wrong = forms.ValidationError("No.", params={"boxes": ["last"]})
    shown, form = drawn(forms.Field(widget=Lines()), wrong)
    first, last = shown.select("input")
    assert (first["id"], first["name"]) == ("id_q-first", "q_first")
    assert "inputmode" not in first.attrs
    assert "govuk-input--error" not in first["class"]
    assert "govuk-input--error" in last["class"]
    assert [label.text for label in shown.select("label")] == ["First <line>", "last"]
    assert shown.select_one(".govuk-date-input") is None
    assert [one.target for one in problems([form])] == ["id_q-last"]


def test_a_statement_and_the_ends_of_a_scale_stand_above_the_options() -> None:
    field = forms.Field(widget=forms.RadioSelect(choices=[("0", "0")]))
    shown, _form = drawn(field, lead="One <b>\n\nTwo", ends=["0: never", "9: always"])
    assert [one.text for one in shown.select(".app-statement p")] == ["One <b>", "Two"]
    assert [one.text for one in shown.select("[aria-hidden] span")] == ["0: never", "9: always"]


def test_options_that_cannot_be_chosen_now_are_hidden() -> None:
    choices = [("a", "A"), ("b", "B")]
    for widget in (forms.RadioSelect(choices=choices), forms.CheckboxSelectMultiple(choices=choices)):
        shown, _form = drawn(forms.Field(widget=widget), withheld={"b"})
        hidden = shown.select("[hidden]")
        assert [one.text for one in hidden] == ["B"]
    shown, _form = drawn(forms.Field(widget=forms.Select(choices=choices)), withheld={"b"})
    assert [one.text for one in shown.select("option[hidden][disabled]")] == ["B"]
