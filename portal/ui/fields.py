"""From a bound Django field to the few values its template needs.

Other rooms steer the look with attributes on the widget, so that `forms` and `content` need not import this room:

- `label_size`: "s", "m", "l" or "xl"; `heading`: True puts the label into the page's h1
- `optional`: True adds "(optional)" to the label
- `group_attrs`: attributes of the whole group, as `{"lang": "en", "dir": "ltr"}` for a question not yet translated
- `prefix`, `suffix`: text inside the edge of a text box
- `option_hints`: option value → hint; `dividers`: option value → word above it; `exclusive`: the value that unticks
  all others (values are compared as text)
- `list_class`: class of the list of options, as "govuk-radios--inline"
- on each box of a `MultiWidget` (a date): `label`, and `attrs["class"]` for its width

A `ValidationError(..., params={"boxes": ["month"]})` marks only these boxes of a date; without it all are marked.
"""

from typing import Any

from django.forms import BoundField, widgets
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

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
    named = {box for error in bound.errors.as_data() for box in (error.params or {}).get("boxes", ())}
    return [name for name in names if name in named] or names


def box_names(widget: widgets.MultiWidget) -> list[str]:
    """The boxes' own names (`day`, `month`, `year`), which end their ids."""
    names: list[str] = getattr(widget, "widgets_names", [])  # not in the type stubs
    return [name.lstrip("_") for name in names]


def look(bound: BoundField) -> tuple[str, Context]:
    """The template of a field and its context, for every kind of widget."""
    widget = bound.field.widget
    if bound.field.localize:
        widget.is_localized = True
    context = _frame(bound, widget)
    if isinstance(widget, widgets.RadioSelect):
        return "components/fieldset.html", context | _options(bound, widget, context["id"])
    if isinstance(widget, widgets.MultiWidget):
        return "components/fieldset.html", context | _boxes(bound, widget, context["id"])
    if isinstance(widget, widgets.CheckboxInput):
        return "components/checkbox.html", context | _control(bound, widget, context)
    if isinstance(widget, widgets.Input | widgets.Textarea | widgets.Select):
        return "components/field.html", context | _control(bound, widget, context)
    return "components/field.html", context | {"widget": bound.as_widget()}


def _frame(bound: BoundField, widget: widgets.Widget) -> Context:
    """Label, hint and error: what stands around every kind of input."""
    ident = field_id(bound)
    label = str(bound.label)
    if getattr(widget, "optional", False):
        label = gettext("%(label)s (optional)") % {"label": label}
    errors = " ".join(map(str, bound.errors)) if bound.name in bound.form.errors else ""
    described = [str(widget.attrs["aria-describedby"])] if "aria-describedby" in widget.attrs else []
    if bound.help_text:
        described.append(f"{ident}-hint")
    if errors:
        described.append(f"{ident}-error")
    return {
        "id": ident,
        "label": label,
        "size": getattr(widget, "label_size", ""),
        "heading": getattr(widget, "heading", False),
        "hint": bound.help_text,
        "errors": errors,
        "error_word": gettext("Error:") if errors else "",
        "described": " ".join(described),
        "group_class": getattr(widget, "group_class", ""),
        "group_attrs": flatatt(widget.group_attrs) if hasattr(widget, "group_attrs") else "",
    }


def _attributes(bound: BoundField, widget: widgets.Widget, described: str) -> dict[str, Any]:
    """Attributes Django would write, in the design system's way: it says "invalid" in the description alone."""
    attrs = bound.build_widget_attrs({"aria-describedby": described} if described else {}, widget)
    attrs.pop("aria-invalid", None)
    return attrs


