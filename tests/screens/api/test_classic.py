"""Wagtail's own API, version 2: published pages of the manual, for anybody, and nothing else at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, PageViewRestriction

from forms import purposes
from forms.api import FormPage
from tests.cast import Cast, sign_in
from tests.headless import OpenHost
from tests.manuals import files, in_welsh, make_manual
from tests.twelve import bring_in, make_visit

pytestmark = pytest.mark.django_db
TYPES = {"content.HomePage", "content.ManualPage", "content.ProcedurePage"}


def pages(client: Client, query: str = "") -> list[dict[str, Any]]:
    response = client.get(f"/api/v2/pages/?limit=20&{query}")
    assert response.status_code == 200, response.content
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def test_published_pages_and_nothing_else(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(purposes._purposes, "visit", make_visit(OpenHost()))
    make_manual(more=files())
    in_welsh()
    bring_in()
    assert FormPage.objects.live().exists()
    found = pages(client)
    assert {one["meta"]["type"] for one in found} == TYPES
    assert {one["title"] for one in found} >= {"Isle", "Core group", "Review", "Adolygiad"}
    core = next(one for one in found if one["title"] == "Core group")
    whole = client.get(f"/api/v2/pages/{core['id']}/")
    assert whole.json()["body"][0]["value"]["heading"] == "How it works" and whole.json()["keeper"] == "Policy team"
    assert pages(client, "type=content.ProcedurePage&fields=summary&title=Core+group")[0]["summary"] == "Who does what"
    assert [one["title"] for one in pages(client, "search=review")] == ["Review"]
    assert [one["title"] for one in pages(client, "locale=cy&type=content.ManualPage")] == ["Ynys"]
    found_one = client.get("/api/v2/pages/find/?html_path=isle/core/")
    assert found_one.status_code == 302 and found_one["Location"].endswith(f"/{core['id']}/?")
    for wanted in (f"/api/v2/pages/{FormPage.objects.first().pk}/", "/api/v2/pages/1/"):
        assert client.get(wanted).status_code == 404
    for type_ in ("forms.FormPage", "wagtailcore.Page&child_of=1"):
        assert client.get(f"/api/v2/pages/?type={type_}").json().get("items", []) == []


def test_drafts_and_what_is_kept_from_readers_are_not_there(client: Client, cast: Cast) -> None:
    make_manual(deep=1)
    in_welsh()
    core, review = (Page.objects.get(slug=slug, locale__language_code="en").specific for slug in ("core", "review"))
    core.title = "Not yet"
    core.save_revision()
    assert client.get(f"/api/v2/pages/{core.pk}/").json()["title"] == "Core group"
    restriction = PageViewRestriction.objects.create(page=review, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Somebody"))
    core.unpublish()
    titles = {one["title"] for one in pages(sign_in(client, cast.pat), "")}
    assert not titles & {"Review", "Adolygiad", "Core group", "Not yet"}


def test_it_only_tells_and_nobody_signs_in_by_it(client: Client, cast: Cast) -> None:
    page = make_manual()
    for method in ("post", "put", "patch", "delete", "options"):
        assert getattr(client, method)(f"/api/v2/pages/{page.pk}/").status_code == 405
    said = client.get("/api/v2/pages/", headers={"Authorization": "Basic cGF0LnF1aWxsOm9ubHk="})
    assert said.status_code == 200 and "_auth_user_id" not in client.session


def test_it_is_marked_and_counted(client: Client, cast: Cast, settings: Any) -> None:
    make_manual()
    first = client.get("/api/v2/pages/")
    assert first["Cache-Control"] == "public, no-cache"
    assert client.get("/api/v2/pages/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/api/v2/pages/?nothing=1").status_code == 400
    settings.API_PUBLIC_CALLS_AN_ADDRESS = (1, 1_000_000_000)
    assert [client.get("/api/v2/pages/").status_code for _call in range(2)] == [200, 429]


@pytest.mark.parametrize("name", ["wagtailapi_v3:list_pages", "wagtail_api_v3:openapi-json"])
def test_version_3_is_off(name: str, client: Client, db: None) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)
    assert client.get("/api/v3/pages/").status_code == 404
