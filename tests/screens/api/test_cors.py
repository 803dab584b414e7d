"""Front ends on other hosts: closed, and opened for those the operator names, never with cookies (T15)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from forms.models import Draft
from tests.cast import Cast, account, sign_in
from tests.headless import token_for

pytestmark = pytest.mark.django_db
FRONT, OTHER = "https://front.example.org", "https://other.example.org"
ALLOW = "Access-Control-Allow-"


def ask_first(client: Client, path: str, origin: str) -> Any:
    """What a browser asks before it calls."""
    return client.options(path, headers={"Origin": origin, "Access-Control-Request-Method": "PATCH"})


def test_closed_by_default(client: Client, cast: Cast, settings: Any) -> None:
    assert settings.API_ORIGINS == []
    for said in (
        client.get("/api/v1/manuals", headers={"Origin": FRONT}),
        ask_first(client, "/api/v1/manuals", FRONT),
    ):
        assert not [name for name in said.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("path", ["/api/v1/manuals", "/api/v1/readings", "/api/v1/nothing", "/api/v2/pages/"])
def test_open_for_whom_the_operator_names(path: str, client: Client, cast: Cast, settings: Any) -> None:
    settings.API_ORIGINS = [FRONT]
    asked = ask_first(client, path, FRONT)
    assert asked.status_code == 204 and asked[f"{ALLOW}Origin"] == FRONT
    assert "PATCH" in asked[f"{ALLOW}Methods"] and "If-Match" in asked[f"{ALLOW}Headers"]
    said = client.get(path, headers={"Origin": FRONT})
    assert said[f"{ALLOW}Origin"] == FRONT and "Origin" in said["Vary"]
    assert "ETag" in said["Access-Control-Expose-Headers"] and f"{ALLOW}Credentials" not in said


@pytest.mark.parametrize(
    "origin", [OTHER, "null", "*", f"{FRONT}.evil.example", "http://front.example.org", FRONT + "/"]
)
def test_for_nobody_else(origin: str, client: Client, cast: Cast, settings: Any) -> None:
    settings.API_ORIGINS = [FRONT]
    for said in (
        client.get("/api/v1/manuals", headers={"Origin": origin}),
        ask_first(client, "/api/v1/drafts", origin),
    ):
        assert f"{ALLOW}Origin" not in said and "Origin" in said["Vary"]


@pytest.mark.parametrize("path", ["/", "/en/", "/accounts/login/", "/cms/", "/start/", "/apis/x"])
def test_nothing_but_the_api_is_opened(path: str, client: Client, cast: Cast, settings: Any) -> None:
    settings.API_ORIGINS = [FRONT]
    for said in (client.get(path, headers={"Origin": FRONT}), ask_first(client, path, FRONT)):
        assert f"{ALLOW}Origin" not in said


def test_a_token_works_from_there_and_a_refusal_can_be_read(cast: Cast, draft: Draft, settings: Any) -> None:
    settings.API_ORIGINS = [FRONT]
    token = {"Authorization": f"Bearer {token_for(account(cast.lena))}", "Origin": FRONT}
    said = Client().get(f"/api/v1/drafts/{draft.pk}", headers=token)
    assert said.status_code == 200 and said[f"{ALLOW}Origin"] == FRONT and said["Cache-Control"] == "no-store"
    refused = Client().get(f"/api/v1/drafts/{draft.pk}", headers={"Origin": FRONT})
    assert refused.status_code == 401 and refused[f"{ALLOW}Origin"] == FRONT


def test_the_documentation_page(client: Client, cast: Cast) -> None:
    said = client.get("/api/v1/docs/")
    text = said.content.decode().replace("<wbr>", "")
    described = client.get("/api/v1/openapi.json").json()
    assert said.status_code == 200 and described["openapi"].startswith("3.1")
    for path in described["paths"]:
        assert path in text
    for name in described["components"]["schemas"]:
        assert f'id="shape-{name}"' in text
    assert text.count("http") == text.count("http://www.w3.org/2000/svg"), "no other host"
    for kind in ("text", "decision", "picture"):
        assert f"“{kind}”" in text
    assert client.post("/api/v1/docs/").status_code == 405
    assert sign_in(client, cast.dana).get("/api/v1/docs/").status_code == 200


@pytest.mark.parametrize(
    "path", ["nothing", "pages", "manuals/x y/tree", "drafts/x", "places/a b/terms", "pages/a%0Ab"]
)
def test_what_is_no_address_is_refused_as_programs_expect(path: str, client: Client, db: None) -> None:
    said = client.get(f"/api/v1/{path}")
    assert said.status_code == 404 and said["Content-Type"] == "application/problem+json"
    assert said.json()["code"] == "not_found" and said["Cache-Control"] == "no-store"
