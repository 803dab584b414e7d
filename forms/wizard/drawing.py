"""A question of a step as HTML.

Drawing ten text boxes took as long as all queries of the page together, and they are the same for everybody but for
what is typed in them. So a text box is drawn once for each step and language, with a hole where the text goes, and
yes or no once for each answer.
"""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from typing import Any

from django.forms import BoundField
from django.utils.html import format_html

from ..fields.choice import OneField
from ..fields.text import TextField
from ..fields.yes_no import YesNoField

# By field name; of a choice what is chosen, of a text box whether there is text; whether it is hidden; options that
# are. A format for `format_html`.
Kept = MutableMapping[tuple[str, str, bool, frozenset[str]], str]

_hole = secrets.token_hex(16)  # stands for the text while a box is drawn; in no label, because nobody can know it


def draw(bound: BoundField, kept: Kept) -> str:
    """The question with its label, hint, error and what is typed in it. `kept` belongs to the class of its form.

    What is kept holds nothing that anybody typed, and no person's name: it is drawn from a form of its own.
    """
    value = bound.value() or ""
    if bound.name in bound.form.errors or not _same_for_all(bound, value):
        return str(bound.as_field_group())
    widget = bound.field.widget
    shown = _hole if value and isinstance(bound.field, TextField) else value
    withheld: frozenset[str] = getattr(widget, "withheld", frozenset())
    key = (bound.name, shown, "hidden" in widget.group_attrs, withheld)
    if key not in kept:
        kept[key] = _format(bound, shown)
    return format_html(kept[key], value=value)


def _same_for_all(bound: BoundField, value: object) -> bool:
    """Whether the box of this value looks the same to everybody: a text, or one of the options of the form itself."""
    field: Any = bound.field
    if isinstance(field, TextField):
        return isinstance(value, str)
    # Exactly these: a choice of people is one of them too, and its options are somebody's network.
    if type(field) not in (OneField, YesNoField):
        return False
    return value == "" or any(value == key for key, _label in field.choices)


def _format(bound: BoundField, shown: str) -> str:
    form = type(bound.form)(initial={bound.name: shown})
    form.fields[bound.name].widget = bound.field.widget  # hidden or not, as here
    drawn = str(form[bound.name].as_field_group()).replace("{", "{{").replace("}", "}}")
    return drawn.replace(_hole, "{value}")
