"""Forms in the Wagtail admin: what a refusal looks like, and which buttons a step has."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry

from .composing import renewed
from .exceptions import Problem
from .models import FormPage, StepPage
from .services.publishing import problems_of

ALONE = {"action-publish", "action-unpublish", "action-submit", "action-restart-workflow"}  # not for a single step


def refusal(problems: Sequence[Problem]) -> str:
    """The problems as a list for a message."""
    items = format_html_join("", "<li>{}</li>", ((problem.message,) for problem in problems))
    return format_html("{}<ul>{}</ul>", _("The form was not published. Your text is kept as a draft."), items)


@hooks.register("before_publish_page")
def ask_the_gate(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Say what is wrong and leave the saved draft as it is. The gate itself would undo the saving too."""
    if isinstance(page, FormPage) and not page.is_translation:
        problems = problems_of(page)
        if not problems:
            return None
        messages.error(request, refusal(problems))
    elif isinstance(page, StepPage) and not page.is_translation:
        messages.error(request, _("The step is saved. It is published with its form: open the form and publish that."))
    else:
        return None
    if page.live_revision_id is None:  # Wagtail saves a page that is made and published in one go as a live one
        type(page).objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_page_action_menu")
def leave_publishing_to_the_form(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """A step is saved, never published alone. Translated steps have an editor of their own."""
    page = context.get("page")
    if isinstance(page, StepPage) or (
        context.get("parent_page") and isinstance(context["parent_page"].specific, FormPage)
    ):
        items[:] = [item for item in items if item.name not in ALONE]


@hooks.register("after_copy_page")
def renew_ids(request: HttpRequest, page: Any, new_page: Any) -> None:
    """A copied step is another step: its questions get ids of their own, or two steps of a form would share answers."""
    copy = new_page.specific
    if isinstance(copy, StepPage):
        copy = copy.get_latest_revision_as_object()
        copy.questions = renewed(copy.questions.get_prep_value())
        copy.save_revision(user=request.user)


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("forms/authoring.css"))


@hooks.register("register_log_actions")
def actions(registry: LogActionRegistry) -> None:
    registry.register_action(
        "forms.refused", gettext_lazy("Refuse publication"), gettext_lazy("Not published: see the form")
    )
