"""The one door to the procedures. Everything else in this app is the house."""

from .exceptions import NoSuchPage, TranslationMismatch
from .selectors import Pointer, address_of, pointers
from .services.pages import create_manual, create_page, translate_page
from .services.site import ready, set_up
from .services.translating import translate, translate_all

__all__ = [
    "NoSuchPage",
    "Pointer",
    "TranslationMismatch",
    "address_of",
    "create_manual",
    "create_page",
    "pointers",
    "ready",
    "set_up",
    "translate",
    "translate_all",
    "translate_page",
]
