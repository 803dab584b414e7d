"""Words that mean the same, kept by policy staff."""

from django.conf import settings
from django.forms import Select, Textarea
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import get_language_info, gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.models import SearchSynonym


def languages() -> list[tuple[str, str]]:
    """The languages of the manuals, in the words of the CMS."""
    return [(code, get_language_info(code)["name_translated"]) for code in settings.PUBLIC_LANGUAGES]


class SearchSynonyms(SnippetViewSet):
    """Sets of words, one of which finds the others."""

    model = SearchSynonym
    icon = "search"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Search words")
    menu_order = 260
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    panels = [
        FieldPanel("words", widget=Textarea(attrs={"rows": 5})),
        FieldPanel(
            "language",
            widget=Select(choices=CallableChoiceIterator(languages)),
            help_text=gettext_lazy("In which searches they count as the same."),
        ),
    ]


register_snippet(SearchSynonyms)
