"""The index asked: which pages answer a question, how many in which section, which first.

Wagtail's own way to ask its index draws every page that matches before it shows ten, and on SQLite asks once more for
each: 9 seconds for 5,000 pages. Here the same tables are asked directly, and once. Pages are those a reader of one
language sees: in that language, or in the source's where there is no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from content.models import ManualPage, ProcedurePage

from .asking import Question, for_postgres, for_sqlite

SECTION = 4 * Page.steplen
# A title says what a page is about, so a word in it counts as much as this many in the text.
TITLE = 8
# From so many pages on the words are everybody's, and how often each says them tells nothing.
MANY = 500

# FTS5's bm25 takes a weight a column, in the order of the table's: autocomplete, body, title. The best is the lowest.
SQLITE = f"""
    SELECT CAST(entry.object_id AS INTEGER) AS id, bm25(wagtailsearch_indexentry_fts, 0, 1, {TITLE}) AS score
    FROM wagtailsearch_indexentry_fts
    JOIN wagtailsearch_indexentry entry ON entry.id = wagtailsearch_indexentry_fts.rowid
    WHERE wagtailsearch_indexentry_fts MATCH %(asked)s AND entry.content_type_id IN (%(manual)s, %(procedure)s)
"""  # noqa: S608 - a number of ours
# Ids are text, and only those of pages are numbers: what is not ours has to be gone before they are read as such.
# Vectors of texts lie apart from their rows and cost more to fetch than all else: titles alone decide among many pages.
POSTGRES = f"""
    SELECT CAST(entry.object_id AS INTEGER) AS id,
        -{TITLE} * ts_rank(entry.title, asked)
        - CASE WHEN number > {MANY} THEN 0 ELSE ts_rank(entry.body, asked) END AS score
    FROM (
        SELECT *, COUNT(*) OVER () AS number FROM wagtailsearch_indexentry
        WHERE content_type_id IN (%(manual)s, %(procedure)s) AND body @@ CAST(%(asked)s AS tsquery)
        OFFSET 0
    ) entry, CAST(%(asked)s AS tsquery) asked
"""  # noqa: S608 - a number of ours
# Found once, counted and sorted: rows of (path of a section, how many) and, without a path, (id of a page).
SEEN = """
    WITH found AS ({found}), seen AS MATERIALIZED (
        SELECT page.id, page.path, found.score FROM found JOIN wagtailcore_page page ON page.id = found.id
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
    )
    SELECT SUBSTR(path, 1, {section}) AS part, COUNT(*) AS number FROM seen GROUP BY SUBSTR(path, 1, {section})
    UNION ALL
    SELECT part, number FROM (
        SELECT '' AS part, id AS number FROM seen {within} ORDER BY score, path LIMIT %(number)s OFFSET %(first)s
    ) best
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


@dataclass(frozen=True, slots=True)
class Found:
    """`parts`: {path of a section, or of a manual for its index: how many pages below it answer}, wherever they stand.

    `pages`: ids of those that answer best and were asked for, the best first.
    """

    parts: dict[str, int]
    pages: list[int]

    def below(self, paths: Sequence[str] | None) -> int:
        """How many answer at or below these paths; None: everywhere."""
        return sum(number for part, number in self.parts.items() if paths is None or part.startswith(tuple(paths)))


def find(asked: Asked, paths: Sequence[str] | None, *, first: int, number: int) -> Found:
    """The pages that answer, `number` of them from `first` (0) on, the best first; counted in the same query.

    `paths`: only pages at or below one of these; None: all.
    """
    text = asked.text
    if not text:
        return Found({}, [])
    places = [] if paths is None else paths
    within = " OR ".join(f"path LIKE %(path{n})s" for n, _path in enumerate(places))
    if paths is not None:
        within = f"WHERE {within or 'id < 0'}"
    kinds = ContentType.objects.get_for_models(ManualPage, ProcedurePage)
    values: dict[str, str | int] = {
        "asked": text,
        "reader": asked.reader,
        "source": asked.source,
        "manual": kinds[ManualPage].pk,
        "procedure": kinds[ProcedurePage].pk,
        "number": number,
        "first": first,
        **{f"path{n}": f"{path}%" for n, path in enumerate(places)},
    }
    found = POSTGRES if connection.vendor == "postgresql" else SQLITE
    query = SEEN.format(found=found, section=SECTION, within=within)
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        rows = cursor.fetchall()
    return Found({part: count for part, count in rows if part}, [pk for part, pk in rows if not part])
