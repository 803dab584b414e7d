"""Typefaces that a page is sure to need, asked for with the page itself.

A style sheet asks for them only after the words were drawn in another typeface, and then every line of them moves.
"""

from collections.abc import Mapping

from django.templatetags.static import static
from django.utils.html import format_html_join

# Language code → files, as in frontend/scss/_scripts.scss; other languages are drawn in what a device has.
FACES: Mapping[str, tuple[str, ...]] = {
    "ur": ("noto-nastaliq-urdu-arabic-400",),
    "ar": ("noto-sans-arabic-arabic-400", "noto-sans-arabic-arabic-700"),
    "bn": ("noto-sans-bengali-bengali-400", "noto-sans-bengali-bengali-700"),
    "pa": ("noto-sans-gurmukhi-gurmukhi-400", "noto-sans-gurmukhi-gurmukhi-700"),
}


def preloads(language: str) -> str:
    """The <link> elements for a page in this language (ISO code); "" where its letters need no typeface of ours."""
    return format_html_join(
        "",
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>',
        ((static(f"dist/fonts/{name}-normal.woff2"),) for name in FACES.get(language, ())),
    )
