"""A manual of thousands of pages, written straight into the tables: the CMS would take an hour."""

from __future__ import annotations

import random
from collections.abc import Iterator
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from content import api
from content.models import ProcedurePage, SearchText
from content.search.words import stems

COMMON = [
    "plan", "child", "parents", "social", "worker", "meeting", "core", "group", "conference", "review", "record",
    "register", "lead", "visits", "agree", "working", "days", "protection", "school", "family", "home", "help",
    "change", "worry",
]  # fmt: skip
SECTIONS = 30


def rare_words(number: int, seed: random.Random) -> list[str]:
    """Invented words, in none of which an ending is taken off."""
    return ["".join(seed.choices("bdgkmptz", k=seed.randint(4, 9))) for _word in range(number)]


@transaction.atomic
def fill(pages: int, words: int) -> str:
    """Makes so many pages of so many words in three manuals: half of them common, "plan" on every page, half rare.

    Returns a word that stands on few of them.
    """
    seed = random.Random(5)  # noqa: S311
    rare = rare_words(4_000, seed)
    sections = list(_sections())
    kind, english = ContentType.objects.get_for_model(ProcedurePage), Locale.objects.get(language_code="en")
    rows = []
    for number in range(pages):
        above = sections[number % len(sections)]
        title = " ".join([*seed.choices(rare, k=2), *seed.choices(COMMON, k=2)])
        rows.append(
            Page(
                path=Page._get_path(above.path, above.depth + 1, number // len(sections) + 1), depth=above.depth + 1,
                title=title, draft_title=title, slug=f"page-{number}", url_path=f"{above.url_path}page-{number}/",
                content_type=kind, locale=english, live=True, translation_key=UUID(int=number + 1),
            )
        )  # fmt: skip
    Page.objects.bulk_create(rows, batch_size=500)
    texts = [
        (row, " ".join([COMMON[0], *seed.choices(COMMON, k=words // 2), *seed.choices(rare, k=words // 2)]))
        for row in rows
    ]
    SearchText.objects.bulk_create(
        [
            SearchText(
                page_id=row.pk, language="en", name=row.title, text=text,
                title=" ".join(stems(row.title, "en")), body=" ".join(stems(f"{row.title} {text}", "en")),
            )
            for row, text in texts
        ],
        batch_size=200,
    )  # fmt: skip
    for row in rows:
        ProcedurePage(page_ptr_id=row.pk, version=1).save_base(raw=True, force_insert=True)
    made = list(ProcedurePage.objects.filter(depth=5).select_related("search_text"))
    for first in range(0, len(made), 500):
        get_search_backend().add_bulk(ProcedurePage, made[first : first + 500])
    _settle()
    return str(rows[7].title).split()[0]


def _sections() -> Iterator[ProcedurePage]:
    api.set_up()
    for manual in range(3):
        children = [
            {"key": f"many/{manual}/{number}", "title": f"Section {number}", "slug": f"section-{number}"}
            for number in range(SECTIONS // 3)
        ]
        shape = {"title": f"Manual {manual}", "slug": f"manual-{manual}", "children": children}
        api.create_manual(key=f"many/{manual}", jurisdiction=f"place-{manual}", shape=shape)
    yield from ProcedurePage.objects.filter(depth=4).order_by("path")


def _settle() -> None:
    """PostgreSQL learns by itself what its tables hold, but a minute later."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT gin_clean_pending_list(oid) FROM pg_class WHERE relname = 'wagtailsear_body_90c85d_gin'"
            )
            cursor.execute("ANALYZE")
