"""Public pages that were made once: shown again to everybody alike, never after something changed."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from content.api import create_manual
from content.models import ProcedurePage
from portal.procedures.models import Jurisdiction
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db

PAGE = "/en/north/first/"


def shape(said: str) -> dict[str, Any]:
    body = [{"type": "text", "text": f"<p>{said}</p>"}]
    child = {"key": "north/first", "title": "First page", "slug": "first", "body": body}
    return {"title": "Procedures", "slug": "north", "children": [child]}


@pytest.fixture(autouse=True)
def manual() -> Iterator[None]:
    caches["pages"].clear()
    create_manual(key="north", jurisdiction="north", shape=shape("Old."))
    yield
    caches["pages"].clear()


def test_the_second_look_asks_one_thing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = Client().get(PAGE)
    with django_assert_num_queries(1):
        again = Client().get(PAGE)
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)
    assert "Content-Security-Policy" in again
    assert not again.cookies


def test_what_is_published_is_there_at_once() -> None:
    assert b"Old." in Client().get(PAGE).content
    create_manual(key="north", jurisdiction="north", shape=shape("New."))
    assert b"Old." not in (shown := Client().get(PAGE).content)
    assert b"New." in shown


def test_a_page_that_was_published_asks_its_place_nothing() -> None:
    Jurisdiction.objects.create(key="north", name="North")
    facts_asked = re.compile(r'FROM "procedures_')
    with CaptureQueriesContext(connection) as first:
        Client().get(PAGE)
    create_manual(key="north", jurisdiction="north", shape=shape("New."))
    with CaptureQueriesContext(connection) as later:
        assert b"New." in Client().get(PAGE).content
    assert any(facts_asked.search(one["sql"]) for one in first)
    assert not any(facts_asked.search(one["sql"]) for one in later)


def test_what_is_taken_away_is_gone_at_once() -> None:
    Client().get(PAGE)
    ProcedurePage.objects.get(slug="first").unpublish()
    assert Client().get(PAGE).status_code == 404


def test_somebody_with_a_session_gets_a_page_of_their_own(cast: Cast) -> None:
    Client().get(PAGE)
    client = sign_in(Client(), cast.dana)
    response = client.get(PAGE)
    assert response["Cache-Control"] == "no-store"
    assert reverse("account_logout").encode() in response.content
    assert reverse("account_logout").encode() not in Client().get(PAGE).content


def test_a_browser_that_knows_it_is_told_so() -> None:
    known = Client().get(PAGE)["ETag"]
    response = Client().get(PAGE, headers={"if-none-match": f'"other", {known}'})
    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"] == known


def test_anybody_may_keep_it_who_asks_each_time_whether_it_still_holds() -> None:
    """By its ETag alone: figures and contacts in it change without the page being published (docs/headless.md)."""
    response = Client().get(PAGE)
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    again = Client().get(PAGE, headers={"if-none-match": tag})
    for one in (response, again):
        assert (one["Cache-Control"], one["ETag"]) == ("public, max-age=0, must-revalidate", tag)
        assert "Last-Modified" not in one
    assert again.status_code == 304
    create_manual(key="north", jurisdiction="north", shape=shape("New."))
    assert Client().get(PAGE, headers={"if-none-match": tag}).status_code == 200


def test_languages_and_hosts_are_kept_apart() -> None:
    english = Client().get(PAGE).content
    welsh = Client().get(PAGE.replace("/en/", "/cy/")).content
    assert b'lang="cy"' in welsh[:200]
    assert welsh != english


def test_a_question_behind_the_address_is_neither_kept_nor_answered_from_here() -> None:
    assert Client().get(f"{PAGE}?who=1").status_code == 200
    assert caches["pages"]._cache == {}  # type: ignore[attr-defined]


def test_pages_that_are_not_there_are_not_kept() -> None:
    assert Client().get("/en/north/nothing/").status_code == 404
    assert caches["pages"]._cache == {}  # type: ignore[attr-defined]


@pytest.mark.requirement("R-000-01")
def test_the_language_is_chosen_without_a_token_and_not_by_another_site() -> None:
    client = Client(enforce_csrf_checks=True)
    chosen = client.post(reverse("accounts:language"), {"language": "cy", "next": PAGE})
    assert chosen.headers["Location"] == PAGE.replace("/en/", "/cy/")
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "cy"
    elsewhere = Client().post(
        reverse("accounts:language"), {"language": "cy", "next": PAGE}, headers={"sec-fetch-site": "cross-site"}
    )
    assert settings.LANGUAGE_COOKIE_NAME not in elsewhere.cookies


def test_the_one_inline_script_is_the_one_the_policy_names() -> None:
    response = Client().get(PAGE)
    inline = re.findall(r"<script>(.*?)</script>", response.content.decode(), re.DOTALL)
    assert len(inline) == 1
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response["Content-Security-Policy"]
