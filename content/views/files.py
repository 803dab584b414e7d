"""Files of the manual: pictures of its pages, and documents and films, in parts where a player asks for parts."""

from __future__ import annotations

import mimetypes
import re
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve

# A player that asks for everything from here on gets this much and asks again.
PART = 4 * 1024 * 1024
RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})", re.ASCII)
A_YEAR = 365 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
@transaction.non_atomic_requests
def picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture as Wagtail made it small. Its name is never used twice, so it may be kept for good.

    Nothing else that lies in the store is given out here. Storage that has addresses of its own is asked itself.
    """
    kind = mimetypes.guess_type(name)[0] or ""
    if not kind.startswith("image/"):
        raise Http404
    try:
        file = default_storage.open(f"images/{name}")
    except (OSError, SuspiciousFileOperation) as missing:
        raise Http404 from missing
    response = FileResponse(file, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@require_safe
def document(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """A document as Wagtail gives it out, with its rules about who may; a part of it where a part is asked for."""
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None:
        whole: HttpResponseBase = serve(request, number, name)
        whole.headers.setdefault("Accept-Ranges", "bytes")
        return whole
    found = get_object_or_404(get_document_model(), pk=number)
    if found.filename != name:
        raise Http404
    for ask in hooks.get_hooks("before_serve_document"):
        refused = ask(found, request)
        if isinstance(refused, HttpResponse):
            return refused
    return _part(found, int(wanted[1]), wanted[2])


def _part(found: Any, first: int, last_asked: str) -> HttpResponse:
    with found.file.open("rb") as file:
        size = file.size
        last = min(int(last_asked) if last_asked else size - 1, first + PART - 1, size - 1)
        file.seek(first)
        data = file.read(max(0, last - first + 1))
    if first >= size or last < first:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = HttpResponse(data, content_type=found.content_type, status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = found.content_disposition
    response["X-Content-Type-Options"] = "nosniff"
    return response
