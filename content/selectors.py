from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.utils import translation
from wagtail.models import Page

from .facts import Facts, facts
from .models import ManualPage, ProcedurePage
from .models.tree import LINK_FIELDS, address
from .rules import key_of
from .showing import Block, Teller, blocks_of, pages_named, targets

# Below Wagtail's root stands a home page, below it the manuals.
MANUAL_DEPTH = 3


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
    One query, one more where a pointer links to pages, and those of the place's words where it says any. R-000-25.
    """
    if not translation_key:
        return []
    wanted = [language, language.split("-")[0], settings.LANGUAGE_CODE]
    pages = {
        page.locale.language_code: page
        for page in ProcedurePage.objects.live()
        .filter(translation_key=translation_key, locale__language_code__in=wanted)
        .select_related("locale")
        .only("body", "path", "url_path", "locale__language_code")
    }
    page = next((pages[code] for code in wanted if code in pages), None)
    if page is None:
        return []
    blocks = [block for block in blocks_of(page.body.get_prep_value()) if block.kind == "pointer"]
    with translation.override(language):
        url = address(page)
        teller = _teller(page, blocks, language)
    return [
        Pointer(teller.words(one.value["title"]), teller.prose(one.value["text"]), url, page.locale.language_code)
        for one in blocks
    ]


def _teller(page: ProcedurePage, blocks: list[Block], language: str) -> Teller:
    """Who says the pointers: hard words are explained on the page itself."""
    spoken = page.locale.language_code
    known = Facts(language=spoken)
    if any("{" in text for block in blocks for text in block.value.values()):
        manual = ManualPage.objects.filter(path=page.path[: MANUAL_DEPTH * page.steplen])
        known = replace(facts(manual.values_list("jurisdiction", flat=True).first() or "", spoken), words=())
    return Teller(known, targets(pages_named(blocks), language))


def address_of(key: str, language: str) -> str:
    """The address, for a reader of `language`, of the published page that a pack calls `key`; "" where there is none.

    One query.
    """
    page = Page.objects.live().filter(translation_key=key_of(key)).only(*LINK_FIELDS).first()
    if page is None:
        return ""
    with translation.override(language or settings.LANGUAGE_CODE):
        return address(page)
