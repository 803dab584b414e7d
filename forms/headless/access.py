"""Who calls, and in which language. Who that is, the portal says: it sets `request.auth` and `request.user`."""

from __future__ import annotations

from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from .problems import Fault, Refusal


class Caller(Protocol):
    """What the portal's authentication must give."""

    scopes: frozenset[str]


def need(request: HttpRequest, scope: str) -> None:
    """Raise 403 when the caller's token is not for this. Asked before anything is looked up."""
    caller: Any = getattr(request, "auth", None)
    if caller is None or scope not in caller.scopes:
        raise Refusal(403, "scope", [Fault("scope", scope)])


def speak(language: str) -> str:
    """Use this language (ISO code) for the rest of the request, or with "" the one the caller prefers; returns it.

    Raises 422 for one that the service does not speak.
    """
    if not language:
        return translation.get_language()
    if language not in dict(settings.LANGUAGES):
        raise Refusal(422, "language", [Fault("language", f"one of {', '.join(dict(settings.LANGUAGES))}")])
    translation.activate(language)
    return language
