"""The manual: every published page in each language, and the order of the pages. Drafts stay where they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from content.api import TranslationMismatch, translate

from ..exceptions import BadPack
from ..items import Data, Key
from ..streams import swapped
from .site import SOURCE, Site, checked

MANUAL, PROCEDURE = "content.ManualPage", "content.ProcedurePage"
OWN = {"version"}  # a site counts its own publications
Tree = list[Any]  # [[key of a page, the same of the pages below it], …]


def collect(site: Site) -> Iterator[tuple[Key, Data]]:
    """Each page of the place's manuals, and ("tree", place). Some queries a page."""
    pages = [page.specific for page in _live(site.place)]
    found: dict[str, dict[str, Any]] = {}
    for page in sorted(pages, key=lambda one: (one.locale.language_code != SOURCE, one.path)):
        key, code = str(page.translation_key), page.locale.language_code
        item = found.setdefault(key, {"type": page._meta.label, "languages": {}} | _out(site, page, _same(page)))
        item["languages"][code] = _out(site, page, _words(page))
    yield from ((("page", key), data) for key, data in found.items())
    if found:
        yield ("tree", site.place), {"pages": _tree(pages)}


def _live(place: str) -> list[Page]:
    """The pages of a place's manuals that readers reach, in every language, in the order of the trees."""
    manuals = _model(MANUAL).objects.filter(jurisdiction=place, live=True).order_by("path")
    below = Q()
    for path in manuals.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    if not below:
        return []
    hidden: list[str] = []
    found = []
    for page in Page.objects.filter(below).select_related("locale").order_by("path"):
        if not page.live:
            hidden.append(page.path)
        elif not any(page.path.startswith(path) for path in hidden):
            found.append(page)
    return found


def _tree(pages: list[Page]) -> Tree:
    """The keys of the pages as they stand below each other: the source language's order, then what only others have."""
    by_path = {page.path: str(page.translation_key) for page in pages}
    children: dict[str, list[str]] = {}
    placed: set[str] = set()
    for page in sorted(pages, key=lambda one: (one.locale.language_code != SOURCE, one.path)):
        key = str(page.translation_key)
        if key not in placed:
            placed.add(key)
            children.setdefault(by_path.get(page.path[: -Page.steplen], ""), []).append(key)

    def below(key: str) -> Tree:
        return [[child, below(child)] for child in children.get(key, ())]

    return below("")


def parents(tree: Tree, above: str = "") -> Iterator[tuple[str, str]]:
    """(key of a page, key of the page above it or "") of every page of a tree, those above first."""
    for key, below in tree:
        yield str(key), above
        yield from parents(below, str(key))


def bring(site: Site, wanted: dict[str, Any], tree: Tree) -> None:
    """Make and change these pages ({key: data}), publishing each. Raises BadPack.

    New ones are all made before any is filled, so that each can point at each.
    """
    above = dict(parents(tree))
    ordered = [key for key in above if key in wanted]
    if len(ordered) != len(wanted):
        raise BadPack("A page of the pack stands nowhere in its tree.")
    for key in ordered:
        _make(site, key, wanted[key], above)
    for key in ordered:
        _fill(site, key, wanted[key])


def _make(site: Site, key: str, data: Any, above: dict[str, str]) -> None:
    """A page without a word, where there is none yet."""
    said = site.languages(data, f"page {key}")
    first = next(iter(said), None)
    if first is None or _page(key, first):
        return
    if data["type"] not in (MANUAL, PROCEDURE) or (data["type"] == MANUAL) != (not above[key]):
        raise BadPack(f"page {key}: {data['type']} cannot stand where it stands.")
    parent = _page(above[key], first) if above[key] else _home(site, first)
    if parent is None:
        raise BadPack(f"page {key}: the page above it is not here in {first}.")
    new = _model(data["type"])(
        title=said[first]["title"], slug=data["slug"], translation_key=UUID(key), locale=site.locales[first], live=False
    )
    if any(one.slug == new.slug for one in parent.get_children()):
        raise BadPack(f"page {key}: another page stands at the address {parent.url_path}{new.slug}/.")
    if data["type"] == MANUAL:
        new.jurisdiction = site.place
    parent.add_child(instance=new)


