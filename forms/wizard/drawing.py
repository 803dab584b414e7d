"""A question of a step as HTML.

Drawing ten text boxes took as long as all queries of the page together, and they are the same for everybody but for
what is typed in them. So a text box is drawn once for each step and language, with a hole where the text goes.
"""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from django.forms import BoundField
from django.utils.html import format_html

from ..fields.text import TextField

if TYPE_CHECKING:
    from .form import StepForm

Kept = MutableMapping[tuple[str, bool], str]  # by field name, and whether there is text in it: a format for `format_html`

_hole = secrets.token_hex(16)  # stands for the text while a box is drawn; in no label, because nobody can know it


def draw(bound: BoundField, kept: Kept) -> str:
    """The question with its label, hint, error and what is typed in it. `kept` belongs to the class of its form.

    What is kept holds nothing that anybody typed: it is drawn from a form of its own.
    """
    value = bound.value()
    if not isinstance(bound.field, TextField) or not isinstance(value, str | None) or bound.name in bound.form.errors:
        return str(bound.as_field_group())
    key = (bound.name, bool(value))
    if key not in kept:
        kept[key] = _format(type(bound.form), bound.name, _hole if value else "")
    return format_html(kept[key], value=value)


def _format(form: type[StepForm], name: str, hole: str) -> str:
    drawn = str(form(initial={name: hole})[name].as_field_group()).replace("{", "{{").replace("}", "}}")
    return drawn.replace(hole, "{value}") if hole else drawn
