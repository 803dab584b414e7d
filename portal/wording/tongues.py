"""A language as a screen needs it."""

from dataclasses import dataclass

from django.utils.translation import get_language_info, gettext_noop

# Django's own catalogues lack some of these; here ours learns them.
NAMES = (gettext_noop("English"), gettext_noop("Welsh"), gettext_noop("Polish"), gettext_noop("Urdu"))


@dataclass(frozen=True, slots=True)
class Tongue:
    """An ISO code, its name in the language of the screen, and its direction ("ltr" or "rtl")."""

    code: str
    name: str
    dir: str


def tongue(code: str) -> Tongue:
    """The language with this code; one that Django does not know goes by its code and runs left to right."""
    try:
        info = get_language_info(code)
    except KeyError:
        return Tongue(code, code, "ltr")
    return Tongue(code, str(info["name_translated"]), "rtl" if info["bidi"] else "ltr")
