"""What is kept no longer than its form says: drafts left alone, drafts given up, answers sent.

The days are those of the version a draft or submission belongs to. Each is dealt with in a transaction of its own,
under the lock of the draft's row, and looked at again there: whoever runs this twice, or while people fill, changes
nothing else.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from ..models import Draft, ExpiredSubmission, FormVersion, Submission, Upload
from ..purposes import purposes
from .deleting import delete_draft
from .uploads import sweep, sweep_bytes

logger = logging.getLogger(__name__)

STATES = ("open", "abandoned", "submitted")
FILES = "files"  # uploads that no answer names any more
BATCH = 500


@dataclass(slots=True)
class Report:
    """How many ended, by (key of the form, state), and how many submissions had to stay, by form. Nothing personal.

    `lost` counts bytes that no row named.
    """

    ended: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    lost: int = 0


def retain(*, now: datetime, dry_run: bool = False) -> Report:
    """End what is kept too long: open drafts count as abandoned, abandoned ones and submissions are deleted whole, and
    files that no answer names go. On a dry run it only counts what would end now. Call it outside a transaction."""
    report = Report()
    for version, form, keep in FormVersion.objects.values_list("pk", "form", "spec__keep"):
        for state in STATES:
            days = (keep or {}).get(state)
            if days is not None:
                _end(report, version, str(form), state, now - timedelta(days=days), now, dry_run)
    _sweep(report, now, dry_run)
    report.lost = sweep_bytes(now=now, dry_run=dry_run)
    return report


def _end(report: Report, version: UUID, form: str, state: str, before: datetime, now: datetime, dry_run: bool) -> None:
    due, end = _WAYS[state]
    for draft in _each(due(version, before)):
        with transaction.atomic():
            # locked and asked again: somebody may have saved, sent or corrected it since
            held = due(version, before).select_for_update(of=("self",)).filter(pk=draft).first()
            if held is None:
                continue
            if state == "submitted" and not _deletable(held):
                report.kept[form] += 1
                continue
            report.ended[form, state] += 1
            if not dry_run:
                _ended(report, end, held, form, state, now)


def _ended(
    report: Report, end: Callable[[Draft, datetime], None], held: Draft, form: str, state: str, now: datetime
) -> None:
    try:
        with transaction.atomic():
            end(held, now)
    except ProtectedError:  # a table of the portal's stands on it, whatever its host says
        logger.exception("something still stands on a draft whose retention has ended")
        report.ended[form, state] -= 1
        report.kept[form] += 1


def _each(found: QuerySet[Draft]) -> Iterator[UUID]:
    """The keys in batches that are read to their end before anything is changed: no cursor stays open meanwhile."""
    last: UUID | None = None
    while True:
        rest = found if last is None else found.filter(pk__gt=last)
        keys = list(rest.order_by("pk").values_list("pk", flat=True)[:BATCH])
        yield from keys
        if len(keys) < BATCH:
            return
        last = keys[-1]


def _left_alone(version: UUID, before: datetime) -> QuerySet[Draft]:
    return Draft.objects.filter(version=version, submitted_at=None, abandoned_at=None, saved_at__lt=before)


def _given_up(version: UUID, before: datetime) -> QuerySet[Draft]:
    return Draft.objects.filter(version=version, submitted_at=None, abandoned_at__lt=before)


def _sent(version: UUID, before: datetime) -> QuerySet[Draft]:
    return Draft.objects.filter(submission__version=version, submission__submitted_at__lt=before)


def _deletable(draft: Draft) -> bool:
    """Whether nothing stands on the submission of this draft: no correction, none on its way, nothing of its host's."""
    submission = draft.submission
    if submission.corrections.exists() or Draft.objects.filter(corrects=submission).exists():
        return False
    purpose = purposes().get(submission.version.purpose)
    return purpose is not None and purpose.host.may_delete(submission)


def _abandon(draft: Draft, now: datetime) -> None:
    draft.abandoned_at = now
    draft.save(update_fields=["abandoned_at"])


def _delete(draft: Draft, now: datetime) -> None:
    delete_draft(draft=draft)


def _expire(draft: Draft, now: datetime) -> None:
    """The proof first, which the database asks for and which stays; then the submission, and the draft it came from."""
    submission = Submission.objects.select_related("version").defer("version__spec").get(draft=draft)
    ExpiredSubmission.objects.create(
        submission=submission.pk,
        form=submission.version.form,
        version=submission.version.number,
        reason="retention of its form",
        submitted_at=submission.submitted_at,
        expired_at=now,
    )
    submission.delete()
    delete_draft(draft=Draft.objects.get(pk=draft.pk))


_WAYS: dict[str, tuple[Callable[[UUID, datetime], QuerySet[Draft]], Any]] = {
    "open": (_left_alone, _abandon),
    "abandoned": (_given_up, _delete),
    "submitted": (_sent, _expire),
}


def _sweep(report: Report, now: datetime, dry_run: bool) -> None:
    with_files = Draft.objects.filter(pk__in=Upload.objects.values("draft"))
    for key in _each(with_files):
        with transaction.atomic():
            held = Draft.objects.select_for_update(of=("self",)).filter(pk=key).first()
            if held is not None:
                form = FormVersion.objects.values_list("form", flat=True).get(pk=held.version_id)
                found = sweep(draft=held, now=now, dry_run=dry_run)
                if found:
                    report.ended[str(form), FILES] += found
