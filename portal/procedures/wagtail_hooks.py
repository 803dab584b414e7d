"""What policy staff keep of each place, and for families, in the Wagtail admin."""

from typing import Any

from django.forms import Select
from django.http import HttpRequest
from django.utils.choices import CallableChoiceIterator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.api import contact_uses, renew_search

from .choices import captures_or_none, places, places_alone, symbols
from .models import GlossaryTerm, Jurisdiction, LocalContact, OwnSymbol, Phrase, ReadingTemplate, Terms
from .selectors import TERMS

PLACE = FieldPanel(
    "jurisdiction",
    widget=Select(choices=CallableChoiceIterator(places)),
    help_text=_("Where it holds. What a place has of its own goes before what holds everywhere."),
)
ONE_PLACE = FieldPanel(
    "jurisdiction", widget=Select(choices=CallableChoiceIterator(places_alone)), help_text=_("Whose it is.")
)


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
    list_display = ["name", "key"]
    ordering = ["name"]
    menu_label = _("Timescales and forms")


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
    items = (Places, PlaceTerms, LocalContacts)


class ReadingTemplates(SnippetViewSet):
    """What families read, a template a level and place, one language beside the other."""

    model = ReadingTemplate
    icon = "doc-full"
    list_display = ["level", "place", "locale", LiveStatusTagColumn()]
    list_filter = ["level"]
    panels = [
        FieldPanel("level", help_text=_("For whom, and how plainly.")),
        PLACE,
        FieldPanel("sections", help_text=_("What is read, in this order.")),
        PublishingPanel(),
    ]


class GlossaryTerms(SnippetViewSet):
    """Hard words and what they mean."""

    model = GlossaryTerm
    icon = "openquote"
    list_display = ["word", "meaning", "place", "locale", LiveStatusTagColumn()]
    search_fields = ["word", "variants", "meaning"]
    panels = [
        FieldPanel("word", help_text=_("As it stands in most texts. It is explained where it first stands on a page.")),
        *(FieldPanel(name) for name in ("variants", "meaning", "instead")),
        PLACE,
    ]


class Phrases(SnippetViewSet):
    """Sentences that are often needed."""

    model = Phrase
    icon = "comment"
    list_display = ["text", "capture", "audience", "place", "locale", LiveStatusTagColumn()]
    list_filter = ["audience"]
    search_fields = ["text"]
    panels = [
        FieldPanel("text"),
        FieldPanel("audience", help_text=_("Who reads it.")),
        FieldPanel(
            "capture",
            widget=Select(choices=CallableChoiceIterator(captures_or_none)),
            help_text=_("Where writers are offered it."),
        ),
        FieldPanel(
            "symbol",
            widget=Select(choices=CallableChoiceIterator(symbols)),
            help_text=_("The picture beside it in Easy Read."),
        ),
        PLACE,
    ]


class OwnSymbols(SnippetViewSet):
    """Pictures that the authority adds to the shipped ones."""

    model = OwnSymbol
    icon = "image"
    list_display = ["name"]
    panels = [
        FieldPanel("name", help_text=_("What it shows: read out to those who do not see it.")),
        FieldPanel("image"),
    ]


class ForFamilies(SnippetViewSetGroup):
    """One menu for all of it."""

    menu_label = _("For families")
    menu_icon = "group"
    menu_order = 240
    items = (ReadingTemplates, GlossaryTerms, Phrases, OwnSymbols)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def search_finds_what_a_place_says_now(request: HttpRequest, instance: Any) -> None:
    """Pages say a place's words and figures, so what they can be found by changes with them."""
    if isinstance(instance, Jurisdiction):
        renew_search(instance.key)
    elif isinstance(instance, Terms | LocalContact):
        renew_search(instance.jurisdiction)


register_snippet(OfPlaces)
register_snippet(ForFamilies)
