"""A submission never changes. It is corrected by a new one that refers to it, once: then that one can be corrected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from ..models import Draft, Submission
from ..selectors import current_version
from .drafting import start_draft


class CannotCorrect(Exception):
    """The submission was corrected already, or somebody else is correcting it: `draft` is theirs, or None."""

    def __init__(self, draft: Draft | None = None) -> None:
        self.draft = draft
        super().__init__("corrected already" if draft is None else "being corrected")


@transaction.atomic
def correct(*, submission: Submission, by: Any, now: datetime) -> Draft:
    """A draft on the current version of the form that holds the answers of this submission and will refer to it.

    Whoever corrects it already gets their draft back, taken up again if they had given it up. Says nothing about who
    may correct. Raises CannotCorrect.
    """
    # two people at once: the second waits here and then finds the draft of the first
    Draft.objects.select_for_update().get(pk=submission.draft_id)
    if submission.corrections.exists():
        raise CannotCorrect
    begun = Draft.objects.filter(corrects=submission, submitted_at=None).order_by("-started_at")
    own = begun.filter(owner=by).first()
    if own is not None:
        Draft.objects.filter(pk=own.pk).update(abandoned_at=None)
        return own
    other = begun.filter(abandoned_at=None).first()
    if other is not None:
        raise CannotCorrect(other)
    version = current_version(submission.version.form)
    assert version is not None, "the form of a submission has a version"  # noqa: S101
    return start_draft(
        version=version, subject=submission.subject, by=by, now=now, copy_from=submission, corrects=submission
    )


def corrected_meanwhile(draft: Draft) -> bool:
    """Whether the submission this draft would correct has been corrected since. The database would refuse a second."""
    return draft.corrects_id is not None and Submission.objects.filter(corrects=draft.corrects_id).exists()
