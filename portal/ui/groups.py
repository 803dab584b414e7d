"""Questions of several inputs: radios, tick boxes, a date in its three boxes, an address in its lines."""

from typing import Any

from django.forms import BoundField, widgets
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy

Context = dict[str, Any]

# A date's boxes in the order people say them, with the width each needs.
BOXES: dict[str, tuple[str | Promise, int]] = {
    "day": (gettext_lazy("Day"), 2),
    "month": (gettext_lazy("Month"), 2),
    "year": (gettext_lazy("Year"), 4),
}


def field_id(bound: BoundField) -> str:
    """The id of the field's first input: where its label and its entry in the error summary lead."""
    return str(bound.field.widget.attrs.get("id") or bound.auto_id or bound.html_name)


def wrong_boxes(bound: BoundField, names: list[str]) -> list[str]:
    """Which of the boxes `names` of a date are in error; all of them when the error names none."""
    if bound.name not in bound.form.errors:
        return []
    named = named_boxes(bound)
    return [name for name in names if name in named] or names


def named_boxes(bound: BoundField) -> list[str]:
    """The boxes that the field's errors name."""
    if bound.name not in bound.form.errors:
        return []
    return [box for error in bound.errors.as_data() for box in (error.params or {}).get("boxes", ())]


def box_names(widget: widgets.MultiWidget) -> list[str]:
    """The boxes' own names (`day`, `month`, `year`), which end their ids."""
    names: list[str] = getattr(widget, "widgets_names", [])  # not in the type stubs
    return [name.lstrip("_-") for name in names]


def attributes(bound: BoundField, widget: widgets.Widget, described: str) -> dict[str, Any]:
    """Attributes Django would write, in the design system's way: it says "invalid" in the description alone."""
    attrs = bound.build_widget_attrs({"aria-describedby": described} if described else {}, widget)
    attrs.pop("aria-invalid", None)
    return attrs


# One row each; drawn here and not in the template's loop because that took four times as long.
OPTION = (
    '<div class="govuk-{kind}__item"{hidden}><input class="govuk-{kind}__input" id="{id}" name="{name}" type="{type}"'
    ' value="{value}"{attrs}><label class="govuk-label govuk-{kind}__label" for="{id}">{label}</label>{hint}</div>'
)
HINT = '<div id="{}-item-hint" class="govuk-hint govuk-{}__hint">{}</div>'
DIVIDER = '<div class="govuk-{}__divider">{}</div>{}'
BOX = (
    '<div class="govuk-date-input__item"><div class="govuk-form-group">'
    '<label class="govuk-label govuk-date-input__label" for="{id}">{label}</label>'
    '<input class="govuk-input govuk-date-input__input {classes}" id="{id}" name="{name}" type="text"{attrs}>'
    "</div></div>"
)
LINE = (
    '<div class="govuk-form-group app-line"><label class="govuk-label" for="{id}">{label}</label>'
    '<input class="govuk-input {classes}" id="{id}" name="{name}" type="text"{attrs}></div>'
)


def options(bound: BoundField, widget: widgets.RadioSelect, ident: str) -> Context:
    """Radios or tick boxes; the first has the field's own id, so that the error summary can lead to it."""
    kind = "checkboxes" if widget.allow_multiple_selected else "radios"
    values = widget.format_value(bound.value())
    dividers = getattr(widget, "dividers", {})
    rows = []
    number = 0
    for one in widget.options(bound.html_name, values, attributes(bound, widget, "")):
        divider = dividers.get(str(one["value"]), "")
        number += 2 if divider else 1  # the design system counts the word between as a row
        row = _option(widget, kind, ident if number == 1 else f"{ident}-{number}", one)
        rows.append((format_html(DIVIDER, kind, divider, row) if divider else row,))
    return {
        "kind": kind,
        "rows": format_html_join("", "{}", rows),
        "list_class": getattr(widget, "list_class", ""),
        "lead": getattr(widget, "lead", ""),
        "ends": getattr(widget, "ends", ()),
    }


def _option(widget: widgets.RadioSelect, kind: str, ident: str, one: Context) -> str:
    value = str(one["value"])
    attrs = {name: val for name, val in one["attrs"].items() if name not in {"id", "class", "aria-describedby"}}
    hint = getattr(widget, "option_hints", {}).get(value, "")
    if hint:
        attrs["aria-describedby"] = f"{ident}-item-hint"
        hint = format_html(HINT, ident, kind, hint)
    if value in getattr(widget, "exclusive", ()):
        attrs["data-behaviour"] = "exclusive"
    return format_html(
        OPTION,
        kind=kind,
        hidden=" hidden" if value in getattr(widget, "withheld", ()) else "",
        id=ident,
        name=one["name"],
        type=one["type"],
        value=value,
        attrs=flatatt(attrs) if attrs else "",
        label=one["label"],
        hint=hint,
    )


def boxes(bound: BoundField, widget: widgets.MultiWidget, ident: str) -> Context:
    """A date as boxes side by side, or an address as lines; in the order of the widget."""
    stacked = getattr(widget, "stacked", False)
    given = widget.get_context(bound.html_name, bound.value(), attributes(bound, widget, ""))["widget"]
    names = box_names(widget)
    wrong = wrong_boxes(bound, names)
    rows = []
    for name, box, sub in zip(names, widget.widgets, given["subwidgets"], strict=True):
        label, width = BOXES.get(name, (name, 10))
        classes = box.attrs.get("class", f"govuk-input--width-{width}")
        attrs = ({} if stacked else {"inputmode": "numeric"}) | {"value": sub["value"]} | sub["attrs"]
        attrs.pop("class", None)
        attrs.pop("id", None)
        rows.append(
            format_html(
                LINE if stacked else BOX,
                id=f"{ident}-{name}",
                name=sub["name"],
                label=getattr(box, "label", label),
                classes=f"{classes} govuk-input--error" if name in wrong else classes,
                attrs=flatatt(attrs),
            )
        )
    return {
        "kind": "lines" if stacked else "date",
        "rows": format_html_join("", "{}", ((row,) for row in rows)),
        "list_class": getattr(widget, "list_class", ""),
    }
