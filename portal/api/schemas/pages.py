"""Pages of a manual, and where they stand. `language` is always that of the words: a page that nobody has translated
comes as it was written."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from .blocks import BlockOut, TargetOut


class LinkOut(TargetOut):
    """A page in a list."""

    summary: str


class ManualOut(LinkOut):
    """The manual of a place; `place` is its key."""

    place: str


class NodeOut(LinkOut):
    """A page with the pages below it."""

    children: list[NodeOut]


class AmendmentOut(Schema):
    """What changed last, and why; "" where nobody wrote it."""

    what: str
    why: str


class PageOut(Schema):
    """A page, or the index of a manual (`kind`). `id` and `path` are the same in every language.

    `before` and `after` follow the order of the manual. `keeper`: the post that looks after the page.
    """

    id: UUID
    kind: Literal["manual", "page"]
    path: str
    place: str
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    summary: str
    version: int
    updated_at: datetime | None
    keeper: str
    review_by: date | None
    amendment: AmendmentOut
    blocks: list[BlockOut]
    breadcrumbs: list[TargetOut]
    parts: list[LinkOut]
    before: TargetOut | None
    after: TargetOut | None
    is_draft: bool


class EditionListedOut(Schema):
    """A version of a page, in force from `since` until the next one. `by`: the post that answered for it."""

    number: int
    language: str
    title: str
    what: str
    why: str
    by: str
    since: datetime
    until: datetime | None


class EditionOut(EditionListedOut):
    """A version with the words, figures and contacts of its day."""

    summary: str
    blocks: list[BlockOut]
