"""The one door to the procedures. Everything else in this app is the house."""

from .exceptions import NoSuchPage, TranslationMismatch
from .facts import ContactFact, Facts, Start, WordFact, facts
from .facts import register as register_facts
from .headless.about import about as headless_about
from .selectors import Pointer, address_of, pointers
from .services.pages import create_manual, create_page, translate_page
from .services.site import ready, set_up
from .services.translating import translate, translate_all

__all__ = [
    "ContactFact",
    "Facts",
    "NoSuchPage",
    "Pointer",
    "Start",
    "TranslationMismatch",
    "WordFact",
    "address_of",
    "create_manual",
    "create_page",
    "facts",
    "headless_about",
    "pointers",
    "ready",
    "register_facts",
    "set_up",
    "translate",
    "translate_all",
    "translate_page",
]
