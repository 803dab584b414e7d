"""Files that have been added: read, carried into another draft, swept away when nothing names them any more.

Rows may share their bytes, which never change: these go with the last row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.core.files.storage import Storage
from django.db import transaction
from django.urls import reverse

from ..enums import Kind
from ..fields.upload import Added, accepts, is_upload_id
from ..models import Draft, DraftStep, LeftAnswer, Parked, Submission, Upload
from ..rules import deciding_part, elsewhere
from ..selectors import form_of
from ..spec import Question, Step

GRACE = timedelta(days=1)  # the page that asks which of two texts to keep holds ids that no row names yet


def storage() -> Storage:
    """Where the bytes lie."""
    held: Storage = Upload._meta.get_field("file").storage
    return held


def file_questions(step: Step) -> list[Question]:
    """The questions of this step that take files."""
    return [question for question in step.questions if question.kind == Kind.FILE]


def files_of(draft: Draft, step: Step) -> dict[str, list[Added]]:
    """The uploads of the draft for each question of this step that takes files. One query, or none."""
    found: dict[str, list[Added]] = {question.id: [] for question in file_questions(step)}
    if found:
        uploads = Upload.objects.filter(draft=draft.pk, question__in=found)
        for upload in uploads.order_by("uploaded_at", "id"):
            found[upload.question].append(added(upload))
    return found


def added(upload: Upload) -> Added:
    """An upload as its question shows it."""
    href = reverse("drafts:file", args=[upload.draft_id, upload.pk])
    return Added(str(upload.pk), upload.name, upload.size, href)


def file_names(draft: Draft) -> list[tuple[str, str]]:
    """(upload id, name) of every upload of the draft: what `Kind.display` needs beside the people."""
    found = Upload.objects.filter(draft=draft.pk).values_list("pk", "name")
    return [(str(key), name) for key, name in found]


def names_sent(submission: Submission) -> list[tuple[str, str]]:
    """(upload id, name) of the files of a submission; no query for a form that asks for none."""
    asks = any(file_questions(step) for step in form_of(submission.version_id).spec.steps)
    return file_names(submission.draft) if asks else []


def uploads_named(answers: Any) -> set[str]:
    """Every upload id that stands anywhere in these answers."""
    if isinstance(answers, str):
        return {answers} if is_upload_id(answers) else set()
    inner: Iterable[Any] = ()
    if isinstance(answers, Mapping):
        inner = answers.values()
    elif isinstance(answers, Sequence):
        inner = answers
    return set().union(*map(uploads_named, inner))


@transaction.atomic
def copy_uploads(*, draft: Draft, earlier: UUID, by: Any, now: datetime) -> None:
    """Give a draft that was begun with the answers of an earlier one (its id) uploads of its own, with the same bytes.

    Its steps then name these; an id that is not one of the earlier draft's, or of a type not taken any more, goes.
    """
    form = form_of(draft.version_id)
    for row in DraftStep.objects.filter(draft=draft):
        asked = [question for question in file_questions(form.steps[row.step]) if question.id in row.answers]
        for question in asked:
            ids = [str(one.pk) for one in _copies(draft, question, earlier, row.answers[question.id], by, now)]
            if ids:
                row.answers[question.id] = ids
            else:
                del row.answers[question.id]
                row.complete = row.complete and not question.required
        if asked:
            row.save(update_fields=["answers", "complete"])
            step = form.steps[row.step]
            draft.deciding = elsewhere(step, draft.deciding) | deciding_part(form, step, row.answers)
            draft.save(update_fields=["deciding"])


def _copies(
    draft: Draft, question: Question, earlier: UUID, ids: Sequence[str], by: Any, now: datetime
) -> Iterator[Upload]:
    # Locked: a deletion on its way is over by then, or sees that the bytes are shared.
    held = {str(one.pk): one for one in Upload.objects.select_for_update().filter(draft=earlier, pk__in=ids)}
    for upload in (held[key] for key in ids if key in held):
        if upload.type in accepts(question):
            upload.pk, upload.draft, upload.question = uuid4(), draft, question.id
            upload.uploaded_by, upload.uploaded_at = by, now
            upload.save(force_insert=True)
            yield upload


@transaction.atomic
def discard(uploads: Collection[Upload]) -> int:
    """Delete these uploads, and after the transaction the bytes that no other row shares; how many there were."""
    names = {upload.file.name for upload in uploads}
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
    transaction.on_commit(partial(delete_bytes, names))
    return len(uploads)


def delete_bytes(names: Collection[str]) -> None:
    """Delete the bytes under these names, but for those that a row still names."""
    shared = set(Upload.objects.filter(file__in=names).values_list("file", flat=True))
    for name in set(names) - shared:
        storage().delete(name)


@transaction.atomic
def sweep(*, draft: Draft, now: datetime, dry_run: bool = False) -> int:
    """Delete the uploads of a draft that nothing names any more: no step, left answer, parked text or submission.

    The caller holds the draft's row. Those of the last day stay. Returns how many there were (or are, on a dry run).
    """
    old = list(Upload.objects.select_for_update().filter(draft=draft, uploaded_at__lt=now - GRACE))
    if not old:
        return 0
    answers = [
        *DraftStep.objects.filter(draft=draft).values_list("answers", "typed"),
        *LeftAnswer.objects.filter(draft=draft).values_list("answer", "typed"),
        *Parked.objects.filter(draft=draft).values_list("typed"),
        *Submission.objects.filter(draft=draft).values_list("answers"),
    ]
    named = uploads_named(answers)
    lost = [upload for upload in old if str(upload.pk) not in named]
    return len(lost) if dry_run or not lost else discard(lost)


def sweep_bytes(*, now: datetime, dry_run: bool = False) -> int:
    """Delete the bytes that no row names: what a transaction that failed has left. Returns how many."""
    found = 0
    try:
        folders = storage().listdir("")[0]
    except FileNotFoundError:
        return 0
    for folder in folders:
        names = {f"{folder}/{name}" for name in storage().listdir(folder)[1]}
        lost = names - set(Upload.objects.filter(file__in=names).values_list("file", flat=True))
        lost = {name for name in lost if storage().get_modified_time(name) < now - GRACE}
        found += len(lost)
        if not dry_run:
            delete_bytes(lost)
    return found
