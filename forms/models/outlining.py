"""The outline of a form: its steps and their questions at a glance, as they are saved now.

A form of 1,300 questions is drawn each time somebody opens its page. So what the steps hold is read from the stored
JSON, with no page made of it, and the lines of a step are written as HTML at once: in a template they took a fifth of
a second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from forms.fields import KINDS
from forms.purposes import Purpose, purposes

from .names import Speech, option_lists, options_of, questions_in

if TYPE_CHECKING:
    from .page import FormPage
    from .step import StepPage

DEEP, DEEPER = (format_html(' class="form-outline__depth{}"', depth) for depth in (1, 2))
SAVED = ("title", "section", "shown_if", "questions")


@dataclass(frozen=True)
class OutlineStep:
    """`address` is that of its editor, `shown_if` "only after question – answer" or "" for always, `lines` the items
    of a list in HTML."""

    pk: int
    title: str
    address: str
    shown_if: str
    lines: str


@dataclass(frozen=True)
class OutlineSection:
    """`id` and `title` are "" for the steps that stand in no section."""

    id: str
    title: str
    steps: list[OutlineStep] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The form at a glance: its steps by section, in the order of the pages."""

    sections: list[OutlineSection]

    @property
    def count(self) -> int:
        return sum(len(section.steps) for section in self.sections)


class _Saved(NamedTuple):
    pk: int
    title: str
    section: str
    shown_if: str
    blocks: list[dict[str, Any]]


def outline(form: FormPage) -> Outline:
    """A form that was never saved has an empty one. Steps of a section stand together, those without one first."""
    sections = [OutlineSection("", "")]
    sections += [OutlineSection(block["id"], block["value"]) for block in form.sections.raw_data]
    if not form.pk:
        return Outline(sections)
    steps = list(_saved(form))
    speech = Speech(_conditions(form), _questions(form, steps))
    pen = _Pen(purposes().get(form.purpose))
    places = {section.id: section for section in sections}
    for step in steps:
        address = reverse("wagtailadmin_pages:edit", args=[step.pk])
        drawn = OutlineStep(step.pk, step.title, address, speech.spoken(step.shown_if), pen.items(step.blocks))
        places.get(step.section, sections[0]).steps.append(drawn)
    return Outline(sections)


def _conditions(form: FormPage) -> Iterator[tuple[str, str]]:
    for block in form.conditions.raw_data:
        yield block["id"], block["value"].get("name", "")


def _questions(form: FormPage, steps: list[_Saved]) -> Iterator[dict[str, Any]]:
    shared = options_of(option_lists(form))
    for step in steps:
        yield from questions_in(step.blocks, str(step.pk), shared)


def _saved(form: FormPage) -> Iterator[_Saved]:
    """Each step with what it was saved with last, drafts included. One query; another if a step has no revision."""
    model: type[StepPage] = apps.get_model("forms", "StepPage")
    latest = [KeyTextTransform(name, "latest_revision__content") for name in SAVED]
    rows = list(model.objects.child_of(form).order_by("path").values_list("pk", *latest))
    missing = model.objects.in_bulk([row[0] for row in rows if None in row])
    for pk, *values in rows:
        page = missing.get(pk)
        if page:
            values = [values[0] or page.title, values[1] or page.section, values[2] or page.shown_if, values[3]]
        title, section, shown_if, questions = values
        blocks = json.loads(questions) if questions or not page else list(page.questions.raw_data)
        yield _Saved(pk, title, section, shown_if, blocks)


class _Pen:
    """Writes questions as items of a list, in words an author knows; those of a group one deeper."""

    def __init__(self, purpose: Purpose | None) -> None:
        self.kinds = {key: kind.block._meta_class.label for key, kind in KINDS.items()}
        self.captures = dict(_captures(purpose)) if purpose else {}
        self.notes: dict[tuple[Any, ...], str] = {}  # few questions differ in what follows their words

    def items(self, blocks: Any) -> str:
        return format_html_join("\n", "<li{}>{} {}</li>", self._lines(blocks))

    def _lines(self, blocks: Any, depth: str = "") -> Iterator[tuple[str, str, str]]:
        for block in blocks:
            kind, value = block["type"], block["value"]
            optional = not value.get("required", True) and kind in KINDS and KINDS[kind].asks
            key = (kind, optional, bool(value.get("visible_if")), value.get("capture") or "")
            if key not in self.notes:
                self.notes[key] = self._note(*key)
            yield depth, value.get("label") or "", self.notes[key]
            if inner := value.get("questions"):
                yield from self._lines(inner, DEEPER if depth else DEEP)

    def _note(self, kind: str, optional: bool, ruled: bool, capture: str) -> str:
        said = [("note", _("optional"))] if optional else []
        said += [("note", _("with a rule"))] if ruled else []
        said += [("capture", self.captures.get(capture, capture))] if capture else []
        drawn = format_html_join("", ' <span class="form-outline__{}">{}</span>', said)
        return format_html("<small>{}</small>{}", self.kinds.get(kind, kind), drawn)


def _captures(purpose: Purpose) -> Iterator[tuple[str, str]]:
    for outer in purpose.captures:
        yield outer.key, str(outer.label)
        for inner in outer.fields:
            yield f"{outer.key}.{inner.key}", str(inner.label)
