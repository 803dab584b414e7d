"""How anything that anybody may read is answered: kept until something is published, marked, and kept by caches."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags
from pydantic import TypeAdapter

from content.api import headless_remembered
from forms.api import headless_described, headless_speak

# Anybody's cache may keep it, and asks each time whether it still holds: what is published counts at once.
SHARED, OWN = "public, no-cache", "private, no-cache"
KEPT = {"responses": {"304": {"description": "What the caller has is still so"}, **headless_described()["responses"]}}


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it goes out."""

    body: bytes
    tag: str
    updated_at: datetime | None


def tell(
    request: HttpRequest, shape: TypeAdapter[Any], language: str, make: Callable[[], Any], *, keep: bool = True
) -> HttpResponse:
    """What `make` tells in `language` ("": the one the caller prefers), as JSON of this shape; 404 for None.

    `make` is asked again only when something was published since, unless `keep` is False.
    """
    spoken = headless_speak(language)
    key = (spoken, request.path_info)
    told = headless_remembered(key, lambda: _told(shape, make())) if keep else _told(shape, make())
    wanted = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    response = HttpResponse(status=304) if told.tag in wanted or "*" in wanted else _whole(told)
    response["ETag"] = told.tag
    response["Cache-Control"] = SHARED if request.user.is_anonymous else OWN
    response["Content-Language"] = spoken
    if told.updated_at:
        response["Last-Modified"] = http_date(told.updated_at.timestamp())
    if not language:
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def _whole(told: Told) -> HttpResponse:
    return HttpResponse(told.body, content_type="application/json; charset=utf-8")


def _told(shape: TypeAdapter[Any], made: Any) -> Told:
    if made is None:
        raise Http404
    body = shape.dump_json(shape.validate_python(made))
    tag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    return Told(body, tag, made.get("updated_at") if isinstance(made, dict) else None)
