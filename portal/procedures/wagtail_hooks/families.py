"""What policy staff keep for families."""

from django.forms import Select
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..choices import captures_or_none, places, symbols
from ..models import GlossaryTerm, OwnSymbol, Phrase, ReadingTemplate

PLACE = FieldPanel(
    "jurisdiction",
    widget=Select(choices=CallableChoiceIterator(places)),
    help_text=_("Where it holds. What a place has of its own goes before what holds everywhere."),
)


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
