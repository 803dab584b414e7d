"""The one shape of every refusal: problem details (RFC 9457) with a code and, where answers are wrong, where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.responses import NinjaJSONEncoder

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong thing in what was sent: where, a code for programs, a sentence for people ("" where none is needed).

    `step` and `question` are ids or ""; `row` is the id of the row a question stands in, or "".
    """

    code: str
    message: str = ""
    step: str = ""
    question: str = ""
    row: str = ""


class Refusal(Exception):
    """Answered with its status; whatever the request wrote is rolled back."""

    def __init__(
        self, status: int, code: str, faults: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        self.status, self.code, self.faults, self.headers = status, code, tuple(faults), dict(headers or {})
        super().__init__(code)


def problem(status: int, code: str, faults: Sequence[Fault] = (), **more: Any) -> HttpResponse:
    """The answer that says what is wrong; `more` stands beside it."""
    data = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "problems": [asdict(fault) for fault in faults],
        **more,
    }
    return HttpResponse(json.dumps(data, cls=NinjaJSONEncoder), status=status, content_type=MEDIA_TYPE)


def described(body: Mapping[str, Any] | None = None, media: str = "application/json") -> dict[str, Any]:
    """What an operation's description gains: its refusals, and its body when ninja does not read it itself."""
    refusal = {"type": "object", "required": ["status", "code", "problems"], "properties": _SHAPE}
    found: dict[str, Any] = {
        "responses": {"4XX": {"description": "Refused", "content": {MEDIA_TYPE: {"schema": refusal}}}}
    }
    if body is not None:
        found["requestBody"] = {"required": True, "content": {media: {"schema": dict(body)}}}
    return found


_TEXT = {"type": "string"}
_FAULT = {"type": "object", "properties": dict.fromkeys(("code", "message", "step", "question", "row"), _TEXT)}
_SHAPE = {
    "type": _TEXT,
    "title": _TEXT,
    "status": {"type": "integer"},
    "code": _TEXT,
    "problems": {"type": "array", "items": _FAULT},
}


def install(api: NinjaAPI) -> None:
    """Make every refusal of this API look alike."""

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        # ninja answers inside the request's transaction, which would then be kept.
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        found = _refusal(error)
        response = problem(found.status, found.code, found.faults)
        for name, value in found.headers.items():
            response[name] = value
        return response

    for kind in (Refusal, Http404, HttpError, ValidationError, BadRequest, SuspiciousOperation):
        api.add_exception_handler(kind, refused)


_CODES = {400: "bad_request", 401: "unauthorized", 403: "forbidden", 404: "not_found", 429: "too_many"}


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, Http404):
        return Refusal(404, "not_found")
    if isinstance(error, ValidationError):
        faults = [Fault("invalid", f"{'.'.join(map(str, one['loc']))}: {one['msg']}") for one in error.errors]
        return Refusal(422, "invalid", faults)
    status = error.status_code if isinstance(error, HttpError) else 400
    return Refusal(status, _CODES.get(status, "refused"))
