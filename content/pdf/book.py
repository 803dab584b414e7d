"""The pages of a PDF in reading order, as one reader would read them; a constant number of queries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.db.models import Q
from django.template.loader import get_template
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from ..facts import Facts, WordFact, facts
from ..models import ProcedurePage, tree
from ..models.base import BasePage
from ..showing import Block, Target, Teller, blocks_of, files, pages_named, show, targets

TEMPLATE = "content/pdf/book.html"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the book. `number`: "2.1", "" for a book of one page; `html` is safe; `depth`: 1 below the book."""

    anchor: str
    number: str
    depth: int
    language: str
    title: str
    summary: str
    html: str
    version: int
    updated_at: datetime | None
    keeper: str


@dataclass(frozen=True, slots=True)
class Book:
    """What is printed. `sheets`: about how many sheets it will have."""

    title: str
    summary: str
    language: str
    url: str
    chapters: tuple[Chapter, ...]
    words: tuple[WordFact, ...]

    @property
    def sheets(self) -> int:
        """An estimate: a sheet holds some 1,800 letters of text, contents take one for thirty pages."""
        letters = sum(len(chapter.html) for chapter in self.chapters)
        return 1 + len(self.chapters) // 30 + letters // 2600


def _pages(page: BasePage, below: bool) -> list[ProcedurePage]:
    """The page and, with `below`, the published ones below it, each in the reader's language where there is one.

    What is kept from some readers is in no book, with all that stands below it.
    """
    trail = page.trail
    if not below:
        return [page] if isinstance(page, ProcedurePage) else []
    wanted = Q()
    for end in trail.ends:
        wanted |= Q(path__startswith=end.path)
    every = ProcedurePage.objects.filter(wanted, live=True)
    order = dict(every.filter(path__startswith=trail.ends[-1].path).values_list("translation_key", "path"))
    closed = [
        tree.relative(one.page) for one in PageViewRestriction.objects.filter(page__in=every).select_related("page")
    ]
    chosen = [
        one
        for one in tree.prefer(every, trail.own[0].locale_id)
        if not any(tree.relative(one).startswith(path) for path in closed)
    ]
    return sorted(chosen, key=lambda one: order.get(one.translation_key, one.path))


def _told(page: BasePage) -> dict[str, Facts]:
    trail = page.trail
    return {language: facts(trail.place, language) for language in set(trail.locales.values())}


def book_of(page: BasePage, *, below: bool) -> Book:
    """Everything that a PDF of this page holds, in the active language."""
    told = _told(page)
    trail, language = page.trail, translation.get_language() or ""
    rows = _pages(page, below)
    read = {row.pk: blocks_of(row.body.get_prep_value()) for row in rows}
    blocks = [block for one in read.values() for block in one]
    led = _led(targets(pages_named(blocks), language), rows)
    chapters: list[Chapter] = []
    words: list[WordFact] = []
    given = files(blocks)
    for row, number, depth in _numbered(rows, page):
        own = trail.language_of(row)
        teller = Teller(told[own], led, on_paper=True, files=given)
        chapters.append(_chapter(row, read[row.pk], teller, number, depth))
        words += [word for word in teller.glossary.used if word not in words]
    return Book(
        title=page.say(page.title),
        summary=page.say(getattr(page, "summary", "")),
        language=trail.language_of(page),
        url=tree.address(page),
        chapters=tuple(chapters),
        words=tuple(sorted(words, key=lambda word: word.word.casefold())),
    )


def _led(found: Any, rows: list[ProcedurePage]) -> dict[int, Target]:
    """Links between pages of the book lead within it."""
    inside = {str(row.translation_key) for row in rows}
    return {
        pk: replace(target, url=f"#page-{target.key}") if target.key in inside else target
        for pk, target in found.items()
    }


def _chapter(row: ProcedurePage, blocks: list[Block], teller: Teller, number: str, depth: int) -> Chapter:
    with translation.override(teller.facts.language):
        body = show(blocks, teller)
    return Chapter(
        anchor=f"page-{row.translation_key}",
        number=number,
        depth=depth,
        language=teller.facts.language,
        title=teller.words(row.title),
        summary=teller.words(row.summary),
        html=body.html,
        version=row.version,
        updated_at=row.last_published_at,
        keeper=row.keeper,
    )


def _numbered(rows: list[ProcedurePage], top: Page) -> Iterator[tuple[ProcedurePage, str, int]]:
    """(page, number, depth): "1", "1.1", "2" …, the page that the book is of without one."""
    counts: list[int] = []
    for row in rows:
        depth = row.depth - top.depth
        if depth <= 0:
            yield row, "", 1
            continue
        del counts[depth:]
        counts += [0] * (depth - len(counts))
        counts[depth - 1] += 1
        yield row, ".".join(map(str, counts)), depth


@cache
def _shape() -> bytes:
    """Everything of ours that decides what a PDF looks like."""
    root = Path(__file__).parents[1]
    blocks = Path(get_template("content/blocks/text.html").origin.name).parent  # type: ignore[attr-defined]
    style = finders.find("dist/book.css")
    every = [
        *sorted((root / "pdf").glob("*.py")),
        *sorted((root / "showing").glob("*.py")),
        *sorted(blocks.glob("*.html")),
        Path(get_template(TEMPLATE).origin.name),  # type: ignore[attr-defined]
        *([Path(str(style))] if style else []),
    ]
    return b"".join(path.read_bytes() for path in every)


def stamp_of(page: BasePage, *, below: bool) -> str:
    """SHA-256, hex, over what a PDF of this page holds and what shapes it: the same stamp, the same PDF."""
    rows = [(row.pk, row.path, row.live_revision_id, row.version) for row in _pages(page, below)]
    named = (str(page.translation_key), page.pk, page.live_revision_id, translation.get_language(), below)
    told = sorted(_told(page).items())
    return hashlib.sha256(_shape() + repr((named, rows, told)).encode()).hexdigest()
