"""Editions of pages that arrive from another site, with their numbers and dates: added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from content.models import PageEdition, ProcedurePage

BODY = ProcedurePage._meta.get_field("body")


@transaction.atomic
def bring_editions(*, key: UUID, rows: Iterable[Mapping[str, Any]]) -> None:
    """Adds these editions to the page with this translation key, the oldest first, and gives its pages their numbers
    and dates. To be called after the pages are published, see `history_comes_along`.

    A row has the fields of PageEdition but id and translation_key. Its words pass the same cleaning as an editor's.
    What a page says and no edition does is kept as one. Raises ValidationError, KeyError, TypeError for a row that is
    none; then nothing is added.
    """
    last: dict[str, PageEdition] = {}
    for row in rows:
        body = {"blocks": BODY.get_prep_value(BODY.to_python(row["body"]["blocks"])), "facts": row["body"]["facts"]}
        made = PageEdition(**{**row, "body": body, "translation_key": key})
        made.full_clean()
        assert made.facts is not None  # noqa: S101  readable, before it stands for ever
        made.save(force_insert=True)
        last[made.language] = made
    for page in ProcedurePage.objects.filter(translation_key=key).select_related("locale"):
        edition = last.get(page.locale.language_code)
        if edition is not None:
            same = ProcedurePage.objects.filter(pk=page.pk)
            same.update(version=edition.number, last_published_at=edition.published_at)
            page.version = edition.number
        if page.live and (edition is None or edition.body["blocks"] != page.body.get_prep_value()):
            page.freeze()
