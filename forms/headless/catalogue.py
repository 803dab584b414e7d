"""Published forms over HTTP: nothing of it is about anybody, and a version never changes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID
from zlib import crc32

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from ninja import Router

from ..models import FormText, FormVersion
from ..purposes import purposes
from ..selectors import current_versions, form_of, words_of
from ..wizard.showing import direction
from ..words import Words
from . import schemas
from .access import need, speak
from .problems import described
from .schema import answers_schema

router = Router(tags=["forms"])
SCOPE = "forms:read"
FOR_EVER = "private, max-age=31536000, immutable"  # private: a shared cache does not know who may
KEPT = {"responses": {"304": {"description": "What the caller has is still so"}, **described()["responses"]}}
ASK_AGAIN = "private, no-cache"  # words are translated later; kept, and asked for again with its ETag


@router.get(
    "/forms",
    response=list[schemas.FormOut],
    summary="Forms of a purpose, in their newest version",
    openapi_extra=described(),
)
def forms(request: HttpRequest, purpose: str, language: str = "") -> Any:
    """404 for a purpose that there is not, or whose forms are not for the caller."""
    need(request, SCOPE)
    spoken = speak(language)
    _may_read(request, purpose)
    found = current_versions(purpose)
    languages: dict[UUID, list[str]] = {version.pk: [] for version in found}
    for version_id, one in FormText.objects.filter(version__in=languages).values_list("version", "language"):
        languages[version_id].append(one)
    return [_listed(version, words_of(version, spoken), languages[version.pk]) for version in found]


def _listed(version: FormVersion, words: Words, languages: Collection[str]) -> dict[str, Any]:
    return {
        "form": version.form,
        "version": version.pk,
        "number": version.number,
        "purpose": version.purpose,
        "title": words("form.title"),
        "language": words.language_of("form.title"),
        "languages": sorted(languages),
        "published_at": version.published_at,
    }


@router.get(
    "/forms/versions/{uuid:version}",
    response=schemas.VersionOut,
    summary="A published version: its steps, questions and rules",
    openapi_extra=KEPT,
    url_name="form_version",
)
def version(request: HttpRequest, response: HttpResponse, version: UUID) -> Any:
    """It never changes: keep it for ever."""
    found = _version(request, version)
    unchanged = _kept(request, response, f'"{found.pk.hex}"', FOR_EVER)
    if unchanged:
        return unchanged
    return {
        "version": found.pk,
        "form": found.form,
        "number": found.number,
        "purpose": found.purpose,
        "source_language": found.source_language,
        "content_hash": found.content_hash,
        "published_at": found.published_at,
        "spec": found.spec,
    }


@router.get(
    "/forms/versions/{uuid:version}/texts",
    response=schemas.TextsOut,
    summary="The words of a version in a language",
    openapi_extra=KEPT,
    url_name="form_texts",
)
def texts(request: HttpRequest, response: HttpResponse, version: UUID, language: str = "") -> Any:
    found, words = _worded(request, version, language)
    unchanged = _kept(request, response, _tag(found, words), ASK_AGAIN)
    if unchanged:
        return unchanged
    known = {**words.fallback, **{key: text for key, text in words.texts.items() if text}}
    return {
        "version": found.pk,
        "language": words.language,
        "direction": direction(words.language),
        "source_language": words.source,
        "texts": known,
        "source": sorted(key for key in known if words.language_of(key) != words.language),
    }


@router.get(
    "/forms/versions/{uuid:version}/schema",
    response=dict[str, Any],
    summary="The JSON Schema (2020-12) of the answers to a version, in the words of a language",
    openapi_extra=KEPT,
    url_name="form_schema",
)
def schema(request: HttpRequest, response: HttpResponse, version: UUID, language: str = "") -> Any:
    """Who can be chosen in a question for a person depends on the draft: see the schema of the draft."""
    found, words = _worded(request, version, language)
    unchanged = _kept(request, response, _tag(found, words), ASK_AGAIN)
    if unchanged:
        return unchanged
    form = form_of(found.pk)
    return answers_schema(form, form.spec.steps, words)


def _version(request: HttpRequest, version: UUID) -> FormVersion:
    need(request, SCOPE)
    found = FormVersion.objects.filter(pk=version).first()
    if found is None:
        raise Http404
    _may_read(request, found.purpose)
    return found


def _worded(request: HttpRequest, version: UUID, language: str) -> tuple[FormVersion, Words]:
    spoken = speak(language)
    found = _version(request, version)
    return found, words_of(found, spoken)


def _may_read(request: HttpRequest, purpose: str) -> None:
    known = purposes().get(purpose)
    if known is None or not known.host.may_read(request):
        raise Http404


def _tag(version: FormVersion, words: Words) -> str:
    said = f"-{crc32(repr(words.said).encode()):x}" if words.said else ""
    return f'"{version.pk.hex}-{version.texts_revision}-{words.language}{said}"'


def _kept(request: HttpRequest, response: HttpResponse, tag: str, control: str) -> HttpResponse | None:
    """Mark the answer with its tag and how long it lasts; the answer itself, without a body, for who has it already."""
    wanted = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    unchanged = HttpResponse(status=304) if tag in wanted or "*" in wanted else None
    marked = unchanged or response
    marked["ETag"], marked["Cache-Control"] = tag, control
    patch_vary_headers(marked, ("Authorization", "Cookie", "Accept-Language"))
    return unchanged
