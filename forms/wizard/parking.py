"""What somebody sends after their session has ended waits here until they have signed in again (T26).

Whoever sends it is not signed in, so nothing may depend on what exists: the answer is the same for any address. The
text is bound to the browser by a cookie, and shown only to somebody whom the host admits to the draft.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from ..models import Draft, Parked
from ..selectors import form_of
from .form import step_form
from .moved import version_sent

COOKIE = "parked"
KEPT = timedelta(hours=24)
MOST_CHARACTERS = 1_000_000  # of one parked step, as JSON
MOST_A_DRAFT = 10  # rows; beyond it the oldest gives way
_token = re.compile(r"[A-Za-z0-9_-]{43}")


def park(request: HttpRequest, draft: UUID, step: str, revision: int, now: datetime) -> HttpResponse:
    """Keep what was sent to this step, if there is such a step to keep it for, and lead to the sign-in page."""
    token = _token_of(request) or secrets.token_urlsafe(32)
    Parked.objects.filter(parked_at__lt=now - KEPT).delete()
    _keep(request, token, draft, step, revision, now)
    response = redirect_to_login(reverse("drafts:step", args=[draft, step]))
    root = reverse("drafts:tasks", args=[draft]).removesuffix(f"{draft}/")
    response.set_cookie(
        COOKIE, token, max_age=KEPT, path=root, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def for_script(parked: HttpResponse) -> JsonResponse:
    """The same answer for the browser script, which follows no redirect."""
    response = JsonResponse({}, status=401)
    response.cookies = parked.cookies
    return response


def _keep(request: HttpRequest, token: str, draft: UUID, step: str, revision: int, now: datetime) -> None:
    found = Draft.objects.filter(pk=draft, submitted_at=None).select_related("version").defer("version__spec").first()
    version = None if found is None else version_sent(request.POST, found) or found.version
    if found is None or version is None or step not in form_of(version.pk).steps:
        return
    try:
        typed = step_form(version, version.source_language, step)(request.POST).raw()
    except BadRequest:
        return
    if len(json.dumps(typed)) > MOST_CHARACTERS:
        return
    Parked.objects.update_or_create(
        draft=found,
        step=step,
        token_hash=_hash(token),
        defaults={"typed": typed, "revision": revision, "version": version, "parked_at": now},
    )
    kept = Parked.objects.filter(draft=found).order_by("-parked_at").values_list("pk", flat=True)[:MOST_A_DRAFT]
    Parked.objects.filter(draft=found).exclude(pk__in=list(kept)).delete()


def parked_for(request: HttpRequest, draft: Draft, step: str, now: datetime) -> Parked | None:
    """What this browser parked for this step within the last day. The caller has been admitted to the draft."""
    token = _token_of(request)
    if token is None:
        return None
    return Parked.objects.filter(draft=draft, step=step, token_hash=_hash(token), parked_at__gte=now - KEPT).first()


def forget(request: HttpRequest, draft: Draft, step: str) -> None:
    """Delete what this browser parked for this step: it has been saved."""
    token = _token_of(request)
    if token is not None:
        Parked.objects.filter(draft=draft, step=step, token_hash=_hash(token)).delete()


def _token_of(request: HttpRequest) -> str | None:
    token: Any = request.COOKIES.get(COOKIE, "")
    return token if _token.fullmatch(token) else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
