"""What the editor needs to know about a form that is being written: its steps, and the names rules use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Locale, Page

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
