"""Running text of a form: what an editor may do in it, and how it leaves the CMS.

In a published form a link to a page holds the page's translation key, `<a linktype="key" id="…">`, so that it leads to
the reader's language and outlives export and import. Wagtail's own filter, `|richtext`, draws it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import LinkHandler, RichText, features
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

MINUTE = 60
FEATURES = ["h2", "bold", "italic", "ol", "ul", "link"]
_page = re.compile(r'linktype="page" id="([0-9]+)"|id="([0-9]+)" linktype="page"')
_silent = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)  # what stands in it is no text
_key = re.compile(r'linktype="key" id="([0-9a-f-]{36})"|id="([0-9a-f-]{36})" linktype="key"')


class _Allowed(Whitelister):
    """The tags that those features make, and nothing else."""

    element_rules = {
        "[document]": allow_without_attributes,
        **dict.fromkeys(("p", "br", "b", "i", "h2", "ol", "ul", "li"), allow_without_attributes),
        "a": attribute_rule({"href": check_url, "linktype": True, "id": True}),
    }


def cleaned(html: str) -> str:
    """The same with nothing in it but what an editor may do."""
    found: str = _Allowed().clean(_silent.sub("", html))
    return found


class ProseBlock(blocks.RichTextBlock):
    """Running text that is cleaned when it is stored, whoever brings it: editor, translator, API or pack."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=FEATURES, **kwargs)

    def get_prep_value(self, value: RichText | str | None) -> str:
        return cleaned(super().get_prep_value(value))


def published(text: RichText | str) -> str:
    """Rich text as a published form keeps it. One query when it links to pages; links to pages that are gone go."""
    html = cleaned(text.source if isinstance(text, RichText) else str(text or ""))
    ids = {int(first or second) for first, second in _page.findall(html)}
    keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key")) if ids else {}
    return _relinked(_page, html, lambda found: _link("key", keys.get(int(found))))


def editable(html: str, language: str) -> str:
    """The way back: links lead to the page in this language, or in any where there is none."""
    keys = {UUID(first or second) for first, second in _key.findall(html)}
    pages = pages_in(keys, language)
    found = {str(key): page.pk for key, page in pages.items()}
    return _relinked(_key, cleaned(html), lambda key: _link("page", found.get(key)))


def pages_in(keys: set[UUID], language: str) -> dict[UUID, Page]:
    """The published pages of these translation keys, in this language where there is one. One query; none for none."""
    if not keys:
        return {}
    pages = Page.objects.live().filter(translation_key__in=keys).select_related("locale")
    in_order = sorted(pages, key=lambda page: (page.locale.language_code == language, -page.pk))
    return {page.translation_key: page for page in in_order}


def addresses(keys: set[UUID], language: str) -> dict[UUID, tuple[str, str]]:
    """(address, title) of these pages for a reader of this language; those that have none are left out.

    Kept for a minute: a step of guidance costs no query more than one without.
    """
    names = {f"forms.page:{key}:{language}": key for key in keys}
    kept: dict[str, tuple[str, str]] = cache.get_many(names)
    missing = {key for name, key in names.items() if name not in kept}
    pages = pages_in(missing, language)
    found = {name: (pages[key].url or "", pages[key].title) if key in pages else ("", "") for name, key in names.items()
             if key in missing}  # fmt: skip
    if found:
        cache.set_many(found, MINUTE)
    return {names[name]: both for name, both in {**kept, **found}.items() if both[0]}


class KeyLink(LinkHandler):
    """Draws links of published forms."""

    identifier = "key"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [
            UUID(attrs["id"]) if re.fullmatch("[0-9a-f-]{36}", attrs.get("id", "")) else None for attrs in attrs_list
        ]
        found = addresses({key for key in keys if key}, get_language() or "")
        urls = [found[key][0] if key in found else "" for key in keys]
        return [f'<a href="{escape(url)}" target="_blank" rel="noopener">' if url else "<a>" for url in urls]


features.register_link_type(KeyLink)


def _link(linktype: str, ident: object) -> str:
    return f'linktype="{linktype}" id="{ident}"' if ident else ""


def _relinked(pattern: re.Pattern[str], html: str, link: Callable[[str], str]) -> str:
    return pattern.sub(lambda match: link(match[1] or match[2]), html)
