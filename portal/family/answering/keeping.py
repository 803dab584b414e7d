"""What somebody typed and sent after their session had ended: kept for a day, in that browser (T26)."""

import re
import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.dialogue.services.parking import KEPT, park

COOKIE = "parked-answer"
_token = re.compile(r"[A-Za-z0-9_-]{43}")


def token_of(request: HttpRequest) -> str | None:
    """The word of this browser under which something is kept; None where nothing can be."""
    token: Any = request.COOKIES.get(COOKIE, "")
    return token if _token.fullmatch(token) else None


def keep_typed(request: HttpRequest, plan: UUID, names: Iterable[str]) -> HttpResponse:
    """Lead somebody who is signed out to the door, and keep what they sent in the fields with these names."""
    response = redirect_to_login(request.path)
    if request.method != "POST":
        return response
    token = token_of(request) or secrets.token_urlsafe(32)
    typed = {name: request.POST[name] for name in names if request.POST.get(name)}
    word = request.POST.get("word", "")
    park(token=token, word=word, plan=plan, part=request.path, typed=typed, now=timezone.now())
    response.set_cookie(
        COOKIE, token, max_age=KEPT, path="/my/", httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response
