"""Who may call: a session or a token, within its scopes, not too often; nobody else learns anything."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from forms.models import Draft, DraftStep, FormVersion
from portal.accounts.enums import Scope
from portal.accounts.models import ApiToken
from portal.accounts.services import revoke_token
from portal.api.backends import count
from portal.audit.models import Entry
from portal.people.models import User
from tests.cast import Cast, account, sign_in
from tests.drafts import make_draft as plan_draft
from tests.headless import Api, OpenHost, token_for
from tests.plans import make_plan, release_to, word

pytestmark = pytest.mark.django_db


def test_unknown_expired_and_revoked_are_one_answer(draft: Draft, lena: User) -> None:
    given = token_for(lena)
    token = ApiToken.objects.get()
    path = f"/drafts/{draft.pk}"
    assert Api(given).get(path).status_code == 200
    refused = [Api("nothing").get(path), Api(f"{token.pk.hex}.wrong").get(path), Client().get(f"/api/v1{path}")]
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    refused.append(Api(given).get(path))
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
    revoke_token(token=token, now=timezone.now())
    refused.append(Api(given).get(path))
    assert {one.status_code for one in refused} == {401} and len({one.content for one in refused}) == 1
    assert refused[0]["WWW-Authenticate"] == "Bearer" and refused[0]["Cache-Control"] == "no-store"


def test_a_token_that_is_none_is_not_helped_by_a_session(draft: Draft, lena: User, client: Client) -> None:
    sign_in(client, lena)
    assert client.get(f"/api/v1/drafts/{draft.pk}").status_code == 200
    for given in ("Bearer nothing", "Bearer", "Basic bGVuYTp4", ""):
        assert client.get(f"/api/v1/drafts/{draft.pk}", headers={"Authorization": given}).status_code == 401


def test_a_closed_account_has_no_token(draft: Draft, lena: User, api: Api) -> None:
    User.objects.filter(pk=lena.pk).update(is_active=False)
    assert api.get(f"/drafts/{draft.pk}").status_code == 401


CALLS = [
    ("GET", "/forms?purpose=walk", Scope.FORMS_READ),
    ("GET", "/forms/versions/{version}", Scope.FORMS_READ),
    ("GET", "/forms/versions/{version}/texts", Scope.FORMS_READ),
    ("GET", "/forms/versions/{version}/schema", Scope.FORMS_READ),
    ("POST", "/drafts", Scope.DRAFTS_WRITE),
    ("GET", "/drafts/{draft}", Scope.DRAFTS_READ),
    ("GET", "/drafts/{draft}/schema", Scope.DRAFTS_READ),
    ("POST", "/drafts/{draft}/validate", Scope.DRAFTS_READ),
    ("PATCH", "/drafts/{draft}", Scope.DRAFTS_WRITE),
    ("POST", "/drafts/{draft}/questions/name/files", Scope.DRAFTS_WRITE),
    ("POST", "/drafts/{draft}/submit", Scope.DRAFTS_SUBMIT),
    ("GET", "/readings", Scope.READINGS_READ),
    ("GET", "/readings/{draft}", Scope.READINGS_READ),
]
# What needs no token: anybody may read it, or it is let in otherwise.
OPEN = {
    "/manuals", "/manuals/{manual}/tree", "/pages/{path}", "/editions/{path}", "/edition/{number}/{path}", "/search",
    "/places/{place}/glossary", "/places/{place}/contacts", "/places/{place}/terms",
}  # fmt: skip
PREVIEW = "/preview"


def test_each_call_has_its_scope(draft: Draft, lena: User) -> None:
    for method, path, scope in CALLS:
        path = path.format(version=draft.version_id, draft=draft.pk)
        others = Api(token_for(lena, *(set(Scope) - {scope})))
        refused = others.send(method, path)
        assert (refused.status_code, refused.json()["code"]) == (403, "scope"), path
        assert refused.json()["problems"][0]["message"] == scope
        assert Api(token_for(lena, scope)).send(method, path).status_code != 403, path
        ApiToken.objects.update(expires_at=timezone.now() - timedelta(days=400))  # nobody has room for all of them


def test_every_call_is_in_the_list_above(version: FormVersion, client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    every = [(method.upper(), path, one) for path, those in described["paths"].items() for method, one in those.items()]
    secured = {(method, path): [*one.get("security", [{}])[0]] for method, path, one in every}
    found = {call for call, schemes in secured.items() if schemes == ["Token"]}
    assert {call for call, schemes in secured.items() if not schemes} == {("GET", f"/api/v1{path}") for path in OPEN}
    assert [path for (_method, path), schemes in secured.items() if schemes == ["Preview"]] == [f"/api/v1{PREVIEW}"]
    known = {(method, f"/api/v1{path.partition('?')[0]}") for method, path, _scope in CALLS}
    known = {(method, path.replace("/readings/{draft}", "/readings/{plan}")) for method, path in known}
    known = {(method, path.replace("/questions/name/", "/questions/{question}/")) for method, path in known}
    assert found == known
    assert all("4XX" in one["responses"] for _method, _path, one in every)
    change = described["paths"]["/api/v1/drafts/{draft}"]["patch"]
    assert {one["name"] for one in change["parameters"]} == {"draft", "language", "If-Match"}
    assert "steps" in change["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert {one["type"] for one in described["components"]["securitySchemes"].values()} == {"http", "apiKey"}


def test_a_session_changes_things_only_with_its_csrf_token(draft: Draft, lena: User) -> None:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, lena)
    path, body = f"/api/v1/drafts/{draft.pk}", json.dumps({"steps": {"about": {"name": "Robin"}}})
    tag = client.get(path)["ETag"]
    call: dict[str, Any] = {"content_type": "application/json", "headers": {"If-Match": tag}}
    refused = client.patch(path, body, **call)
    assert refused.status_code == 403 and not DraftStep.objects.exists()
    client.cookies["csrftoken"] = "a" * 32
    call["headers"]["X-CSRFToken"] = "a" * 32
    assert client.patch(path, body, **call).status_code == 200
    assert DraftStep.objects.get().answers == {"name": "Robin"}


def test_a_token_acts_as_its_owner_and_is_recorded_so(cast: Cast) -> None:
    draft = plan_draft(cast.robin, cast.lena)
    own, other = Api(token_for(account(cast.lena))), Api(token_for(account(cast.owen)))
    assert own.get(f"/drafts/{draft.pk}").status_code == 200
    assert own.patch(draft.pk, {"s1": {"s1q1": True}}).status_code == 200
    assert other.get(f"/drafts/{draft.pk}").status_code == 404
    entries = Entry.objects.filter(about=f"draft:{draft.pk}").order_by("number")
    assert [(one.action, one.actor, one.chain) for one in entries] == [
        (action, str(account(cast.lena).pk), f"child:{cast.robin.pk}")
        for action in ("draft.viewed", "draft.viewed", "draft.changed")
    ]
    refused = Entry.objects.get(action="access.refused")
    assert refused.actor == str(account(cast.owen).pk) and str(draft.pk) in refused.about


def test_a_reading_by_token(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, actions=1)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    assert Api(token_for(account(cast.dana))).get(f"/readings/{plan.pk}").json()["title"] == "The plan for Robin"
    assert Api(token_for(account(cast.lena))).get(f"/readings/{plan.pk}").status_code == 404


def test_too_many_calls(draft: Draft, api: Api, settings: Any) -> None:
    settings.API_CALLS_A_CALLER = (3, 3600)
    answers = [api.get(f"/drafts/{draft.pk}") for _call in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 3600 and answers[-1].json()["code"] == "too_many"


def test_wrong_tokens_are_counted_and_keep_nobody_out(draft: Draft, api: Api, settings: Any) -> None:
    settings.API_WRONG_TOKENS = (2, 3600)
    wrong = Api("nothing")
    assert [wrong.get("/forms?purpose=walk").status_code for _call in range(4)] == [401, 401, 429, 429]
    assert api.get(f"/drafts/{draft.pk}").status_code == 200
    settings.API_CALLS_AN_ADDRESS = (1, 3600)
    assert [api.get(f"/drafts/{draft.pk}").status_code for _call in range(2)] == [200, 429]


def test_counting_starts_anew(db: None) -> None:
    count("somebody", (1, 1_000_000_000))
    count("else", (1, 1_000_000_000))


def test_no_token_in_a_log_or_an_address(
    draft: Draft, lena: User, host: OpenHost, caplog: pytest.LogCaptureFixture
) -> None:
    given = token_for(lena)
    with caplog.at_level(logging.DEBUG):
        Api(given).get(f"/drafts/{draft.pk}")
        Api(given).get("/drafts/nothing")
        Api(f"{given}x").get(f"/drafts/{draft.pk}")
        assert Client().get(f"/api/v1/drafts/{draft.pk}?key={given}&access_token={given}").status_code == 401
    secret = given.partition(".")[2]
    assert secret not in caplog.text.replace(f"key={given}", "").replace(f"token={given}", "")
    assert not [entry for entry in Entry.objects.all() if secret in str(entry.detail) + entry.about]
