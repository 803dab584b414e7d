"""What the editor needs to know about a form that is being written: its steps, its outline, the names rules use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Locale, Page

from forms.fields import KINDS
from forms.purposes import Purpose, purposes

from .names import names, spoken

if TYPE_CHECKING:
    from .page import FormPage
    from .step import StepPage


def preview_languages() -> list[tuple[str, str]]:
    """(code, name) of every language of the CMS."""
    return [(locale.language_code, locale.get_display_name()) for locale in Locale.objects.all()]


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


def latest_form(form: Any) -> FormPage:
    """The form page with what names need of what it was saved with last. To be read only. One query or two."""
    page: FormPage = apps.get_model("forms", "FormPage").objects.select_related("latest_revision").get(pk=form.pk)
    saved = page.latest_revision.content if page.latest_revision else {}
    for name in ("purpose", "sections", "conditions"):
        setattr(page, name, saved.get(name, getattr(page, name)))
    return page


@dataclass(frozen=True)
class OutlineQuestion:
    """One line; `kind`, `capture` and `notes` are words an author knows, `depth` 0 for a question of the step."""

    label: str
    kind: str
    capture: str
    notes: tuple[str, ...]
    depth: int


@dataclass(frozen=True)
class OutlineStep:
    page: StepPage
    questions: list[OutlineQuestion]
    shown_if: str  # "only after question – answer", or "" for always


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


def outline(form: FormPage) -> Outline:
    """The form as it is saved now, from the stored JSON: drawing 1,300 questions must stay cheap. A form that was
    never saved has an empty outline. Steps of a section stand together, those without a section first."""
    sections = [OutlineSection("", "")]
    sections += [OutlineSection(block.id, block.value) for block in form.sections]
    if not form.pk:
        return Outline(sections)
    steps = latest_steps(form)
    found = names(form, steps)
    purpose = purposes().get(form.purpose)
    captures = dict(_captures(purpose)) if purpose else {}
    kinds = {key: str(kind.block._meta_class.label) for key, kind in KINDS.items()}
    places = {section.id: section for section in sections}
    for step in steps:
        lines = list(_lines(step.questions.raw_data, kinds, captures))
        places.get(step.section, sections[0]).steps.append(OutlineStep(step, lines, spoken(step.shown_if, found)))
    return Outline(sections)


def _captures(purpose: Purpose) -> Iterator[tuple[str, str]]:
    for outer in purpose.captures:
        yield outer.key, str(outer.label)
        for inner in outer.fields:
            yield f"{outer.key}.{inner.key}", str(inner.label)


def _lines(blocks: Any, kinds: dict[str, str], captures: dict[str, str], depth: int = 0) -> Iterator[OutlineQuestion]:
    for block in blocks:
        value = block["value"]
        capture = value.get("capture") or ""
        notes = [_("optional")] if _optional(block["type"], value) else []
        notes += [_("with a rule")] if value.get("visible_if") else []
        yield OutlineQuestion(
            label=value.get("label") or "",
            kind=kinds.get(block["type"], block["type"]),
            capture=captures.get(capture, capture),
            notes=tuple(notes),
            depth=depth,
        )
        yield from _lines(value.get("questions") or (), kinds, captures, depth + 1)


def _optional(kind: str, value: dict[str, Any]) -> bool:
    return kind in KINDS and KINDS[kind].asks and not value.get("required", True)


class StepPageForm(WagtailAdminPageForm):
    """Refuses a rule or section that the form does not have: nobody offered it."""

    def clean(self) -> Any:
        cleaned = super().clean()
        if not self.parent_page or not ({"shown_if", "section"} & set(self.changed_data)):
            return cleaned
        form = latest_form(self.parent_page)
        found = names(form, latest_steps(form))
        rule, section = cleaned.get("shown_if"), cleaned.get("section")
        if rule and "shown_if" in self.changed_data and not spoken(rule, found):
            self.add_error("shown_if", _("Choose an answer or a condition of this form."))
        if section and "section" in self.changed_data and section not in {key for key, _title in found["sections"]}:
            self.add_error("section", _("Choose a section of this form."))
        return cleaned
