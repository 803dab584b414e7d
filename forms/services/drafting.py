"""Starting a draft and saving what is typed into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..exceptions import Stale
from ..fields import kind_of
from ..fields.base import Offered
from ..models import Draft, DraftStep, FormVersion, Submission
from ..prepared import PreparedUpdate, Slot
from ..purposes import get_purpose
from ..rules import Walk, deciding_part, elsewhere
from ..selectors import answers_in, form_of
from ..spec import Answer, Question
from .carrying import carry
from .uploads import copy_uploads, names_sent

Renew = Callable[[Question, Answer], Answer]


@transaction.atomic
def start_draft(
    *,
    version: FormVersion,
    subject: str,
    by: Any,
    now: datetime,
    copy_from: Submission | None = None,
    corrects: Submission | None = None,
    again: Mapping[str, Renew] | None = None,
) -> Draft:
    """A new draft of this version about this subject, owned by `by`.

    With `copy_from`, the answers of an earlier submission of the same form stand in it: by question id, rows with
    their ids, without what the version no longer asks or accepts. A step that is whole that way is complete. What
    captures one of `again` stands there as if typed and not saved, so that somebody looks at it; the function says what
    becomes of the earlier answer. Raises ValueError when the submission is of another form.
    """
    if copy_from is not None and copy_from.version.form != version.form:
        raise ValueError("the submission is of another form")
    draft = Draft.objects.create(
        version=version, owner=by, subject=subject, corrects=corrects, started_at=now, saved_at=now
    )
    if copy_from is not None:
        _prefill(draft, copy_from, again or {}, now)
        copy_uploads(draft=draft, earlier=copy_from.draft_id, by=by, now=now)
    return draft


def _prefill(draft: Draft, earlier: Submission, again: Mapping[str, Renew], now: datetime) -> None:
    host = get_purpose(draft.version.purpose).host
    asked, form = form_of(earlier.version_id).questions, form_of(draft.version_id)
    offered = Offered.of([*host.people(draft), *names_sent(earlier)], host.organisations(draft))
    rows = []
    for step in form.spec.steps:
        row = DraftStep(draft=draft, step=step.id, revision=1, saved_at=now)
        for question in step.questions:
            if question.id in earlier.answers:
                # what finds no place stays where it is: in the submission
                found = carry(asked.get(question.id, question), question, earlier.answers[question.id], offered)
                row.answers |= {} if found.answer is None else {question.id: found.answer}
                row.typed |= {} if found.typed is None else {question.id: found.typed}
            if question.capture in again:
                _renew(row, question, again[question.capture])
        if row.answers or row.typed:
            rows.append(row)
    walk = Walk(form, answers_in(rows), timezone.localdate(now), host.calendar(draft))
    for row in rows:
        row.complete = not row.typed and not missing(walk, form.steps[row.step].questions, row.answers)
        draft.deciding |= deciding_part(form, form.steps[row.step], row.answers)
    DraftStep.objects.bulk_create(rows)
    draft.save(update_fields=["deciding"])


def _renew(row: DraftStep, question: Question, renew: Renew) -> None:
    """Take an answer back to what is only typed, as `renew` wants it; nothing stays nothing."""
    answer = renew(question, row.answers.pop(question.id, None))
    if answer:
        row.typed[question.id] = kind_of(question).raw(question, answer)


def missing(walk: Walk, questions: Iterable[Question], answers: Mapping[str, Answer]) -> list[Question]:
    """Those of these questions of one step that must be answered and are not."""
    return [
        question
        for question in walk.shown_in(questions)
        if kind_of(question).asks and walk.requires(question) and question.id not in answers
    ]


def _slot(name: str) -> Slot:
    field: Any = DraftStep._meta.get_field(name)
    return Slot(name, field)


_replace = PreparedUpdate(
    lambda: DraftStep.objects.filter(draft=_slot("draft"), step=_slot("step"), revision=_slot("revision")),
    {name: _slot(name) for name in ("answers", "typed", "complete", "saved_at")} | {"revision": F("revision") + 1},
)


def save_step(
    *,
    draft: Draft,
    step: str,
    answers: Mapping[str, Answer],
    typed: Mapping[str, Any],
    complete: bool,
    revision: int,
    now: datetime,
) -> int:
    """Replace what the step holds; returns its new revision. The caller holds the draft's row, and with
    it the transaction that this write belongs to.

    Raises `Stale` when the step is no longer at `revision` (0: never saved): somebody else saved in between (T25).
    """
    values = {"answers": dict(answers), "typed": dict(typed), "complete": complete, "saved_at": now}
    if revision:
        changed = _replace(draft=draft.pk, step=step, revision=revision, **values)
    else:
        _row, created = DraftStep.objects.get_or_create(draft=draft, step=step, defaults={**values, "revision": 1})
        changed = int(created)
    if not changed:
        raise Stale
    _touch(draft, step, answers, now)
    return revision + 1


def _draft_slot(name: str) -> Slot:
    field: Any = Draft._meta.get_field(name)
    return Slot(name, field)


def _update(*names: str) -> PreparedUpdate:
    return PreparedUpdate(
        lambda: Draft.objects.filter(pk=_draft_slot("id")), {name: _draft_slot(name) for name in names}
    )


_touched, _decided = _update("saved_at", "abandoned_at"), _update("deciding", "saved_at", "abandoned_at")


def _touch(draft: Draft, step: str, answers: Mapping[str, Answer], now: datetime) -> None:
    """Keep beside the draft what later pages need to know of this step to find their path."""
    form = form_of(draft.version_id)
    full = form.steps[step]
    before = draft.deciding
    draft.deciding = elsewhere(full, before) | deciding_part(form, full, answers)
    draft.saved_at, draft.abandoned_at = now, None
    # Writing the deciding answers of a long form costs more than all else here, and most steps decide nothing.
    send = _touched if draft.deciding == before else _decided
    send(id=draft.pk, deciding=draft.deciding, saved_at=now, abandoned_at=None)
