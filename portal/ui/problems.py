"""What the error summary at the top of a page says, and where each line leads."""

from __future__ import annotations  # Django's formsets take no type argument at run time

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet, BoundField, MultiWidget

from .groups import box_names, field_id, named_boxes, wrong_boxes


@dataclass(frozen=True, slots=True)
class Problem:
    """One line: the words of the field's own message, and the id of the input to go to ("" for none)."""

    text: str
    target: str


def problems(forms: Iterable[BaseForm | BaseFormSet[Any] | Sequence[BaseForm] | None]) -> list[Problem]:
    """All errors of `forms`, lists of forms and formsets in the order of the page, each once."""
    given = (form if isinstance(form, Sequence) else (form,) for form in forms if form is not None)
    return list(dict.fromkeys(one for some in given for form in some for one in _of(form)))


def target(bound: BoundField) -> str:
    """The id of the input in error: the first option of a choice, the first wrong box of a date or a grid."""
    widget = bound.field.widget
    if bound.is_hidden:
        return ""
    if isinstance(widget, MultiWidget):
        return f"{field_id(bound)}-{wrong_boxes(bound, box_names(widget))[0]}"
    if hasattr(widget, "component"):
        return "-".join([field_id(bound), *named_boxes(bound)[:1]])
    return field_id(bound)


def _of(form: BaseForm | BaseFormSet[Any]) -> Iterator[Problem]:
    if isinstance(form, BaseFormSet):
        for error in form.non_form_errors():
            yield Problem(str(error), "")
        for one in form.forms:
            yield from _of(one)
        return
    if not form.errors:
        return
    for error in form.non_field_errors():
        yield Problem(str(error), "")
    for name in form.fields:
        if name in form.errors:
            bound = form[name]
            for error in bound.errors:
                yield Problem(str(error), target(bound))
