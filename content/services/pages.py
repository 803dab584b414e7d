"""Manuals that arrive as data: from a pack. Loading the same data again changes nothing, and links stay good.

A page is a mapping, its key the same in every language and never reused:

    {"key": "england/core-group", "title": str, "summary": str = "", "slug": str = made of the title,
     "amendment": str = "", "body": [block, ...] = [], "children": [page, ...] = []}

and a block one of:

    {"type": "text", "heading": str = "", "text": "<p>…</p>"}
    {"type": "pointer", "title": str, "text": "<p>…</p>"}
    {"type": "checklist", "title": str = "", "items": [str, ...]}
    {"type": "important", "text": str}
    {"type": "definition", "term": str, "meaning": str}

Rich text may hold p, h3, ul, ol, li, b, i, a. Ids of pages, blocks and list items are UUIDs made of the keys and
positions, so they are the same in every installation and in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page

from content.exceptions import NoSuchPage
from content.models import HomePage, ManualPage, ProcedurePage
from content.rules import block_id, key_of

from .site import set_up
from .translating import translate

Shape = Mapping[str, Any]


@transaction.atomic
def create_manual(*, key: str, jurisdiction: str, shape: Shape, language: str = settings.LANGUAGE_CODE) -> ManualPage:
    """Makes or brings up to date a manual with all its pages, and publishes what changed.

    `shape`: {"title", "summary", "slug", "children": [page, …]}; `jurisdiction`: key of the jurisdiction.
    """
    locale = Locale.objects.get(language_code=language)
    home = set_up()
    parent = home if home.locale_id == locale.pk else HomePage.objects.get(locale=locale)
    words = {"title": shape["title"], "summary": shape.get("summary", ""), "jurisdiction": jurisdiction}
    manual: ManualPage = _save(ManualPage, parent, key, words, shape.get("slug", ""))
    for child in shape.get("children", ()):
        create_page(parent=manual, shape=child)
    return manual


@transaction.atomic
def create_page(*, parent: Page, shape: Shape) -> ProcedurePage:
    """Makes or brings up to date a page with all its children below `parent`, a manual or a page."""
    page: ProcedurePage = _save(ProcedurePage, parent, shape["key"], _words(shape), shape.get("slug", ""))
    for child in shape.get("children", ()):
        create_page(parent=page, shape=child)
    return page


@transaction.atomic
def translate_page(*, key: str, language: str, texts: Shape) -> Page:
    """Translates a manual or page, and its "children", from a mapping of the same shape in `language`; publishes.

    Blocks, items and paragraphs stand in the same order as in the source: that is how they are matched. "slug" is
    ignored, it is the same everywhere. Loading the same texts again publishes nothing.
    Raises NoSuchPage, TranslationMismatch.
    """
    source = _source(key)
    if isinstance(source, ManualPage):
        like: Page = ManualPage(title=texts["title"], summary=texts.get("summary", ""))
    else:
        like = ProcedurePage(**_words({**texts, "key": key}))
    page = translate(source=source, language=language, like=like)
    for child in texts.get("children", ()):
        translate_page(key=child["key"], language=language, texts=child)
    return page


def _source(key: str) -> Page:
    page = Page.objects.filter(translation_key=key_of(key), locale__language_code=settings.LANGUAGE_CODE).first()
    if page is None:
        raise NoSuchPage(key)
    return page.specific


def _save(model: type[Page], parent: Page, key: str, words: dict[str, Any], slug: str) -> Any:
    page = model.objects.filter(translation_key=key_of(key), locale_id=parent.locale_id).first()
    if page is None:
        parent.refresh_from_db()
        slug = slug or slugify(words["title"])[:100]
        page = parent.add_child(
            instance=model(translation_key=key_of(key), locale_id=parent.locale_id, slug=slug, live=False, **words)
        )
    elif page.live and _holds(page, words):
        return page
    else:
        for name, value in words.items():
            setattr(page, name, value)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


def _holds(page: Page, words: dict[str, Any]) -> bool:
    """Whether the page has these words already, compared as the database would hold them."""
    fields = ((page._meta.get_field(name), getattr(page, name), value) for name, value in words.items())
    return all(field.get_prep_value(there) == field.get_prep_value(value) for field, there, value in fields)


def _words(shape: Shape) -> dict[str, Any]:
    body = list(_blocks(shape["key"], shape.get("body", ())))
    return {
        "title": shape["title"],
        "summary": shape.get("summary", ""),
        "amendment": shape.get("amendment", ""),
        "body": ProcedurePage._meta.get_field("body").to_python(body),
    }


def _blocks(key: str, body: list[Shape]) -> Iterator[dict[str, Any]]:
    for number, block in enumerate(body):
        value = {name: text for name, text in block.items() if name != "type"}
        if block["type"] == "checklist":
            value["items"] = [
                {"type": "item", "value": text, "id": block_id(key, number, index)}
                for index, text in enumerate(block["items"])
            ]
        if block["type"] in {"text", "checklist"}:
            value = {"heading" if block["type"] == "text" else "title": "", **value}
        yield {"type": block["type"], "value": value, "id": block_id(key, number)}
