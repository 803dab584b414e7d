"""Every kind of question, against the examples that govuk-frontend ships. What is not listed we do not offer."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from django import forms

from .examples import example, tree

LABEL_SIZES = ("xl", "l", "m", "s")


class Boxes(forms.MultiWidget):
    """Boxes named as the example names them."""

    def __init__(self, names: dict[str, forms.Widget | type[forms.Widget]]) -> None:
        super().__init__(names)
        self.widgets_names = list(names)

    def decompress(self, value: Any) -> list[Any]:
        return list(value or [None] * len(self.widgets))


def steer(widget: forms.Widget, options: dict[str, Any], caption: dict[str, Any]) -> None:
    """Set on the widget what a room of the service would set."""
    size = [one for one in LABEL_SIZES if caption.get("classes", "").endswith(f"--{one}")]
    widget.label_size = size[0] if size else ""  # type: ignore[attr-defined]
    widget.heading = caption.get("isPageHeading", False)  # type: ignore[attr-defined]
    group = options.get("formGroup", {})
    widget.group_class = group.get("classes", "")  # type: ignore[attr-defined]
    if group.get("attributes"):
        widget.group_attrs = group["attributes"]  # type: ignore[attr-defined]


def draw_field(
    field: forms.Field, options: dict[str, Any], caption: dict[str, Any], *, name: str, ident: str, value: Any
) -> str:
    """The field in a form, with the example's label, hint, error and value."""
    field.label = caption.get("text", "")
    field.help_text = options.get("hint", {}).get("text", "")
    field.required = False
    field.widget.attrs["id"] = ident
    steer(field.widget, options, caption)
    form = forms.Form(initial={name: value}, use_required_attribute=False)
    form.fields[name] = field
    if options.get("errorMessage"):
        boxes = options.get("boxes")
        error = forms.ValidationError(options["errorMessage"]["text"], params={"boxes": boxes} if boxes else None)
        form.errors[name] = form.error_class([error], renderer=form.renderer)
    return str(form[name].as_field_group())


def attributes(options: dict[str, Any]) -> dict[str, Any]:
    """The example's attributes as Django takes them."""
    plain = ("autocomplete", "autocapitalize", "pattern", "inputmode", "rows")
    attrs: dict[str, Any] = {key: options[key] for key in plain if options.get(key)}
    if "spellcheck" in options:
        attrs["spellcheck"] = str(options["spellcheck"]).lower()
    if options.get("describedBy"):
        attrs["aria-describedby"] = options["describedBy"]
    if options.get("classes"):
        attrs["class"] = options["classes"]
    attrs |= options.get("attributes", {})
    return attrs


SINGLE = {
    "input": [
        "default", "with hint text", "with error message", "with error and hint", "with width-2 class",
        "with width-3 class", "with width-4 class", "with width-5 class", "with width-10 class", "with width-20 class",
        "with width-30 class", "with label as page heading", "with prefix", "with suffix", "with prefix and suffix",
        "with prefix and suffix and error", "with prefix and suffix and width modifier", "with extra letter spacing",
        "classes", "id", "value", "zero value", "with describedBy", "attributes", "hint with describedBy",
        "error with describedBy", "with error, hint and describedBy", "inputmode", "with prefix with html as text",
        "with suffix with html as text", "with optional form-group classes", "with autocomplete attribute",
        "with spellcheck enabled", "with spellcheck disabled",
        "with autocapitalize turned off", "disabled",
    ],
    "textarea": [
        "default", "with hint", "with error message", "with default value", "with custom rows",
        "with label as page heading", "id", "classes", "attributes", "with describedBy", "with hint and described by",
        "with error message and described by", "with hint and error message",
        "with hint, error message and described by", "with optional form-group classes",
        "with autocomplete attribute", "with spellcheck enabled", "with spellcheck disabled",
    ],
    "select": [
        "default", "with hint text and error message", "with label as page heading", "with full width override",
        "with describedBy", "attributes", "hint", "hint and describedBy", "error", "error and describedBy", "id",
        "with selected value", "with optional form-group classes",
    ],
    "password-input": [
        "default", "with hint text", "with error message", "with label as page heading", "with input width class",
        "classes", "id", "attributes", "with describedBy", "with new-password autocomplete",
    ],
    "file-upload": [
        "default", "with hint text", "with error message and hint", "with label as page heading", "attributes",
        "classes", "id", "with describedBy", "with hint and describedBy", "error", "with error and describedBy",
        "with error, describedBy and hint", "disabled", "with optional form-group classes",
    ],
}  # fmt: skip
GROUPS = {
    "radios": [
        "default", "with hint", "inline", "with a divider", "with hints on items",
        "with fieldset and error message", "with very long option text", "small", "small with long text",
        "small with error", "small with hint", "small inline", "small with a divider",
    ],
    "checkboxes": [
        "with divider and None", "with hints on items", "with legend as a page heading",
        "with error message", "with very long option text",
        "small with long text", "small with error", "small with hint", "small with divider and None",
    ],
}  # fmt: skip
DATES = [
    "default", "with values", "with values and name prefix", "with error message and hint", "with error on day input",
    "with error on month input", "with error on year input", "day and month", "month and year",
    "with optional form-group classes",
]  # fmt: skip


