"""Files for the file questions of a draft: sent one call at a time, then named in the answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from ninja import Router

from ..fields.upload import SENT
from ..models import Upload
from ..services import uploading
from ..services.receiving import bound
from ..services.uploads import file_questions
from ..spec import Step
from ..wizard.asking import seen_part
from ..wizard.filling import Filling, enter
from . import schemas
from .access import need, speak
from .problems import Fault, Refusal, described

router = Router(tags=["drafts"])
SCOPE = "drafts:write"
BODY = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]}


@router.post(
    "/drafts/{uuid:draft}/questions/{question}/files",
    response={201: schemas.UploadOut},
    summary="Send a file for a question",
    openapi_extra=described(BODY, "multipart/form-data"),
)
def send(request: HttpRequest, draft: UUID, question: str, language: str = "") -> Any:
    """One file, as `file`; its id then belongs into the answer. A file is known by its content, not by its name."""
    need(request, SCOPE)
    speak(language)
    filling = enter(request, draft, write=True)
    step = _step(filling, question)
    if filling.draft.submitted_at is not None:
        raise Refusal(409, "submitted")
    take_in(request)
    files = request.FILES.getlist("file")
    if len(files) != 1:
        raise Refusal(422, "one_file")
    taken = uploading.take(
        draft=filling.draft,
        step=step,
        files=MultiValueDict({f"{question}{SENT}": files}),
        raw={},
        by=request.user,
        now=timezone.now(),
    )
    if taken.problems:
        faults = [Fault("refused", message, step.id, question) for message in taken.problems[question]]
        raise Refusal(422, "refused", faults)
    upload = Upload.objects.get(pk=taken.raw[question][0])
    return {"upload": upload.pk, "name": upload.name, "type": upload.type, "size": upload.size}


def take_in(request: HttpRequest) -> None:
    """Let the files of this request come in bounded, unless they have come in already."""
    if request.content_type == "multipart/form-data" and not hasattr(request, "_files"):
        bound(request)


def _step(filling: Filling, question: str) -> Step:
    """The step of a file question that the caller is asked; Http404 for any other."""
    home = filling.form.home.get(question, "")
    if not filling.opens(home):
        raise Http404
    step = seen_part(filling.form.steps[home], filling.sees)
    if question not in {one.id for one in file_questions(step)}:
        raise Http404
    return step
