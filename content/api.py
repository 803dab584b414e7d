"""The one door to the procedures. Everything else in this app is the house."""

from .checking.kinds import register_pages as register_translated_pages
from .checking.kinds import register_snippet as register_translated
from .checking.selectors import Use as PageUse
from .checking.selectors import contact_uses
from .ease import Ease as PageEase
from .ease import register as register_ease
from .exceptions import NoSuchPage, TranslationMismatch
from .facts import ContactFact, Facts, StageFact, Start, WordFact, facts
from .facts import register as register_facts
from .headless.about import HEADLESS_FIELDS
from .headless.about import about as headless_about
from .headless.blocks import contact_data as headless_contact
from .headless.editions import edition as headless_edition
from .headless.editions import editions as headless_editions
from .headless.finding import found as headless_found
from .headless.pages import draft as headless_draft
from .headless.pages import manuals as headless_manuals
from .headless.pages import page as headless_page
from .headless.pages import remembered as headless_remembered
from .headless.whole import contents as headless_contents
from .models.edition import history_comes_along
from .search.results import Results as SearchResults
from .search.searching import search
from .search.services import add_synonyms
from .search.tasks import renew as renew_search
from .selectors import Pointer, Policy, address_of, pointers, policy
from .services.editions import bring_editions
from .services.generation import changed as published_anew
from .services.generation import watch
from .services.pages import create_manual, create_page, translate_page
from .services.site import ready, set_up
from .services.translating import translate, translate_all
from .variables import resolve as say_in

__all__ = [
    "HEADLESS_FIELDS",
    "ContactFact",
    "Facts",
    "NoSuchPage",
    "PageEase",
    "PageUse",
    "Pointer",
    "Policy",
    "SearchResults",
    "StageFact",
    "Start",
    "TranslationMismatch",
    "WordFact",
    "add_synonyms",
    "address_of",
    "bring_editions",
    "contact_uses",
    "create_manual",
    "create_page",
    "facts",
    "headless_about",
    "headless_contact",
    "headless_contents",
    "headless_draft",
    "headless_edition",
    "headless_editions",
    "headless_found",
    "headless_manuals",
    "headless_page",
    "headless_remembered",
    "history_comes_along",
    "pointers",
    "policy",
    "published_anew",
    "ready",
    "register_ease",
    "register_facts",
    "register_translated",
    "register_translated_pages",
    "renew_search",
    "say_in",
    "search",
    "set_up",
    "translate",
    "translate_all",
    "translate_page",
    "watch",
]
