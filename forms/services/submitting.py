"""Sending a draft: once, whole, with the relevant answers only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ..calculating import Calendar
from ..exceptions import NotFinished, Problem
from ..fields import Person
from ..models import Draft, DraftStep, Submission
from ..rules import Walk
from ..selectors import all_rows, answers_in, form_of
from ..spec import Answers, Step
from ..words import Words
from .drafting import fits, unanswered


def problems(
    steps: Sequence[Step], rows: Mapping[str, DraftStep], words: Words, people: Sequence[Person]
) -> list[Problem]:
    """What keeps these steps from being sent, in order; [] when nothing does.

    Checked anew from the stored answers, whatever the step's `complete` says: the person somebody chose may have left
    the network since.
    """
    found = []
    for step in steps:
        row = rows.get(step.id)
        title = words.named(f"{step.id}.title")
        here = [] if row is None else list(_wrong(step, row, words, people))
        if not here and (row is None or not row.complete):
            here = [Problem(_("Finish the step “%(step)s”") % {"step": title}, step.id)]
        found += here
    return found


def _wrong(step: Step, row: DraftStep, words: Words, people: Sequence[Person]) -> list[Problem]:
    found = []
    missing = {question.id for question in unanswered(step, row.answers)}
    for question in step.questions:
        label = words.named(f"{question.id}.label")
        if question.id in row.typed or (question.id in row.answers and not fits(question, row.answers, people)):
            found.append(Problem(_("Put right “%(question)s”") % {"question": label}, step.id, question.id))
        elif question.id in missing:
            found.append(Problem(_("Answer “%(question)s”") % {"question": label}, step.id, question.id))
    return found


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
    walk = Walk(form_of(held.version_id), answers_in(rows.values()), now.date(), calendar)
    steps = walk.steps()
    found = problems(steps, rows, words, people)
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


def content_hash(version: str, subject: str, answers: Answers) -> str:
    """SHA-256 in hex of what was sent: version id, subject and answers as JSON with sorted keys and no blanks."""
    canonical = json.dumps(
        {"answers": answers, "subject": subject, "version": version},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
