"""Taking files in. Each is checked by itself: its size, how many there are, its type as its bytes show it, malware."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..fields.base import Raw
from ..fields.files import MEGABYTE, detect, harmless
from ..fields.upload import SENT, accepts, largest, most, too_many
from ..models import Draft, Upload
from ..selectors import words_of
from ..spec import Question, Step
from .scanning import NotScanned, scan
from .uploads import file_questions, storage

if TYPE_CHECKING:
    Sent = UploadedFile[bytes]

logger = logging.getLogger(__name__)

HOARD = 200  # files of one draft, with those taken out again that no sweep has met yet


@dataclass(frozen=True, slots=True)
class Taken:
    """What was typed with the new files in it, and by question id why other files were refused."""

    raw: dict[str, Raw]
    problems: dict[str, list[str]] = field(default_factory=dict)


class Refused(Exception):
    """A file that is not kept; the message says why."""


@transaction.atomic
def take(*, draft: Draft, step: Step, files: Any, raw: Mapping[str, Raw], by: Any, now: datetime) -> Taken:
    """Keep the files sent with a step; their ids follow those in `raw`. What is refused is kept nowhere.

    `files` is `request.FILES`, `raw` what was typed by question id. The caller holds the draft's row, and has asked
    who this is. A failing transaction leaves bytes that `uploads.sweep_bytes` finds.
    """
    taken = Taken(dict(raw))
    for question in file_questions(step):
        sent = files.getlist(f"{question.id}{SENT}")
        if sent:
            given = raw.get(question.id)
            ids = list(given) if isinstance(given, list) else []
            taken.raw[question.id] = ids
            problems = _take(draft, question, sent, ids, by, now)
            if problems:
                taken.problems[question.id] = problems
    return taken


def _take(draft: Draft, question: Question, sent: list[Sent], ids: list[str], by: Any, now: datetime) -> list[str]:
    """Put the ids of the files that are kept into `ids`; returns why the others are not."""
    problems: list[str] = []
    if Upload.objects.filter(draft=draft.pk).count() + len(sent) > HOARD:
        return [_("Too many files have been added to this form. Try again tomorrow")]
    for one in sent:
        if len(ids) >= most(question):
            words = words_of(draft.version, get_language() or draft.version.source_language)
            return [*problems, too_many(question, words.named(f"{question.id}.label"))]
        try:
            ids.append(str(_keep(draft, question, one, by, now).pk))
        except Refused as refused:
            problems.append(str(refused))
    return problems


def _keep(draft: Draft, question: Question, file: Sent, by: Any, now: datetime) -> Upload:
    media = _checked(question, file)
    upload = Upload(
        id=uuid4(), draft=draft, question=question.id, name=harmless(file.name or "", media), type=media,
        size=file.size or 0, sha256=_digest(file), scanned=_scanned(file), uploaded_by=by, uploaded_at=now,
    )  # fmt: skip
    try:
        upload.file.save("", File(_bytes(file)), save=False)
        upload.save(force_insert=True)
    except BaseException:
        if upload.file.name:
            storage().delete(upload.file.name)
        raise
    return upload


def _checked(question: Question, file: Sent) -> str:
    """The media type of a file that this question takes. Raises Refused."""
    if not file.size:
        raise Refused(_("%(file)s is empty") % {"file": _shown(file)})
    if file.size > largest(question) or getattr(file, "cut", False):
        size = largest(question) // MEGABYTE
        raise Refused(_("%(file)s must be %(size)s MB or smaller") % {"file": _shown(file), "size": size})
    media = detect(_bytes(file))
    if media is None or media not in accepts(question):
        raise Refused(_("%(file)s is not one of the types of file that can be added") % {"file": _shown(file)})
    return media


def _scanned(file: Sent) -> bool:
    """Whether a scanner looked at it and found nothing; False while none is switched on. Raises Refused."""
    if not settings.FORMS_FILE_SCANNER:
        return False
    try:
        finding = scan(_bytes(file))
    except NotScanned:
        raise Refused(
            _("%(file)s could not be checked for viruses. Try again later") % {"file": _shown(file)}
        ) from None
    if finding is not None:
        logger.warning("a file was refused by the scanner: %s", finding)
        raise Refused(_("%(file)s may hold a virus and was not kept") % {"file": _shown(file)})
    return True


def _shown(file: Sent) -> str:
    """A refused file's name inside a message: made harmless, not all of it, in an isolate of its own direction."""
    return f"\u2068{harmless(file.name or '', 'text/plain').removesuffix('.txt')[:60]}\u2069"


def _bytes(file: Sent) -> IO[bytes]:
    held = file.file
    assert held is not None, "an uploaded file is open"  # noqa: S101
    held.seek(0)
    return held


def _digest(file: Sent) -> str:
    found = hashlib.sha256()
    held = _bytes(file)
    while part := held.read(MEGABYTE):
        found.update(part)
    return found.hexdigest()
