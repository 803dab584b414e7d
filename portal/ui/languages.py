"""The languages of the screens, as the language navigation shows them."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import get_language_info


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO code, the language's name in itself, and its direction ("ltr" or "rtl")."""

    code: str
    name: str
    dir: str


@cache
def languages() -> tuple[Language, ...]:
    """Every language of settings.LANGUAGES. Raises KeyError for one that Django does not know (LANG_INFO)."""
    infos = [get_language_info(code) for code, _ in settings.LANGUAGES]
    return tuple(Language(one["code"], one["name_local"], "rtl" if one["bidi"] else "ltr") for one in infos)


@cache
def languages_for(*, staff: bool) -> tuple[Language, ...]:
    """The languages somebody is offered: all of them, or those in which the practitioners' screens are whole."""
    return tuple(one for one in languages() if not staff or one.code in settings.STAFF_LANGUAGES)
