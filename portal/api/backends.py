"""Who calls: a person with a session, or a program with a token that acts as one. And how often."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer
from wagtail.models import Page

from forms.api import HeadlessRefusal, headless_take_in
from portal.accounts.enums import Scope
from portal.accounts.selectors import token_of
from portal.accounts.services import note_use

from .selectors import previewed

EVERYTHING = frozenset(scope.value for scope in Scope)


@dataclass(frozen=True)
class Caller:
    """What the call may be used for; who makes it is `request.user`."""

    scopes: frozenset[str]


class Token(HttpBearer):
    """`Authorization: Bearer …`. Unknown, wrong, expired and revoked are all one answer: 401."""

    def __call__(self, request: HttpRequest) -> Caller | None:
        given = request.headers.get("Authorization")
        if given is None:
            return None
        count(f"address:{get_ip(request)}", settings.API_CALLS_AN_ADDRESS)
        # A cookie must not stand in for a token that is none: whoever sends one means it.
        found: Caller | None = super().__call__(request)
        if found is None:
            count(f"wrong:{get_ip(request)}", settings.API_WRONG_TOKENS)
            raise unauthorized()
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        now = timezone.now()
        found = token_of(token, now=now)
        if found is None:
            return None
        count(f"token:{found.pk}", settings.API_CALLS_A_CALLER)
        note_use(found, now=now)
        request.user = found.owner
        return Caller(frozenset(found.scopes))


class Session(APIKeyCookie):
    """The session of the screens; what changes something needs the header X-CSRFToken as well."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Caller | None:
        if not request.user.is_authenticated:
            raise unauthorized()
        headless_take_in(request)  # the check for forgery reads the body
        found: Caller | None = super().__call__(request)
        return found

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        count(f"user:{request.user.pk}", settings.API_CALLS_A_CALLER)
        return Caller(EVERYTHING)


def anybody(request: HttpRequest) -> Caller:
    """What is public: nobody is asked who they are, and no address calls without end."""
    count(f"public:{get_ip(request)}", settings.API_PUBLIC_CALLS_AN_ADDRESS)
    return Caller(frozenset())


class Preview(HttpBearer):
    """`Authorization: Preview …`: an editor's look at one draft, see `previews`. Whatever is wrong with it is 401."""

    openapi_scheme = "preview"

    def __call__(self, request: HttpRequest) -> Page:
        count(f"address:{get_ip(request)}", settings.API_CALLS_AN_ADDRESS)
        found: Page | None = super().__call__(request)
        if found is None:
            count(f"wrong:{get_ip(request)}", settings.API_WRONG_TOKENS)
            raise unauthorized()
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Page | None:
        return previewed(token)


def unauthorized() -> HeadlessRefusal:
    """Nobody known is calling."""
    return HeadlessRefusal(401, "unauthorized", headers={"WWW-Authenticate": "Bearer"})


def count(key: str, limit: tuple[int, int]) -> None:
    """Count a call of this caller; raises 429 when there were too many. `limit` is (calls, in so many seconds)."""
    most, seconds = limit
    now = time.time()
    window = int(now // seconds)
    name = f"api:{key}:{window}"
    cache.add(name, 0, timeout=2 * seconds)
    try:
        calls = cache.incr(name)
    except ValueError:  # thrown out in between
        return
    if calls > most:
        wait: Any = math.ceil((window + 1) * seconds - now)
        raise HeadlessRefusal(429, "too_many", headers={"Retry-After": str(wait)})
