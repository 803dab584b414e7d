"""Drafts over HTTP: begun, read, changed, checked and sent with the checks of the screens, by the same people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from ninja import Router, Schema

from ..exceptions import NotFinished
from ..models import FormVersion
from ..purposes import purposes
from ..selectors import all_rows, current_versions, submissions_about
from ..services import submitting
from ..services.drafting import start_draft
from ..wizard.filling import enter
from ..wizard.place import everybody
from . import checking, schemas, state
from .access import need, speak
from .bodies import read
from .exchange import answering_of, given_to, shown, stale
from .problems import Fault, Refusal, described, problem
from .schema import answers_schema

router = Router(tags=["drafts"])
READ, WRITE, SUBMIT = "drafts:read", "drafts:write", "drafts:submit"

IF_MATCH = {"parameters": [{"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string"}}]}


def _takes(shape: type[Schema]) -> dict[str, Any]:
    """The body in the API's description: it is read after the caller was admitted, so ninja knows nothing of it."""
    return described(shape.model_json_schema())


@router.post(
    "/drafts",
    response={201: schemas.DraftOut},
    summary="Start a draft",
    openapi_extra=_takes(schemas.NewDraft),
    url_name="drafts",
)
def start(request: HttpRequest, response: HttpResponse, language: str = "") -> Any:
    """On a current version of a form, about a subject the caller may fill it for; 404 otherwise."""
    need(request, WRITE)
    speak(language)
    wanted = read(request, schemas.NewDraft)
    version = _version(wanted.version)
    purpose = purposes().get(version.purpose)
    if purpose is None or not purpose.host.may_create(request, wanted.subject, str(version.form)):
        raise Http404
    if version.pk not in {one.pk for one in current_versions(version.purpose)}:
        raise Refusal(409, "superseded")
    earlier = next((sent for sent in submissions_about(wanted.subject) if sent.version.form == version.form), None)
    now = timezone.now()
    draft = start_draft(version=version, subject=wanted.subject, by=request.user, now=now, copy_from=earlier)
    purpose.host.started(draft, by=request.user, now=now)
    filling = enter(request, draft.pk, write=True)
    response["Location"] = reverse("api-1:draft", args=[draft.pk])
    return shown(answering_of(filling), response)


def _version(key: str) -> FormVersion:
    try:
        return FormVersion.objects.defer("spec").get(pk=UUID(key))
    except (ValueError, FormVersion.DoesNotExist) as error:
        raise Http404 from error


@router.get(
    "/drafts/{uuid:draft}",
    response=schemas.DraftOut,
    summary="A draft: answers, path, end, what is missing",
    openapi_extra=described(),
    url_name="draft",
)
def draft(request: HttpRequest, response: HttpResponse, draft: UUID, language: str = "") -> Any:
    """Its ETag is what a change has to name."""
    need(request, READ)
    speak(language)
    return shown(answering_of(enter(request, draft, write=False)), response)


@router.get(
    "/drafts/{uuid:draft}/schema",
    response=dict[str, Any],
    summary="The JSON Schema of the answers",
    openapi_extra=described(),
)
def draft_schema(request: HttpRequest, draft: UUID, language: str = "") -> Any:
    """What the caller is asked in this draft, with the people and organisations that can be chosen."""
    need(request, READ)
    speak(language)
    filling = enter(request, draft, write=False)
    choices = {"person": filling.people, "organisation": filling.host.organisations(filling.draft)}
    steps = [step for step in filling.form.spec.steps if filling.opens(step.id)]
    return answers_schema(filling.form, steps, filling.words, sees=filling.sees, choices=choices)


@router.patch(
    "/drafts/{uuid:draft}",
    response=schemas.DraftOut,
    summary="Put answers into steps of a draft",
    openapi_extra=_takes(schemas.Answered) | IF_MATCH,
    url_name="draft",
)
def change(request: HttpRequest, response: HttpResponse, draft: UUID, language: str = "") -> Any:
    """Needs `If-Match` with the draft's ETag: 428 without, 412 with both texts when somebody else saved in between.

    As on the screens, what is not valid is kept as `typed` and leaves its step unfinished; `problems` says why. A step
    that is named is finished when nothing is wrong in it, even without any answer.
    """
    need(request, WRITE)
    speak(language)
    filling = enter(request, draft, write=True)
    given = given_to(request, filling)
    if filling.draft.submitted_at is not None:
        raise Refusal(409, "submitted")
    match = request.headers.get("If-Match", "")
    if not match or match.strip() == "*":
        raise Refusal(428, "if_match")
    rows = all_rows(filling.draft)
    if state.tag(filling.draft, rows) not in parse_etags(match):
        return stale(answering_of(filling, rows), given)
    answering = answering_of(filling, rows)
    for step in filling.form.spec.steps:
        if step.id in given:
            answering.save(step, answering.form(step, given[step.id]))
    return shown(answering, response)


@router.post(
    "/drafts/{uuid:draft}/validate",
    response=schemas.CheckedOut,
    summary="What would be wrong with these answers",
    openapi_extra=_takes(schemas.Answered),
)
def validate(request: HttpRequest, draft: UUID, language: str = "") -> Any:
    """Nothing is saved. Without answers it checks what the draft holds."""
    need(request, READ)
    speak(language)
    filling = enter(request, draft, write=False)
    return checking.checked(answering_of(filling), given_to(request, filling))


@router.post(
    "/drafts/{uuid:draft}/submit",
    response=schemas.SubmittedOut,
    summary="Send a draft, once",
    openapi_extra=described(),
)
def submit(request: HttpRequest, draft: UUID, language: str = "") -> Any:
    """However often it is sent, there is one submission and one answer; 422 with what is wrong until it is whole."""
    need(request, SUBMIT)
    speak(language)
    filling = enter(request, draft, write=True)
    filling.owned()
    now = timezone.now()
    try:
        submitting.submit(
            draft=filling.draft,
            words=filling.words,
            people=everybody(filling),
            receive=lambda submission: filling.host.receive(submission, by=request.user, now=now),
            by=request.user,
            now=now,
            calendar=filling.calendar,
            sees=filling.sees,
        )
    except NotFinished as refusal:
        faults = [Fault("unfinished", one.message, one.step, one.question) for one in refusal.problems]
        return problem(422, "unfinished", faults)
    filling.draft.refresh_from_db()
    sent = filling.draft.submission
    return {
        "draft": filling.draft.pk,
        "submission": sent.pk,
        "submitted_at": sent.submitted_at,
        "result": filling.draft.result_url,
    }
