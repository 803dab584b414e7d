"""Words of a form on a page: marked with their language where nobody has translated them yet (R-X-05)."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import get_language_info

from ..words import Words


def direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def text(words: Words, key: str) -> str:
    """The words of this key, in a <span lang dir> when they are in another language than the page's."""
    language = words.language_of(key)
    if language == words.language:
        return words(key)
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction(language), words(key))


def lines(answer: str) -> list[str]:
    """An answer as paragraphs, each in the direction of its own script."""
    return [format_html("<bdi>{}</bdi>", line) for line in answer.splitlines() if line.strip()]
