"""The index asked: which pages answer a question, how many in which section, which first.

Wagtail's own way to ask its index draws every page that matches before it shows ten, and on SQLite asks once more for
each: with 5,000 pages that took seconds. Here the same tables are asked directly, three times a search whatever it
finds. Pages are those a reader of one language sees: in that language, or in the source's where there is no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from content.models import ManualPage, ProcedurePage

from .asking import Question, for_postgres, for_sqlite

MANUAL = 3 * Page.steplen
SECTION = 4 * Page.steplen
# A title says what a page is about, so a word in it counts as much as this many in the text.
TITLE = 8

# FTS5's bm25 takes a weight a column, in the order of the table's: autocomplete, body, title. The best is the lowest.
SQLITE = f"""
    SELECT CAST(entry.object_id AS INTEGER) AS id, bm25(wagtailsearch_indexentry_fts, 0, 1, {TITLE}) AS score
    FROM wagtailsearch_indexentry_fts
    JOIN wagtailsearch_indexentry entry ON entry.id = wagtailsearch_indexentry_fts.rowid
    WHERE wagtailsearch_indexentry_fts MATCH %(asked)s AND entry.content_type_id IN (%(manual)s, %(procedure)s)
"""  # noqa: S608 - a number of ours
# Ids are text, and only those of pages are numbers: what is not ours has to be gone before they are read as such.
POSTGRES = f"""
    SELECT CAST(entry.object_id AS INTEGER) AS id,
        -{TITLE} * ts_rank(entry.title, asked) - ts_rank(entry.body, asked) AS score
    FROM (
        SELECT * FROM wagtailsearch_indexentry
        WHERE content_type_id IN (%(manual)s, %(procedure)s) AND (title || body) @@ CAST(%(asked)s AS tsquery)
        OFFSET 0
    ) entry, CAST(%(asked)s AS tsquery) asked
"""  # noqa: S608 - a number of ours
SEEN = """
    FROM found JOIN wagtailcore_page page ON page.id = found.id
    WHERE page.live
    AND (page.locale_id = %(reader)s OR page.locale_id = %(source)s AND NOT EXISTS (
        SELECT 1 FROM wagtailcore_page other
        WHERE other.translation_key = page.translation_key AND other.locale_id = %(reader)s AND other.live
    ))
    AND NOT EXISTS (
        SELECT 1 FROM wagtailcore_pageviewrestriction kept
        JOIN wagtailcore_page closed ON closed.id = kept.page_id
        JOIN wagtailcore_page alike ON alike.translation_key = closed.translation_key
        WHERE page.path LIKE alike.path || '%%'
    )
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and for whom: ids of the locales a reader reads and that everything is written in."""

    questions: tuple[Question, ...]
    reader: int
    source: int
    every: bool = True

    @property
    def text(self) -> str:
        """The question in the words of the database; "" where it holds no word to look for."""
        made = for_postgres if connection.vendor == "postgresql" else for_sqlite
        return made(self.questions, every=self.every)


def counts(asked: Asked) -> dict[str, int]:
    """{path of a section, or of a manual for its index: how many pages below it answer}. One query."""
    return dict(
        _rows(
            asked,
            f"SELECT SUBSTR(page.path, 1, {SECTION}), COUNT(*) {SEEN} GROUP BY SUBSTR(page.path, 1, {SECTION})",
        )
    )


def best(asked: Asked, paths: Sequence[str], first: int, number: int) -> list[int]:
    """Ids of the pages that answer best, `number` of them from `first` (0) on. One query.

    `paths`: only pages at or below one of these; none for all.
    """
    within = " OR ".join(f"page.path LIKE %(path{n})s" for n, _path in enumerate(paths))
    places = {f"path{n}": f"{path}%" for n, path in enumerate(paths)}
    rows = _rows(
        asked,
        f"SELECT page.id {SEEN} {f'AND ({within})' if within else ''} ORDER BY found.score, page.path "
        "LIMIT %(number)s OFFSET %(first)s",
        places | {"number": number, "first": first},
    )
    return [pk for (pk,) in rows]


def _rows(asked: Asked, select: str, more: dict[str, Any] | None = None) -> list[Any]:
    if not asked.text:
        return []
    kinds = ContentType.objects.get_for_models(ManualPage, ProcedurePage)
    values = {
        "asked": asked.text,
        "reader": asked.reader,
        "source": asked.source,
        "manual": kinds[ManualPage].pk,
        "procedure": kinds[ProcedurePage].pk,
    }
    found = POSTGRES if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        cursor.execute(f"WITH found AS ({found}) {select}", values | (more or {}))
        return list(cursor.fetchall())
