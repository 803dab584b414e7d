"""PDFs that take longer than a request may: laid out by the worker, kept sealed, given only by the view that asks."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django_tasks import task

from portal.people.models import User
from portal.plans.services.files import seal
from portal.wording.models import Reading

from . import pdf
from .models import Paper
from .selectors import page_for

# After that a PDF that was asked for has been lost on its way (no worker, or it failed): it is asked for once more.
LOST = timedelta(minutes=10)


class NotLaidOut(Exception):
    """The maker of PDFs failed. What it says of it quotes the plan, and would stay with the task."""


def _stamp(reading_id: UUID) -> str:
    return pdf.stamp(*Reading.objects.values_list("content_hash", "plan__ended_on").get(pk=reading_id))


def kept(reading_id: UUID) -> bytes | None:
    """The PDF of a Reading, if it was laid out; who calls has asked whether it may be read. Two queries."""
    found = Paper.objects.filter(reading_id=reading_id, stamp=_stamp(reading_id), sealed__isnull=False).first()
    return seal().decrypt(bytes(found.sealed)) if found and found.sealed else None


@transaction.atomic
def ask_for(reading_id: UUID, *, plan: UUID, by: Any, now: datetime) -> None:
    """Let the worker lay out the PDF of the Reading that this user is given, unless it is about to. Ids only wait."""
    stamp = _stamp(reading_id)
    paper, is_new = Paper.objects.select_for_update().get_or_create(
        reading_id=reading_id, defaults={"stamp": stamp, "asked_at": now}
    )
    if not is_new and paper.stamp == stamp and (paper.sealed or now - paper.asked_at < LOST):
        return
    paper.stamp, paper.asked_at, paper.sealed = stamp, now, None
    paper.save()
    transaction.on_commit(partial(lay_out.enqueue, by.pk, str(plan)))


@task()
def lay_out(user: int, plan: str) -> None:
    """Lay out what this user is given of the plan now, and keep it; nothing, if they are given nothing any more."""
    try:
        page = page_for(User.objects.get(pk=user), UUID(plan))
    except (Http404, User.DoesNotExist):
        return
    waiting = Paper.objects.filter(reading_id=page.reading_id, stamp=_stamp(page.reading_id), sealed=None)
    if not waiting.exists():
        return
    try:
        made = pdf.write(page.reading, page.ended_on)
    except Exception:
        raise NotLaidOut(str(page.reading_id)) from None
    waiting.update(sealed=seal().encrypt(made))
