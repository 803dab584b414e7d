"""Manuals that arrive as data: from a pack. Loading the same data again changes nothing, and links stay good.

A page is a mapping, its key the same in every language and never reused:

    {"key": "england/core-group", "title": str, "summary": str = "", "slug": str = made of the title,
     "owner": str = "", "review_by": date | ISO date | None = None, "amendment": str = "", "amendment_why": str = "",
     "body": [block, ...] = [], "children": [page, ...] = []}

and a block one of those that `content.services.bodies` names. Ids of pages, blocks and list items are UUIDs made of
the keys and positions, so they are the same in every installation and in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page

from content.exceptions import NoSuchPage
from content.models import HomePage, ManualPage, ProcedurePage
from content.rules import key_of

from .bodies import Ids, body_of, named_in
from .site import set_up
from .translating import translate

Shape = Mapping[str, Any]
# Wagtail calls the account that made a page its owner; who answers for it is a post: its keeper.
TEXTS = {
    "title": "title",
    "summary": "summary",
    "owner": "keeper",
    "amendment": "amendment",
    "amendment_why": "amendment_why",
}


@transaction.atomic
def create_manual(*, key: str, jurisdiction: str, shape: Shape, language: str = settings.LANGUAGE_CODE) -> ManualPage:
    """Makes or brings up to date a manual with all its pages, and publishes what changed.

    `shape`: {"title", "summary", "slug", "children": [page, …]}; `jurisdiction`: key of the jurisdiction. Its pages may
    point at each other, whichever comes first. Raises NoSuchPage for a page that is pointed at and is nowhere.
    """
    locale = Locale.objects.get(language_code=language)
    home = set_up()
    parent = home if home.locale_id == locale.pk else HomePage.objects.get(locale=locale)
    words = {"title": shape["title"], "summary": shape.get("summary", ""), "jurisdiction": jurisdiction}
    manual: ManualPage = _save(ManualPage, parent, key, words, shape.get("slug", ""))
    _fill(manual, shape.get("children", ()))
    return manual


@transaction.atomic
def create_page(*, parent: Page, shape: Shape) -> ProcedurePage:
    """Makes or brings up to date a page with all its children below `parent`, a manual or a page."""
    [page] = _fill(parent, [shape])
    return page


@transaction.atomic
def translate_page(*, key: str, language: str, texts: Shape) -> Page:
    """Translates a manual or page, and its "children", from a mapping of the same shape in `language`; publishes.

    Blocks, items and paragraphs stand in the same order as in the source: that is how they are matched. "slug" is
    ignored, it is the same everywhere. Loading the same texts again publishes nothing.
    Raises NoSuchPage, TranslationMismatch.
    """
    return _translate(key, language, texts, ids_of(_every([{**texts, "key": key}])))


def _translate(key: str, language: str, texts: Shape, ids: Ids) -> Page:
    source = _source(key)
    if isinstance(source, ManualPage):
        like: Page = ManualPage(title=texts["title"], summary=texts.get("summary", ""))
    else:
        like = ProcedurePage(**_words({**texts, "key": key}, ids))
    page = translate(source=source, language=language, like=like)
    for child in texts.get("children", ()):
        _translate(child["key"], language, child, ids)
    return page


def _source(key: str) -> Page:
    page = Page.objects.filter(translation_key=key_of(key), locale__language_code=settings.LANGUAGE_CODE).first()
    if page is None:
        raise NoSuchPage(key)
    return page.specific


def _fill(parent: Page, shapes: list[Shape]) -> list[ProcedurePage]:
    """The pages below `parent`: first all of them, bare, so that any can point at any; then what they say."""
    bare: list[Shape] = []
    _make(parent, shapes, bare)
    ids = ids_of(bare)
    saved = {shape["key"]: _say(shape, parent.locale_id, ids) for shape in bare}
    return [saved[shape["key"]] for shape in shapes]


def _make(parent: Page, shapes: list[Shape], made: list[Shape]) -> None:
    there = {page.translation_key: page for page in ProcedurePage.objects.filter(locale_id=parent.locale_id)}
    for shape in shapes:
        key = key_of(shape["key"])
        page = there.get(key)
        if page is None:
            parent.refresh_from_db()
            slug = shape.get("slug", "") or slugify(shape["title"])[:100]
            new = ProcedurePage(title=shape["title"], translation_key=key, locale_id=parent.locale_id, slug=slug)
            new.live = False
            page = parent.add_child(instance=new)
        made.append(shape)
        if shape.get("children"):
            _make(page, shape["children"], made)


def _say(shape: Shape, locale_id: int, ids: Ids) -> ProcedurePage:
    words = _words(shape, ids)
    page = ProcedurePage.objects.get(translation_key=key_of(shape["key"]), locale_id=locale_id)
    if not (page.live and _holds(page, words)):
        _publish(page, words)
    found: ProcedurePage = ProcedurePage.objects.get(pk=page.pk)
    return found


def _save(model: type[Page], parent: Page, key: str, words: dict[str, Any], slug: str) -> Any:
    page = model.objects.filter(translation_key=key_of(key), locale_id=parent.locale_id).first()
    if page is None:
        parent.refresh_from_db()
        slug = slug or slugify(words["title"])[:100]
        new = model(translation_key=key_of(key), locale_id=parent.locale_id, slug=slug, live=False, **words)
        _publish(parent.add_child(instance=new), {})
    elif not (page.live and _holds(page, words)):
        _publish(page, words)
    return model.objects.get(translation_key=key_of(key), locale_id=parent.locale_id)


def _publish(page: Page, words: dict[str, Any]) -> None:
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _holds(page: Page, words: dict[str, Any]) -> bool:
    """Whether the page has these words already, compared as the database would hold them."""
    fields = ((page._meta.get_field(name), getattr(page, name), value) for name, value in words.items())
    return all(field.get_prep_value(there) == field.get_prep_value(value) for field, there, value in fields)


def _words(shape: Shape, ids: Ids) -> dict[str, Any]:
    body = body_of(shape["key"], shape.get("body", ()), ids)
    due = shape.get("review_by")
    return {
        **{field: shape.get(name, "") for name, field in TEXTS.items()},
        "review_by": date.fromisoformat(due) if isinstance(due, str) else due,
        "body": ProcedurePage._meta.get_field("body").to_python(body),
    }


def _every(shapes: list[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        yield from _every(shape.get("children", ()))


def ids_of(shapes: Iterator[Shape] | list[Shape]) -> Ids:
    """{key: primary key} of every page that these shapes point at, in the source language. One query, or none."""
    wanted = {key_of(key): key for shape in shapes for key in named_in(shape.get("body", ()))}
    if not wanted:
        return {}
    pages = Page.objects.filter(translation_key__in=wanted, locale__language_code=settings.LANGUAGE_CODE)
    return {wanted[key]: pk for key, pk in pages.values_list("translation_key", "pk")}
