"""Sending a draft: once, whole, with the relevant answers only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..calculating import Calendar
from ..exceptions import NotFinished, Problem
from ..fields import Person
from ..models import Draft, DraftStep, Submission
from ..purposes import get_purpose
from ..rules import Walk
from ..selectors import all_rows, answers_in, form_of
from ..spec import Answers
from ..words import Words
from .correcting import corrected_meanwhile
from .wholeness import Judge, Sees


def problems(
    walk: Walk,
    rows: Mapping[str, DraftStep],
    words: Words,
    people: Sequence[Person],
    sees: Sees = lambda question: True,
) -> list[Problem]:
    """What keeps the steps of this path from being sent, in order; [] when nothing does.

    Checked anew from the stored answers, whatever a step's `complete` says. `sees` says what is asked of the person
    who is told: of what is not they learn only whom it waits for.
    """
    purpose = get_purpose(walk.form.spec.purpose)
    judge = Judge(walk, words, people, sees, {key: str(name) for key, name in purpose.roles})
    return [problem for step in walk.steps() for problem in judge.problems(step, rows.get(step.id))]


@transaction.atomic
def submit(
    *,
    draft: Draft,
    words: Words,
    people: Sequence[Person],
    receive: Callable[[Submission], str],
    by: Any,
    now: datetime,
    calendar: Calendar | None = None,
    sees: Sees = lambda question: True,
) -> str:
    """Send the draft and return the address that `receive` gives; a draft already sent returns the same address.

    The draft's row is locked, and its submission unique, so that two sends at once make one submission (T26).
    `receive` runs in this transaction: what it refuses was never sent. Raises `NotFinished`.
    """
    held = (
        Draft.objects.select_for_update(of=("self",)).select_related("version").defer("version__spec").get(pk=draft.pk)
    )
    if held.submitted_at is not None:
        return held.result_url
    rows = all_rows(held)
    walk = Walk(form_of(held.version_id), answers_in(rows.values()), timezone.localdate(now), calendar)
    found = refusals(held, walk) or problems(walk, rows, words, people, sees)
    if found:
        raise NotFinished(found)
    answers = walk.relevant()
    submission = Submission.objects.create(
        draft=held,
        version=held.version,
        subject=held.subject,
        answers=answers,
        content_hash=content_hash(str(held.version_id), held.subject, answers),
        submitted_by=by,
        submitted_at=now,
        corrects=held.corrects,
    )
    held.result_url = receive(submission)
    held.submitted_at = now
    held.save(update_fields=["result_url", "submitted_at"])
    return held.result_url


def refusals(draft: Draft, walk: Walk) -> list[Problem]:
    """Why this draft cannot be sent however whole it is; [] when it can."""
    end = walk.end()
    if end is not None and not end.sendable:
        return [Problem(_("With these answers the form ends without being sent"))]
    if corrected_meanwhile(draft):
        return [Problem(_("Somebody else has corrected these answers in the meantime"))]
    return []


def content_hash(version: str, subject: str, answers: Answers) -> str:
    """SHA-256 in hex of what was sent: version id, subject and answers as JSON with sorted keys and no blanks."""
    canonical = json.dumps(
        {"answers": answers, "subject": subject, "version": version},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
