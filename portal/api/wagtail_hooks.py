"""What editors see of the headless face: whom we tell, and a look at a draft in another front end."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .models import Webhook
from .selectors import may_preview
from .views.preview import show


class MessagesPanel(Panel):
    """The secret and the last messages of a webhook, to read."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "api/cms/messages.html"

        def is_shown(self) -> bool:
            return not self.instance._state.adding

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "webhook": self.instance}


class Webhooks(ModelViewSet):
    """Whom we tell what was published."""

    model = Webhook
    name = "webhooks"
    icon = "link-external"
    menu_label = _("Webhooks")
    menu_order = 9000
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["name", "url", BooleanColumn("is_active", label=_("switched on"))]
    panels = [
        FieldPanel("name"),
        FieldPanel("url"),
        FieldPanel("is_active"),
        FieldPanel("generation"),
        MessagesPanel(heading=_("Messages")),
    ]


@hooks.register("register_admin_viewset")
def webhooks() -> Webhooks:
    """In the menu of whoever may see webhooks."""
    return Webhooks()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where an editor asks for a look."""
    return [path("headless-preview/<int:page_id>/", show, name="headless_preview")]


@hooks.register("register_page_header_buttons")
def look_elsewhere(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Shows the draft in the front end that the operator named, for an hour."""
    if settings.HEADLESS_PREVIEW_URL and may_preview(user, page.specific):
        address = reverse("headless_preview", args=[page.pk])
        yield Button(_("Look at the draft elsewhere"), address, icon_name="link-external", priority=15)
