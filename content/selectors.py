from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import translation
from wagtail.models import Page
from wagtail.rich_text import RichText

from .models import ProcedurePage
from .models.tree import LINK_FIELDS, address
from .rules import key_of


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer for practice. `body` is safe HTML, `url` its page, `language` the ISO code its words are in."""

    title: str
    body: str
    url: str
    language: str


def pointers(translation_key: str | UUID, language: str) -> list[Pointer]:
    """The pointers of a published procedure page, in `language` or else in the language the page was written in.

    `translation_key`: the page's, one for all languages; [] for "" or a page that is not there or not published.
    One query, and one for each pointer that links to other pages. R-000-25.
    """
    if not translation_key:
        return []
    wanted = [language, language.split("-")[0], settings.LANGUAGE_CODE]
    pages = {
        page.locale.language_code: page
        for page in ProcedurePage.objects.live()
        .filter(translation_key=translation_key, locale__language_code__in=wanted)
        .select_related("locale")
        .only("body", "url_path", "locale__language_code")
    }
    page = next((pages[code] for code in wanted if code in pages), None)
    if page is None:
        return []
    with translation.override(language):
        url = address(page)
    return [
        Pointer(block.value["title"], _html(block.value["text"]), url, page.locale.language_code)
        for block in page.body
        if block.block_type == "pointer"
    ]


def address_of(key: str, language: str) -> str:
    """The address, for a reader of `language`, of the published page that a pack calls `key`; "" where there is none.

    One query.
    """
    page = Page.objects.live().filter(translation_key=key_of(key)).only(*LINK_FIELDS).first()
    if page is None:
        return ""
    with translation.override(language or settings.LANGUAGE_CODE):
        return address(page)


def _html(text: RichText) -> str:
    """Through Wagtail's own pipeline, which keeps what an editor may do and nothing else."""
    html: str = text.__html__()
    return html
