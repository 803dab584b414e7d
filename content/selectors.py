from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.html import format_html
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


@dataclass(frozen=True, slots=True)
class Policy:
    """What a page of the manual says in prose: (heading, safe HTML) by and by; its title, address and language."""

    title: str
    url: str
    language: str
    parts: tuple[tuple[str, str], ...]


def policy(place: str, slug: str, language: str) -> Policy | None:
    """The prose of a published page of a place's manual (its texts, and what is marked as important), in `language` or
    else as it was written; None where there is no such page. Four queries at most. R-001-45."""
    wanted = [language, language.split("-")[0], settings.LANGUAGE_CODE]
    manuals = ManualPage.objects.live().filter(jurisdiction=place, locale__language_code__in=wanted)
    below = [Q(path__startswith=path) for path in manuals.values_list("path", flat=True)] if slug else []
    if not below:
        return None
    found = ProcedurePage.objects.live().filter(reduce(or_, below), slug=slug).select_related("locale")
    pages = {page.locale.language_code: page for page in found}
    page = next((pages[code] for code in wanted if code in pages), None)
    if page is None:
        return None
    blocks = [block for block in blocks_of(page.body.get_prep_value()) if block.kind in ("text", "important")]
    with translation.override(language):
        url = address(page)
        teller = _teller(page, blocks, language, title=page.title)
    return Policy(teller.words(page.title), url, page.locale.language_code, tuple(_part(one, teller) for one in blocks))


def _part(block: Block, teller: Teller) -> tuple[str, str]:
    if block.kind == "important":
        return "", format_html("<p>{}</p>", teller.words(block.value["text"]))
    return teller.words(block.value.get("heading") or ""), teller.prose(block.value.get("text") or "")


def _teller(page: ProcedurePage, blocks: list[Block], language: str, *, title: str = "") -> Teller:
    """Who says the pointers, or the prose: hard words are explained on the page itself."""
    spoken = page.locale.language_code
    known = Facts(language=spoken)
    if any("{" in text for text in (title, *(text for block in blocks for text in block.value.values() if text))):
        manual = ManualPage.objects.filter(path=page.path[: MANUAL_DEPTH * page.steplen])
        known = replace(facts(manual.values_list("jurisdiction", flat=True).first() or "", spoken), words=())
    return Teller(known, targets(pages_named(blocks), language), beside=True)


def address_of(key: str, language: str) -> str:
    """The address, for a reader of `language`, of the published page that a pack calls `key`; "" where there is none.

    One query.
    """
    page = Page.objects.live().filter(translation_key=key_of(key)).only(*LINK_FIELDS).first()
    if page is None:
        return ""
    with translation.override(language or settings.LANGUAGE_CODE):
        return address(page)
