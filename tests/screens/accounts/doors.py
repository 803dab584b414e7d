"""Signing in as a browser does, and what a session can do afterwards."""

import re
import time
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from portal.accounts.selectors import demo_code
from portal.people.models import Person, User
from tests.cast import PASSWORD, account

LOGIN = "/accounts/login/"
SECOND = "/accounts/2fa/authenticate/"


def password_step(client: Client, who: Person | User, password: str = PASSWORD, **extra: Any) -> Any:
    """Post user name and password to the one door."""
    return client.post(LOGIN, {"login": account(who).username, "password": password}, **extra)


def code_step(client: Client, who: Person | User, code: str = "") -> Any:
    """Post the code of the authenticator app, the right one unless told."""
    return client.post(SECOND, {"code": code or demo_code(account(who), at=time.time())})


def user_id(client: Client) -> str | None:
    """Whose session this is."""
    found: str | None = client.session.get("_auth_user_id")
    return found


def is_usable(client: Client) -> bool:
    """Whether the session opens anything but the ways to set up or use a second factor."""
    response = client.get("/start/")
    return user_id(client) is not None and not response.headers.get("Location", "").startswith("/accounts/")


def every_address() -> Iterator[str]:
    """An address of every pattern the service has, Wagtail's too; KeyError for a kind of pattern nobody thought of."""
    yield from _addresses(get_resolver(), ["/"])


def _addresses(resolver: URLResolver, before: list[str]) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = [start + example for start in before for example in _examples(pattern)]
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, here)
        else:
            yield from here


def _examples(pattern: URLPattern | URLResolver) -> list[str]:
    route = str(pattern.pattern)
    if isinstance(pattern.pattern, RegexPattern):
        return REGEXES[route]
    return [re.sub(r"<(?:(\w+):)?\w+>", lambda found: VALUES.get(found[1], "x"), route)]


# Made up, so nothing is found.
VALUES = {"int": "1", "uuid": "7a9b7a0e-0000-4000-8000-000000000000", "uuidstr": "7a9b7a0e-0000-4000-8000-000000000000"}
REGEXES = {
    r"^cms/(?:login|password_reset)/": ["cms/login/", "cms/password_reset/", "cms/password_reset/confirm/x/y/"],
    r"^(?:[a-z-]+/)?_util/login/": ["_util/login/", "en/_util/login/", "cy/_util/login/"],
    r"^admin/": ["admin/", "admin/login/"],
    r"^pages/": ["pages/"],
    r"^documents/": ["documents/"],
    r"^images/": ["images/"],
    r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\.(?P<revision_id_b>live|latest|\d+)/$": [
        "1/revisions/compare/live...latest/"
    ],
    # A snippet's, which is the same with another beginning.
    r"history/(?P<pk>.+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": ["history/1/revisions/compare/live...latest/"],
    r"^api/v1/": ["api/v1/nowhere"],
    r"^.*/$": ["nowhere/"],
    r"^((?:[\w\-]+/)*)$": ["", "nowhere/"],
}
