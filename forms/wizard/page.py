"""The parts of a step's page: each question drawn, each group with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..fields import kind_of
from ..fields.repeat import cell, most
from ..spec import Question
from .drawing import draw
from .field import group_attrs
from .rows import Group, Part

if TYPE_CHECKING:
    from .form import StepForm


def parts(form: StepForm) -> Iterator[Part]:
    """What the page shows, in order; what does not count now is hidden, so that a script can show it."""
    for question in form.asked:
        yield _part(form, question, question.id, 2)


def _part(form: StepForm, question: Question, name: str, level: int) -> Part:
    if question.questions:
        return Part(group=_group(form, question, name, level))
    bound = form[name]
    if not kind_of(question).asks:
        bound.initial = _shown(form, question, name)  # Django keeps what it found while it validated
    settled, widget = form.settled, bound.field.widget
    if settled is not None:
        if name in settled.hidden:
            widget.group_attrs = widget.group_attrs | {"hidden": True}
        widget.withheld = settled.withheld.get(name, frozenset())
    return Part(html=draw(bound, form.drawn) if name == question.id else str(bound.as_field_group()))


def _shown(form: StepForm, question: Question, name: str) -> str:
    """The text of a question that nobody types into."""
    known = form.settled.values.get(name) if form.settled else None
    if known is not None:
        return kind_of(question).display(question, known, form.words)
    return form.asking.texts.get(question.id, "")


def calculated(form: StepForm) -> dict[str, str]:
    """What the calculated questions say now, by name of their field; "" for those without a value."""
    values = form.settled.values if form.settled else {}
    return {name: _shown(form, form.by_name[name][0], name) for name in values}


def _group(form: StepForm, question: Question, name: str, level: int) -> Group:
    words, rows = form.words, form.rows.get(name, [])
    for row in rows:
        row.removable = len(rows) > 1 or not question.required
        row.parts = [_part(form, inner, cell(name, row.id, inner.id), level + 1) for inner in question.questions]
    attrs: dict[str, Any] = group_attrs(question, words, "" if name == question.id else name)
    attrs["data-group"] = question.id
    if form.settled is not None and name in form.settled.hidden:
        attrs["hidden"] = True
    return Group(
        question=question,
        name=name,
        label=words(f"{question.id}.label"),
        hint=words(f"{question.id}.hint"),
        item=words(f"{question.id}.item"),
        attrs=attrs,
        rows=rows,
        errors=[str(error) for error in form.errors.get(name, ())] if form.is_bound else [],
        can_add=len(rows) < most(question),
        level=level,
    )


def first_input(form: StepForm, anchor: str) -> str:
    """The id of the first input of a row ("row-<id>"), so that it has the focus when the page opens there; any other
    anchor as it is."""
    for name, rows in form.rows.items():
        for row in rows:
            if anchor == f"row-{row.id}":
                keys = [cell(name, row.id, q.id) for q in form.by_name[name][0].questions if kind_of(q).asks]
                shown = [key for key in keys if form.settled is None or key not in form.settled.hidden]
                return _input_id(form, shown[0]) if shown else anchor
    return anchor


def _input_id(form: StepForm, name: str) -> str:
    bound = form[name]
    boxes = getattr(bound.field.widget, "widgets_names", None)
    return f"{bound.auto_id}-{boxes[0].strip('_-')}" if boxes else str(bound.auto_id)
