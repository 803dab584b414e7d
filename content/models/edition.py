from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from ..facts import Facts
from ..showing import Block, blocks_of
from ..showing.freezing import facts_for, facts_from

_carried: ContextVar[frozenset[UUID]] = ContextVar("carried", default=frozenset())


@contextmanager
def history_comes_along(keys: Collection[UUID]) -> Iterator[None]:
    """Within it, publishing the pages with these translation keys keeps no edition: their editions are brought with
    them, by `content.services.editions.bring_editions`."""
    token = _carried.set(frozenset(keys))
    try:
        yield
    finally:
        _carried.reset(token)


def comes_along(key: UUID) -> bool:
    """Whether the editions of this page are being brought from another site."""
    return key in _carried.get()


class PageEdition(models.Model):
    """A page as it was published once, in one language: never changed, never removed (R-000-02, R-001-64).

    `body`: {"blocks": the stored stream, "facts": the words, figures and contacts of that day that it names}; read it
    as `blocks` and `facts`. `number`: the version; a translation may have several editions of one number, each corrects
    the one before. `by`: the post that answers for the page, no person's name.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "translation_key", "language", "number", "published_at", "title", "summary", "body", "what", "why", "by"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    translation_key = models.UUIDField()
    language = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True, default="")
    body = models.JSONField()
    what = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")
    by = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        ordering = ["-number", "-published_at", "-id"]
        indexes = [models.Index(fields=["translation_key", "language", "number"], name="content_edition_of_page")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def blocks(self) -> list[Block]:
        """What the page was made of."""
        return blocks_of(self.body["blocks"])

    @property
    def facts(self) -> Facts:
        """What was so in its place on that day, as far as the page speaks of it."""
        return facts_from(self.body["facts"])


def frozen(raw: list[dict[str, Any]], facts: Facts) -> dict[str, Any]:
    """The `body` of an edition: a stored stream, and what it names of its place."""
    return {"blocks": raw, "facts": asdict(facts_for(raw, facts))}
