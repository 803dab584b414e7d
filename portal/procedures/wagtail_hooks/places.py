"""What policy staff keep of each place."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.api import contact_uses

from ..models import Jurisdiction, LocalContact, Terms
from ..selectors import TERMS, with_manager
from .managers import ONE_PLACE, ManagerColumn, RecordManagers, Stages


def term(name: str) -> FieldPanel:
    """One of a place's words, with the variable that stands for it."""
    told = _("Pages, forms and letters say {small}, or {capital} at the beginning of a sentence.")
    return FieldPanel(name, help_text=format_lazy(told, small="{" + name + "}", capital="{" + name.capitalize() + "}"))


class ContactUses(HelpPanel):
    """Which pages show the contact: they change with it."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            contact = self.instance
            return {**context, "uses": contact_uses(contact.key, contact.jurisdiction) if contact.pk else []}


class Places(SnippetViewSet):
    """Each local procedure: calendar, timescales, forms."""

    model = Jurisdiction
    icon = "site"
    list_display = ["name", "key", ManagerColumn("manager_now", label=_("Manager of the record"))]
    ordering = ["name"]
    menu_label = _("Timescales and forms")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Jurisdiction]:
        """With who keeps the record today."""
        return with_manager(Jurisdiction.objects.all(), timezone.localdate())


class PlaceTerms(SnippetViewSet):
    """What each place calls what every place has; texts say {lead} and the place says the word."""

    model = Terms
    icon = "tag"
    list_display = ["jurisdiction", "plan", "lead", "locale"]
    panels = [ONE_PLACE, *(term(name) for name in TERMS)]


class LocalContacts(SnippetViewSet):
    """Whom to turn to in each place: changed here once, changed on every page that names it (R-004-23)."""

    model = LocalContact
    icon = "mail"
    list_display = ["name", "key", "phone", "jurisdiction", "locale"]
    list_filter = ["jurisdiction", "key"]
    search_fields = ["name", "role"]
    panels = [
        ONE_PLACE,
        FieldPanel("key"),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("role"), FieldPanel("hours")], heading=_("Who it is")),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("url"), FieldPanel("address")],
            heading=_("How to reach them"),
        ),
        ContactUses(heading=_("Shown on"), template="procedures/contact_uses.html"),
    ]


class OfPlaces(SnippetViewSetGroup):
    """One menu for what differs from place to place."""

    menu_label = _("Places")
    menu_icon = "site"
    menu_order = 230
    items = (Places, PlaceTerms, LocalContacts, RecordManagers, Stages)
