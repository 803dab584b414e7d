"""Forms in the Wagtail admin: addresses of its own, what the gate says, and which buttons a step has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .editor import gate, urls
from .models import FormPage, OptionList, StepPage
from .services.copying import renew_form, renew_step

ALONE = {"action-publish", "action-unpublish", "action-submit", "action-restart-workflow"}  # not for a single step
SCRIPTS = ("forms/names.js", "forms/keys.js", "forms/outline.js")


class OptionListViewSet(SnippetViewSet):
    """Option lists that forms share, one language beside the other."""

    model = OptionList
    icon = "list-ul"
    list_display = ["name", "locale"]
    menu_label = gettext_lazy("Option lists")
    add_to_admin_menu = True
    menu_order = 250
    panels = [
        FieldPanel("name"),
        FieldPanel("options", help_text=gettext_lazy("In the order in which people choose from them.")),
        HelpPanel(heading=gettext_lazy("Used by"), template="forms/authoring/list_uses.html"),
    ]


register_snippet(OptionListViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("forms/", include(urls))]


@hooks.register("before_publish_page")
def ask_the_gate(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Say what is wrong and leave the saved draft as it is. The gate itself would undo the saving too."""
    if isinstance(page, FormPage) and not page.is_translation:
        if not gate.refuses(page):
            return None
        messages.error(request, _("The form was not published. Your text is kept as a draft."))
        answer = redirect("forms_editor:gate", page.pk)
    elif isinstance(page, StepPage) and not page.is_translation:
        messages.error(request, _("The step is saved. It is published with its form: open the form and publish that."))
        answer = redirect("wagtailadmin_pages:edit", page.pk)
    else:
        return None
    if page.live_revision_id is None:  # Wagtail saves a page that is made and published in one go as a live one
        type(page).objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
    return answer


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
    """A copied step or form is another one: what is in it gets ids of its own, or two steps would share answers."""
    copy = new_page.specific
    if isinstance(copy, StepPage):
        latest = copy.get_latest_revision_as_object()
        lost = renew_step(form=copy.get_parent().specific, step=latest, by=request.user)
        if lost:
            words = {"names": ", ".join(f"“{name}”" for name in lost)}
            messages.warning(request, _("Rules that asked something outside the step were dropped: %(names)s") % words)
    elif isinstance(copy, FormPage):
        renew_form(form=copy, source=page.specific, by=request.user)


@hooks.register("insert_global_admin_css")
def style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("forms/authoring.css"))


@hooks.register("insert_editor_js")
def scripts() -> str:
    return format_html_join("\n", '<script src="{}"></script>', ((static(name),) for name in SCRIPTS))


@hooks.register("register_log_actions")
def actions(registry: LogActionRegistry) -> None:
    registry.register_action(
        "forms.refused", gettext_lazy("Refuse publication"), gettext_lazy("Not published: see the form")
    )