def _control(bound: BoundField, widget: widgets.Widget, frame: Context) -> Context:
    """One input, text area, select or tick box."""
    given = widget.get_context(
        bound.html_name, bound.value(), _attributes(bound, widget, frame["described"]) | {"id": frame["id"]}
    )["widget"]
    attrs: dict[str, Any] = given["attrs"]
    attrs.pop("id", None)
    if frame["described"]:  # the widget's own description is in it already, before hint and error
        attrs["aria-describedby"] = frame["described"]
    context: Context = {"name": given["name"], "value": given["value"], "classes": attrs.pop("class", "")}
    if isinstance(widget, widgets.Textarea):
        attrs.pop("cols", None)
        context["kind"] = "textarea"
    elif isinstance(widget, widgets.Select):
        context["kind"] = "select"
        context["groups"] = [
            (group, [(str(one["value"]), one["label"], one["selected"]) for one in options])
            for group, options, _ in given["optgroups"]
        ]
    else:
        context |= _input(widget, given, attrs)
    context["attrs"] = flatatt(attrs)
    return context


def _input(widget: widgets.Widget, given: Context, attrs: dict[str, Any]) -> Context:
    kind = given["type"]
    if isinstance(widget, widgets.FileInput):
        return {"kind": "file"}
    if isinstance(widget, widgets.CheckboxInput):
        return {"kind": "checkbox", "checked": attrs.pop("checked", False), "value": given["value"]}
    if kind == "password":
        attrs.setdefault("autocomplete", "current-password")
        attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        return {"kind": "password"}
    if isinstance(widget, widgets.NumberInput):
        # A number box changes its value by scrolling and hides what cannot be read: a text box with a keypad does not.
        whole = str(attrs.get("step", "1")) == "1"
        for name in ("step", "min", "max"):
            attrs.pop(name, None)
        attrs.setdefault("inputmode", "numeric" if whole else "decimal")
        kind = "text"
    elif kind == "email":
        attrs.setdefault("spellcheck", "false")
    prefix, suffix = getattr(widget, "prefix", ""), getattr(widget, "suffix", "")
    return {"kind": "input", "type": kind, "prefix": prefix, "suffix": suffix, "wrapped": bool(prefix or suffix)}


def _options(bound: BoundField, widget: widgets.RadioSelect, ident: str) -> Context:
    """Radios or tick boxes; the first has the field's own id, so that the error summary can lead to it."""
    hints = getattr(widget, "option_hints", None) or {}
    dividers = getattr(widget, "dividers", None) or {}
    exclusive = getattr(widget, "exclusive", None)
    values = widget.format_value(bound.value())
    rows = []
    for number, one in enumerate(widget.options(bound.html_name, values, _attributes(bound, widget, "")), 1):
        value = str(one["value"])
        attrs = {
            name: val
            for name, val in one["attrs"].items()
            if name not in {"id", "class", "checked", "aria-describedby"}
        }
        rows.append(
            {
                "id": ident if number == 1 else f"{ident}-{number}",
                "value": value,
                "label": one["label"],
                "checked": one["selected"],
                "hint": hints.get(value, ""),
                "divider": dividers.get(value, ""),
                "attrs": flatatt(attrs | {"data-behaviour": "exclusive"} if value == exclusive else attrs),
            }
        )
    return {
        "kind": "checkboxes" if widget.allow_multiple_selected else "radios",
        "type": widget.input_type,
        "name": bound.html_name,
        "options": rows,
        "list_class": getattr(widget, "list_class", ""),
    }


def _boxes(bound: BoundField, widget: widgets.MultiWidget, ident: str) -> Context:
    """A date, as three boxes in the order of the widget."""
    given = widget.get_context(bound.html_name, bound.value(), _attributes(bound, widget, ""))["widget"]
    names = box_names(widget)
    wrong = wrong_boxes(bound, names)
    rows = []
    for name, box, sub in zip(names, widget.widgets, given["subwidgets"], strict=True):
        label, width = BOXES.get(name, (name, 10))
        attrs = {key: val for key, val in sub["attrs"].items() if key not in {"id", "class"}}
        attrs.setdefault("inputmode", "numeric")
        rows.append(
            {
                "id": f"{ident}-{name}",
                "name": sub["name"],
                "value": sub["value"],
                "label": getattr(box, "label", label),
                "classes": box.attrs.get("class", f"govuk-input--width-{width}"),
                "wrong": name in wrong,
                "attrs": flatatt(attrs),
            }
        )
    return {"kind": "date", "boxes": rows, "list_class": getattr(widget, "list_class", "")}
