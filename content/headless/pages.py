"""Published pages as data, in the language asked for or, where nobody has translated them yet, as they were written.

The language is the active one. Nothing here shows a draft, or a page that is kept from readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from ..kept import kept
from ..models import Generation, HomePage, ManualPage, ProcedurePage, tree
from ..showing import Teller, blocks_of, pages_named, targets
from .about import path_of
from .blocks import Data, data_of, link
from .files import files_of

DEEPEST = 20  # pages below one another
SLUG = re.compile(r"[\w-]{1,255}")
Say = Callable[[str], str]
Made = TypeVar("Made")


def remembered(key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` made of published content, kept until anything is published; what it raises is not kept. One query.

    `key` names the language too.
    """
    token = Generation.objects.filter(pk=1).values_list("token", flat=True).first()
    return kept(token or 0, ("headless", key), make)


def page(path: str) -> Data | None:
    """The page at a path ("england/core-group"), or the index of a manual; None where readers find none.

    Ten queries at most, however deep and long it is.
    """
    trail = trail_of(path)
    if trail is None or len(trail.own) < 2 or not trail.is_free:
        return None
    found = trail.page()
    if not isinstance(found, ManualPage | ProcedurePage):
        return None
    return {**_shown(found), "is_draft": False, **_around(found)}


def draft(page: Page) -> Data:
    """A page as it would be if it were published now. Who may see that was asked before."""
    later = page.get_latest_revision_as_object()
    return {**_shown(later), "is_draft": True, **_around(later)}


def manuals() -> list[Data]:
    """The manual of each place, as readers of the active language find it. Two queries."""
    home = trail_of("")
    if home is None:
        return []
    found = tree.children(ManualPage, home, home.own[0].locale_id)
    places = dict(ManualPage.objects.filter(pk__in=[one.pk for one in found]).values_list("pk", "jurisdiction"))
    return [{**page_link(one, home.language_of(one)), "place": places[one.pk]} for one in found]


def trail_of(path: str) -> tree.Trail | None:
    """The way to a path below the home page, for a reader of the active language. One query, or none for what can be no
    path."""
    slugs = path.split("/") if path else []
    if len(slugs) > DEEPEST or not all(map(SLUG.fullmatch, slugs)):
        return None
    return tree.find(_homes(), slugs)


def page_link(page: Page, language: str, say: Say = str) -> Data:
    """A page as a link. `language`: of its words; `say` says the variables in them."""
    return {**target(page, language, say), "summary": say(getattr(page, "summary", ""))}


def target(page: Page, language: str, say: Say = str) -> Data:
    """The same without its summary."""
    return {"path": path_of(page), "title": say(page.title), "language": language}


def led(blocks: list[Data]) -> list[Data]:
    """The blocks with their related pages as links."""
    home = reverse("wagtail_serve", args=("",))
    for one in blocks:
        if one["type"] == "related":
            one["pages"] = [link(found, home) for found in one["pages"]]
    return blocks


def _shown(page: Any) -> Data:
    """What stands on the page itself, in the words of its place. Hard words stay plain: the glossary explains them."""
    language = page.trail.language_of(page)
    blocks = blocks_of(page.body.get_prep_value()) if isinstance(page, ProcedurePage) else []
    pointed = targets(pages_named(blocks), translation.get_language())
    teller = Teller(replace(page.facts, words=()), pointed)
    return {
        "id": page.translation_key,
        "kind": "manual" if isinstance(page, ManualPage) else "page",
        "path": path_of(page),
        "place": page.trail.place,
        "language": language,
        "direction": "rtl" if translation.get_language_info(language)["bidi"] else "ltr",
        "updated_at": page.last_published_at,
        "version": getattr(page, "version", 0),
        "keeper": teller.words(getattr(page, "keeper", "")),
        "review_by": getattr(page, "review_by", None),
        "amendment": {name: teller.words(getattr(page, field, "")) for name, field in AMENDMENT.items()},
        "title": teller.words(page.title),
        "summary": teller.words(page.summary),
        "blocks": led(data_of(blocks, teller, files_of(blocks))),
    }


AMENDMENT = {"what": "amendment", "why": "amendment_why"}


def _around(page: Any) -> Data:
    trail, say = page.trail, page.say
    reader = trail.own[0].locale_id
    below = tree.children(ProcedurePage, trail, reader)
    before, after = tree.neighbours(trail, reader) if len(trail.own) > 2 else (None, below[0] if below else None)

    return {
        "breadcrumbs": [target(one, language, say) for one, language in trail.above[1:]],
        "parts": [page_link(one, trail.language_of(one), say) for one in below],
        "before": before and target(before, trail.language_of(before), say),
        "after": after and target(after, trail.language_of(after), say),
    }


def _homes() -> list[tree.Root]:
    """The reader's home page and the source's. With several sites the default one's: an API has no host of its own."""
    found = tree.roots()
    if found is not None:
        return found
    root = Site.objects.get(is_default_site=True).root_page
    wanted = (translation.get_language(), settings.LANGUAGE_CODE)
    homes = HomePage.objects.filter(translation_key=root.translation_key, locale__language_code__in=wanted)
    by_language = {home.locale.language_code: home for home in homes.select_related("locale")}
    return [tree.Root(by_language[code].url_path, code) for code in dict.fromkeys(wanted) if code in by_language]
