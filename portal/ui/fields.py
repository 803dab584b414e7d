"""From a bound Django field to the few values its template needs.

Other rooms steer the look with attributes on the widget, so that `forms` and `content` need not import this room:

- `label_size`: "s", "m", "l" or "xl"; `heading`: True puts the label into the page's h1
- `optional`: True adds "(optional)" to the label
- `group_attrs`: attributes of the whole group, as `{"lang": "en", "dir": "ltr"}` for a question not yet translated
- `prefix`, `suffix`: text inside the edge of a text box
- `option_hints`: option value → hint; `dividers`: option value → word above it; `exclusive`: the values that untick
  all others (values are compared as text)
- `withheld`: the options that cannot be chosen now, drawn hidden so that a script can show them
- `list_class`: class of the list of options, as "govuk-radios--inline"; `ends`: words above the two ends of a scale
- `lead`: plain text between the question and its options, as the statement of a declaration
- on each box of a `MultiWidget` (a date): `label`, and `attrs["class"]` for its width; `stacked`: True puts the boxes
  one below the other, as the lines of an address
- `component`: a template of its own, drawn with what `widget.look(name, value, ident, wrong)` gives: the name it posts
  with, what is in it, the id of its first input and the names of the boxes in error; `asks`: False for what is only
  read

A `ValidationError(..., params={"boxes": ["month"]})` marks only these boxes of a date or a component, and the error
summary leads to the first; without it all boxes of a date are marked. The id of a box is "<id>-<box>".
"""

from typing import Any

from django.forms import BoundField, widgets
from django.forms.utils import flatatt
from django.utils.translation import gettext

from . import groups
from .groups import Context, attributes, field_id


def look(bound: BoundField) -> tuple[str, Context]:
    """The template of a field and its context, for every kind of widget."""
    widget = bound.field.widget
    if bound.field.localize:
        widget.is_localized = True
    context = _frame(bound, widget)
    component = getattr(widget, "component", "")
    if component:
        wrong = groups.named_boxes(bound)
        return component, context | widget.look(bound.html_name, bound.value(), context["id"], wrong)
    if isinstance(widget, widgets.RadioSelect):
        return "components/fieldset.html", context | groups.options(bound, widget, context["id"])
    if isinstance(widget, widgets.MultiWidget):
        return "components/fieldset.html", context | groups.boxes(bound, widget, context["id"])
    if isinstance(widget, widgets.CheckboxInput):
        return "components/checkbox.html", context | _control(bound, widget, context)
    if isinstance(widget, widgets.Input | widgets.Textarea | widgets.Select):
        return "components/field.html", context | _control(bound, widget, context)
    return "components/field.html", context | {"widget": bound.as_widget()}


def _frame(bound: BoundField, widget: widgets.Widget) -> Context:
    """Label, hint and error: what stands around every kind of input."""
    ident = field_id(bound)
    label = str(bound.label)
    if getattr(widget, "optional", False) and getattr(widget, "asks", True):
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


def _control(bound: BoundField, widget: widgets.Widget, frame: Context) -> Context:
    """One input, text area, select or tick box."""
    given = widget.get_context(
        bound.html_name, bound.value(), attributes(bound, widget, frame["described"]) | {"id": frame["id"]}
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
            (group, [_choice(widget, one) for one in options]) for group, options, _ in given["optgroups"]
        ]
    else:
        context |= _input(widget, given, attrs)
    context["attrs"] = flatatt(attrs)
    return context


def _choice(widget: widgets.Widget, one: Context) -> Context:
    key = str(one["value"])
    withheld = key in getattr(widget, "withheld", ())
    return {"key": key, "label": one["label"], "selected": one["selected"], "withheld": withheld}


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
    elif kind in {"email", "url", "tel"}:
        attrs |= {"spellcheck": "false", "dir": "ltr"}
    prefix, suffix = getattr(widget, "prefix", ""), getattr(widget, "suffix", "")
    return {"kind": "input", "type": kind, "prefix": prefix, "suffix": suffix, "wrapped": bool(prefix or suffix)}
