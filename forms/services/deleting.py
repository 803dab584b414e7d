"""Drafts given up, and drafts deleted whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from ..models import Draft, Submission, Upload
from .uploads import discard


class Sent(Exception):
    """The draft was sent: it is a submission's, and stays while that does."""


@transaction.atomic
def abandon(*, draft: Draft, by: Any, now: datetime) -> None:
    """Its owner gives a draft up. Nothing is deleted yet: saving any step takes it up again, until its retention ends.

    Giving it up twice is giving it up once. Raises Sent, and ValueError when `by` is not its owner.
    """
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.owner_id != by.pk:
        raise ValueError("only its owner gives a draft up")
    if held.submitted_at is not None:
        raise Sent
    if held.abandoned_at is None:
        held.abandoned_at = now
        held.save(update_fields=["abandoned_at"])


@transaction.atomic
def delete_draft(*, draft: Draft) -> None:
    """Delete a draft with all that belongs to it: steps, parts, remarks, left answers, parked texts, uploads and their
    bytes. The caller holds its row. Raises Sent while there is a submission of it."""
    if Submission.objects.filter(draft=draft.pk).exists():
        raise Sent
    discard(list(Upload.objects.filter(draft=draft.pk)))
    draft.delete()
