"""A whole manual as a tree, read with a constant number of queries however many pages it has."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from ..facts import facts
from ..models import ProcedurePage, tree
from ..variables import resolve
from .about import path_of
from .blocks import Data
from .pages import page_link, trail_of


def contents(path: str) -> Data | None:
    """The manual at a path ("england") with every page below it, each in the reader's language where there is one.

    None where there is no manual. A page below one that is not published hangs from the next one above that is.
    """
    trail = trail_of(path)
    if trail is None or len(trail.own) != 2 or not trail.is_free:
        return None
    says = {language: partial(resolve, facts=facts(trail.place, language)) for language in trail.locales.values()}

    def node(page: Page) -> Data:
        language = trail.language_of(page)
        return {**page_link(page, language, says[language]), "children": []}

    top = node(trail.own[-1])
    nodes: dict[str, Data] = {top["path"]: top}
    for page in _below(trail):
        made = node(page)
        nodes[made["path"]] = made
        _above(nodes, made["path"])["children"].append(made)
    return top


def _below(trail: tree.Trail) -> list[Any]:
    """All live pages of the manual, parents before children, in the order of the source's tree; without closed ones."""
    below = Q()
    for end in trail.ends:
        below |= Q(path__startswith=end.path, depth__gt=end.depth)
    every = ProcedurePage.objects.filter(below)
    found = tree.prefer(every.filter(live=True).only(*tree.LINK_FIELDS, "summary"), trail.own[0].locale_id)
    source = dict(every.filter(path__startswith=trail.ends[-1].path).values_list("translation_key", "path"))
    order = {page.translation_key: source.get(page.translation_key, page.path) for page in found}
    closed = _closed(trail.ends)
    seen = [page for page in found if not any(f"{path_of(page)}/".startswith(f"{one}/") for one in closed)]
    return sorted(seen, key=lambda page: (path_of(page).count("/"), order[page.translation_key]))


def _above(nodes: dict[str, Data], path: str) -> Data:
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in nodes:
            return nodes[path]
    raise LookupError(path)


def _closed(ends: list[Page]) -> list[str]:
    """Paths of pages that are kept from readers: in one language is in all, and what is below them too."""
    within = Q()
    for end in ends:
        within |= Q(page__path__startswith=end.path)
    return [path_of(one.page) for one in PageViewRestriction.objects.filter(within).select_related("page")]
