"""A language as a screen needs it."""

from dataclasses import dataclass

from django.utils.translation import get_language_info


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
