"""A public page that was shown before is shown again without being made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language_from_path

CACHE = "pages"
AN_HOUR = 3600  # what is never asked for again makes room
_TOKEN = "SELECT token FROM content_generation WHERE id = 1"  # noqa: S105  of what is published, no secret
# Who brings one of these is somebody, or was told something: their pages are made for them.
PERSONAL = (settings.SESSION_COOKIE_NAME, "messages")
REVALIDATE = "public, max-age=0, must-revalidate"

GetResponse = Callable[[HttpRequest], HttpResponse]
Kept = tuple[bytes, dict[str, str]]


class PublicPages:
    """Keeps the pages below a language as everybody who is nobody in particular sees them, under the token of
    `content.models.Generation`: with the next publication nobody is shown the old one, in any process (one query).

    Nothing is kept that sets a cookie or that its view said not to keep; a page asked for with a question behind its
    address, or by somebody with a session, is neither kept nor answered from here.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_for_everybody(request):
            return self.get_response(request)
        kept_as = f"{_token()}:{request.scheme}:{request.get_host()}:{request.path}"  # addresses in it are whole
        kept: Kept | None = caches[CACHE].get(kept_as)
        if kept is None:
            response = self.get_response(request)
            if not _may_keep(response):
                return response
            _finish(response)
            kept = response.content, dict(response.headers)
            caches[CACHE].set(kept_as, kept, AN_HOUR)
        return _answer(request, *kept)


def _is_for_everybody(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and get_language_from_path(request.path_info) is not None
        and not any(name in request.COOKIES for name in PERSONAL)
    )


def _token() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TOKEN)
        row = cursor.fetchone()
    return row[0] if row else 0


def _may_keep(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "no-store" not in response.get("Cache-Control", "")
        and response.get("Content-Type", "").startswith("text/html")
    )


def _finish(response: HttpResponse) -> None:
    """A browser may keep it as long as it asks each time whether it still holds."""
    response["Cache-Control"] = REVALIDATE
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'


def _answer(request: HttpRequest, content: bytes, headers: dict[str, str]) -> HttpResponse:
    if headers["ETag"] not in map(str.strip, request.headers.get("If-None-Match", "").split(",")):
        return HttpResponse(content, headers=headers)
    unchanged = HttpResponseNotModified()
    for name in ("Cache-Control", "Content-Language", "ETag", "Vary"):
        if name in headers:
            unchanged[name] = headers[name]
    return unchanged