def _fill(site: Site, key: str, data: Any) -> None:
    what, said = f"page {key}", site.languages(data, f"page {key}")
    if not said:
        return
    first, *others = said
    page = _page(key, first)
    if page is None:
        raise BadPack(f"{what}: not here in {first}.")
    model = _model(page.specific_class._meta.label)
    same = _into(site, model, data, _same(model))
    say = {code: {**same, **_into(site, model, said[code], _words(model))} for code in said}
    _say(page.specific, say[first], what)
    for code in others:
        try:
            translate(source=_page(key, first).specific, language=code, like=model(**say[code]))
        except TranslationMismatch:
            _copy(site, key, first, code)
        _say(_page(key, code).specific, say[code], what)


def _copy(site: Site, key: str, first: str, code: str) -> None:
    if _page(key, code) is None:
        _page(key, first).specific.copy_for_translation(site.locales[code], copy_parents=True)


def _say(page: Any, words: dict[str, Any], what: str) -> None:
    """Publishes the page with these words, where it does not say them already."""
    if page.live and all(
        _stored(page, name, getattr(page, name)) == _stored(page, name, words[name]) for name in words
    ):
        return
    for name, value in words.items():
        setattr(page, name, value)
    checked(page, what)
    page.save_revision().publish()


def put_in_order(tree: Tree) -> None:
    """Move the pages of each language to where the pack has them; pages that only this site has come after them."""
    by_parent: dict[str, list[str]] = {}
    for key, above in parents(tree):
        by_parent.setdefault(above, []).append(key)
    for above, keys in by_parent.items():
        for parent in Page.objects.filter(translation_key=UUID(above)) if above else ():
            _order(parent, keys)


def _order(parent: Page, keys: list[str]) -> None:
    wanted = list(Page.objects.filter(translation_key__in=keys, locale_id=parent.locale_id))
    ranks = {key: number for number, key in enumerate(keys)}
    wanted.sort(key=lambda page: ranks[str(page.translation_key)])
    now = [page.pk for page in parent.get_children()]
    if now[: len(wanted)] == [page.pk for page in wanted]:
        return
    for page in reversed(wanted):
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=parent.pk), pos="first-child")


def _page(key: str, code: str) -> Any:
    return Page.objects.filter(translation_key=UUID(key), locale__language_code=code).first()


def _home(site: Site, code: str) -> Any:
    return _model("content.HomePage").objects.filter(locale=site.locales[code]).first()


def _model(label: str) -> Any:
    """Content's pages are named, not imported."""
    return apps.get_model(label)


def _words(model: Any) -> list[str]:
    """The fields that each language has of its own."""
    return [field.field_name for field in model.translatable_fields if isinstance(field, TranslatableField)]


def _same(model: Any) -> list[str]:
    words = {*_words(model), *OWN}
    return [field.field_name for field in model.translatable_fields if field.field_name not in words]


def _out(site: Site, page: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(site, page._meta.get_field(name), getattr(page, name)) for name in names}


def _plain(site: Site, field: Any, value: Any) -> Any:
    if isinstance(field, StreamField):
        return swapped(field.stream_block, value.get_prep_value(), site.out)
    return value.isoformat() if isinstance(value, date) else value


def _into(site: Site, model: Any, words: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The fields with these names that the pack has, as the model holds them."""
    found = {}
    for name in words.keys() & set(names):
        field, value = model._meta.get_field(name), words[name]
        if isinstance(field, StreamField):
            value = field.to_python(json.dumps(swapped(field.stream_block, value, site.into)))
        found[name] = field.to_python(value)
    return found


def _stored(page: Page, name: str, value: Any) -> Any:
    return page._meta.get_field(name).get_prep_value(value)