@pytest.mark.parametrize(("component", "name"), [(one, name) for one, names in SINGLE.items() for name in names])
def test_a_question_with_one_input(component: str, name: str) -> None:
    """Also labels, hints, error messages and prefixes: they are part of these examples."""
    options, expected = example(component, name)
    kind = {
        "input": forms.TextInput,
        "textarea": forms.Textarea,
        "select": forms.Select,
        "password-input": forms.PasswordInput,
        "file-upload": forms.FileInput,
    }[component]
    field = forms.Field(widget=kind(attributes(options)), disabled=options.get("disabled", False))
    widget = field.widget
    value = options.get("value")
    if isinstance(widget, forms.Textarea):
        widget.attrs["rows"] = options.get("rows", 5)
    if isinstance(widget, forms.Select):
        widget.choices = [(one["value"], one["text"]) for one in options.get("items", [])]
        value = next((one["value"] for one in options.get("items", []) if one.get("selected")), value)
    for end in ("prefix", "suffix"):
        if end in options:
            setattr(widget, end, options[end]["text"])
    shown = draw_field(
        field, options, options["label"], name=options["name"], ident=options.get("id", options["name"]), value=value
    )
    # How to say "Show" is left to the catalogues. We switch no single option of a list off.
    drop = frozenset({"data-i18n.", "disabled"} if component == "select" else {"data-i18n."})
    if component == "password-input" and "autocomplete" not in options:
        assert 'autocomplete="current-password"' in shown
    assert tree(shown, drop=drop) == tree(expected, drop=drop)


@pytest.mark.parametrize(("component", "name"), [(one, name) for one, names in GROUPS.items() for name in names])
def test_a_question_with_options(component: str, name: str) -> None:
    """Also fieldsets and legends."""
    options, expected = example(component, name)
    items = [one for one in options["items"] if one]
    choices = [one for one in items if "divider" not in one]
    field = forms.Field(widget=forms.RadioSelect if component == "radios" else forms.CheckboxSelectMultiple)
    widget = field.widget
    widget.choices = [(one["value"], one["text"]) for one in choices]
    widget.list_class = options.get("classes", "")
    widget.option_hints = {one["value"]: one["hint"]["text"] for one in choices if "hint" in one}
    widget.dividers = {after["value"]: before["divider"] for before, after in pairwise(items) if "divider" in before}
    widget.exclusive = [one["value"] for one in choices if one.get("behaviour")]
    checked = [one["value"] for one in choices if one.get("checked")] + options.get("values", [])
    ident = options.get("idPrefix", options["name"])
    value = (checked or [options.get("value")])[0] if component == "radios" else checked
    caption = options["fieldset"]["legend"]
    shown = draw_field(field, options, caption, name=options["name"], ident=ident, value=value)
    # These two examples name each option's id by hand; ours follow from the field's.
    drop = frozenset({"id", "for", "name", "aria-describedby"} if name == "with hints on items" else ())
    assert tree(shown, drop=drop) == tree(expected, drop=drop)


@pytest.mark.parametrize("name", DATES)
def test_a_date_in_boxes(name: str) -> None:
    options, expected = example("date-input", name)
    parts = ("day", "month", "year")
    named = [one for one in options.get("items") or () if one] or [
        {"name": part} | (options.get(part) or {}) for part in parts if options.get(part, True)
    ]
    prefix = options.get("namePrefix", "")
    boxes: dict[str, forms.Widget | type[forms.Widget]] = {
        f"-{one['name']}" if prefix else one["name"]: forms.TextInput() for one in named
    }
    wrong = [one["name"] for one in named if one.get("error") or "govuk-input--error" in one.get("classes", "")]
    field = forms.Field(widget=Boxes(boxes))
    field.widget.list_class = options.get("classes", "")
    values = options.get("values", {})
    value = [one.get("value", values.get(one["name"], values.get(f"{prefix}-{one['name']}"))) for one in named]
    shown = draw_field(
        field,
        options | {"boxes": wrong},
        options["fieldset"]["legend"],
        name=prefix,
        ident=options["id"],
        value=value,
    )
    # Theirs says role="group", which a fieldset has by itself; the Nu HTML checker warns of it.
    assert tree(shown) == tree(expected, drop=frozenset({"role"}))
