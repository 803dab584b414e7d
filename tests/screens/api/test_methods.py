"""HEAD tells what GET would of whatever anybody may read; OPTIONS tells what may be done."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from portal.audit.models import Entry
from portal.procedures.models import Jurisdiction
from tests.cast import Cast, account
from tests.headless import token_for
from tests.manuals import make_manual
from tests.rules.addresses import PUBLIC

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "api/v1/manuals": "/api/v1/manuals",
    "api/v1/manuals/<slug:manual>/tree": "/api/v1/manuals/isle/tree",
    "api/v1/search": "/api/v1/search?q=meetings",
    "api/v1/pages/<path:path>": "/api/v1/pages/isle/core",
    "api/v1/editions/<path:path>": "/api/v1/editions/isle/core",
    "api/v1/edition/<int:number>/<path:path>": "/api/v1/edition/1/isle/core",
    "api/v1/places/<slug:place>/glossary": "/api/v1/places/england/glossary",
    "api/v1/places/<slug:place>/contacts": "/api/v1/places/england/contacts",
    "api/v1/places/<slug:place>/terms": "/api/v1/places/england/terms",
    "api/v1/openapi.json": "/api/v1/openapi.json",
    "api/v1/docs/": "/api/v1/docs/",
}
SAME = ("ETag", "Cache-Control", "Content-Type", "Content-Language", "Last-Modified", "Vary")


@pytest.fixture
def manual(cast: Cast) -> None:
    Jurisdiction.objects.get_or_create(key="england", defaults={"name": "England"})
    make_manual()


def named(resolver: URLResolver | None = None, before: str = "") -> list[tuple[str, str]]:
    """(route, name) of every address of the API."""
    found = []
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            found.append((route, one.name or ""))
        elif (route + "api").startswith("api"):
            found += named(one, route)
    return found


def test_every_public_address_is_tried_here() -> None:
    """The name of an address decides whether it takes HEAD: none of the public ones may be named otherwise."""
    assert set(ADDRESSES) == {one for one in PUBLIC if one.startswith("api/v1/")}
    begins = {route for route, name in named() if route.startswith("api/v1/") and name.startswith("public_")}
    assert begins == set(ADDRESSES) - {"api/v1/openapi.json", "api/v1/docs/"}


@pytest.mark.parametrize("address", sorted(ADDRESSES.values()))
def test_head_tells_what_get_would(manual: None, client: Client, address: str) -> None:
    cache.clear()
    got, told = client.get(address), client.head(address)
    assert (got.status_code, told.status_code) == (200, 200)
    assert got.content and not told.content
    assert [told.headers.get(name) for name in SAME] == [got.headers.get(name) for name in SAME]
    assert told.headers["Content-Length"] == str(len(got.content))


def test_head_asks_whether_it_still_holds(manual: None, client: Client) -> None:
    tag = client.head("/api/v1/manuals").headers["ETag"]
    assert client.head("/api/v1/manuals", headers={"If-None-Match": tag}).status_code == 304
    assert client.head("/api/v1/pages/isle/nowhere").status_code == 404
    assert client.head("/api/v1/search").status_code == 422


def test_head_is_counted_like_the_rest(manual: None, client: Client, settings: Any) -> None:
    settings.API_PUBLIC_CALLS_AN_ADDRESS = (2, 60)
    cache.clear()
    assert [client.head("/api/v1/manuals").status_code for _ in range(3)] == [200, 200, 429]


def test_what_was_given_is_not_looked_at_by_head(cast: Cast, client: Client) -> None:
    """A reading that is fetched was opened: nothing may say so where nobody was given a word."""
    bearer = {"authorization": f"Bearer {token_for(account(cast.dana))}"}
    before = Entry.objects.count()
    told = client.head("/api/v1/readings", headers=bearer)
    assert told.status_code == 405 and "HEAD" not in told.headers["Allow"] and not told.content
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("/api/v1/manuals", "GET, HEAD, OPTIONS"),
        ("/api/v1/pages/isle/nowhere", "GET, HEAD, OPTIONS"),
        ("/api/v1/readings", "GET, OPTIONS"),
        ("/api/v1/drafts", "OPTIONS, POST"),
        ("/api/v1/drafts/00000000-0000-4000-8000-000000000000", "GET, OPTIONS, PATCH"),
        ("/api/v1/drafts/00000000-0000-4000-8000-000000000000/submit", "OPTIONS, POST"),
    ],
)
def test_options_tells_what_may_be_done(cast: Cast, client: Client, address: str, may: str) -> None:
    told = client.options(address)
    assert (told.status_code, told.headers["Allow"], told.content) == (204, may, b"")


def test_there_is_nothing_to_do_where_there_is_nothing(cast: Cast, client: Client) -> None:
    assert client.options("/api/v1/nowhere").status_code == 404
    assert client.head("/api/v1/nowhere").status_code == 404
