"""What the editor needs to know about a form that is being written: its outline, and what a step can be shown by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from forms.blocks import QuestionsBlock
from forms.checking import capture_labels, check
from forms.composing import compose, deciding
from forms.exceptions import Problem
from forms.purposes import Purpose, purposes
from forms.spec import Question, Texts

if TYPE_CHECKING:
    from .page import FormPage, StepPage


def latest_steps(form: Any) -> list[StepPage]:
    """The steps below a form page, in order, each with what it was saved with last, drafts included. To be read only.

    Two queries, however many steps: Wagtail's own way from a revision to a page asks for each relation of each page.
    """
    model: type[StepPage] = apps.get_model("forms", "StepPage")
    steps = list(model.objects.child_of(form).select_related("latest_revision").order_by("path"))
    for step in steps:
        saved = step.latest_revision.content if step.latest_revision else {}
        for name in ("title", "guidance", "shown_if", "section", "questions", "ends"):
            setattr(step, name, saved.get(name, getattr(step, name)))
        step.procedure_page_id = saved.get("procedure_page", step.procedure_page_id)
    pages = Page.objects.in_bulk({step.procedure_page_id for step in steps if step.procedure_page_id})
    for step in steps:
        step.procedure_page = pages.get(step.procedure_page_id)
    return steps


@dataclass(frozen=True)
class OutlineQuestion:
    """One line; `kind` and `capture` are names an author knows, `questions` those of a repeating group."""

    label: str
    kind: str
    capture: str
    required: bool
    questions: list[OutlineQuestion]


@dataclass(frozen=True)
class OutlineStep:
    page: StepPage
    questions: list[OutlineQuestion]
    shown_if: str  # "question – answer", or "" for always


@dataclass(frozen=True)
class Outline:
    """`steps` at a glance; `problems` are what would refuse publication now."""

    steps: list[OutlineStep]
    problems: list[Problem]


def outline(form: FormPage) -> Outline:
    """The form as it is saved now. A form that was never saved has an empty outline."""
    if not form.pk:
        return Outline([], [])
    steps = latest_steps(form)
    spec, texts = compose(form, steps)
    purpose = purposes().get(form.purpose)
    rules = dict(_rules(steps))
    return Outline(
        steps=[
            OutlineStep(
                page, [_line(q, texts, purpose) for q in step.questions], rules.get(page.shown_if, page.shown_if)
            )
            for page, step in zip(steps, spec.steps, strict=True)
        ],
        problems=check(spec, texts, purpose),
    )


def _line(question: Question, texts: Texts, purpose: Purpose | None) -> OutlineQuestion:
    blocks = QuestionsBlock().child_blocks
    names = capture_labels(purpose) if purpose else {}
    return OutlineQuestion(
        label=texts.get(f"{question.id}.label", ""),
        kind=str(blocks[question.kind].label),
        capture=names.get(question.capture, question.capture),
        required=question.required,
        questions=[_line(inner, texts, purpose) for inner in question.questions],
    )


def _rules(steps: list[StepPage]) -> Iterator[tuple[str, str]]:
    """("<question id>=<value>", "question – answer") of everything a step below these can be shown by."""
    for step in steps:
        for value, question, option in deciding(step):
            answer = option or (_("Yes") if value.endswith("=yes") else _("No"))
            yield value, f"{question} – {answer}"


class StepPageForm(WagtailAdminPageForm):
    """Lets the author choose what the step is shown by from the questions of earlier steps."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "shown_if" not in self.fields:
            return
        choices = [("", _("Always")), *self._earlier()]
        stored = self.instance.shown_if
        if stored and stored not in dict(choices):
            choices.append((stored, _("After a question that is gone or comes later")))
        field = self.fields["shown_if"]
        self.fields["shown_if"] = forms.ChoiceField(
            choices=choices, required=False, label=field.label, help_text=field.help_text
        )

    def _earlier(self) -> Iterator[tuple[str, str]]:
        before = []
        for step in latest_steps(self.parent_page) if self.parent_page else []:
            if step.pk == self.instance.pk:
                break
            before.append(step)
        return _rules(before)
