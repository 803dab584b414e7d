"""PDFs of the manual: made once by the worker for everybody, and again when a word of them changes."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django_tasks import task

from content import pdf
from content.archive import page_of
from content.exceptions import Busy
from content.models import Paper
from content.models.base import BasePage

# After that a paper that was asked for has been lost on its way (no worker, or it failed): it is asked for once more.
LOST = timedelta(minutes=10)
# Anybody may ask. So many wait at most; who comes later is asked to try again.
MOST = 40
# Seconds between two notes of how far it is.
EVERY = 1.0


class NotLaidOut(Exception):
    """The maker of PDFs failed."""


def paper_of(page: BasePage, *, below: bool) -> Paper | None:
    """The paper of this page as it is now, in the active language; None where nobody asked for it."""
    return Paper.objects.filter(stamp=pdf.stamp_of(page, below=below)).first()


@transaction.atomic
def ask_for(page: BasePage, *, below: bool, now: datetime) -> Paper:
    """Let the worker make the paper, unless it is there or about to be. Raises Busy."""
    paper, is_new = Paper.objects.select_for_update().get_or_create(
        stamp=pdf.stamp_of(page, below=below),
        defaults={
            "translation_key": page.translation_key, "language": translation.get_language() or "", "below": below,
            "asked_at": now,
        },
    )  # fmt: skip
    if not is_new and (paper.state == Paper.State.READY or now - paper.asked_at < LOST):
        return paper
    if Paper.objects.filter(state=Paper.State.WAITING, asked_at__gt=now - LOST).exclude(pk=paper.pk).count() >= MOST:
        raise Busy
    paper.state, paper.asked_at, paper.done, paper.total = Paper.State.WAITING, now, 0, 0
    paper.save()
    transaction.on_commit(partial(make.enqueue, str(paper.pk)))
    return paper


# Somebody waits for it: before what keeps indexes up to date, of which a pack leaves thousands.
@task(priority=50)
def make(paper: str) -> None:
    """Lay a paper out and keep it; nothing, if the page is there no more or changed meanwhile."""
    found = Paper.objects.filter(pk=UUID(paper)).exclude(state=Paper.State.READY).first()
    if found is None:
        return
    with translation.override(found.language):
        page = page_of(found.translation_key)
        if page is None or pdf.stamp_of(page, below=found.below) != found.stamp:
            found.delete()
            return
        try:
            data = _laid_out(found, page)
        except Exception:
            Paper.objects.filter(pk=found.pk).update(state=Paper.State.FAILED)
            raise NotLaidOut(paper) from None
    _keep(found, data)


def _laid_out(paper: Paper, page: BasePage) -> bytes:
    book = pdf.book_of(page, below=paper.below)
    Paper.objects.filter(pk=paper.pk).update(state=Paper.State.WORKING, total=book.sheets)
    noted = 0.0

    def told(sheet: int) -> None:
        nonlocal noted
        if time.monotonic() - noted >= EVERY:
            noted = time.monotonic()
            Paper.objects.filter(pk=paper.pk).update(done=sheet)

    return pdf.write(book, today=timezone.localdate(paper.asked_at), told=told)


def _keep(paper: Paper, data: bytes) -> None:
    """The new one is there for readers before the old ones go."""
    paper.refresh_from_db()
    paper.file.save(f"{paper.stamp}.pdf", ContentFile(data), save=False)
    paper.state, paper.made_at = Paper.State.READY, Now()
    paper.save()
    old = Paper.objects.filter(translation_key=paper.translation_key, language=paper.language, below=paper.below)
    for one in old.filter(asked_at__lte=paper.asked_at).exclude(pk=paper.pk):
        one.file.delete(save=False)
        one.delete()
