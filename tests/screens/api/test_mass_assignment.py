"""No body of the API is taken for more than its schema names (T31): every field of every model is refused, whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from forms.models import Draft, DraftStep, FormVersion
from portal.people.models import User
from tests.headless import SUBJECT, Api, OpenHost

pytestmark = pytest.mark.django_db
NAMED = {"version", "subject", "steps"}
OURS = ("portal.", "forms", "content")


def unexpected() -> dict[str, Any]:
    """Something for every field of every model of ours."""
    models = [one for one in apps.get_models() if one.__module__.startswith(OURS)]
    names = {name for model in models for one in model._meta.concrete_fields for name in (one.name, one.attname)}
    return dict.fromkeys(sorted(names - NAMED), 1)


def kept() -> Any:
    return sorted(map(repr, Draft.objects.values_list())), sorted(map(repr, DraftStep.objects.values_list()))


def test_every_body_says_that_it_takes_nothing_else(api: Api) -> None:
    described = api.get("/openapi.json").json()
    shapes = described["components"]["schemas"]
    bodies = [
        one["requestBody"]["content"]["application/json"]["schema"]
        for methods in described["paths"].values()
        for one in methods.values()
        if "application/json" in one.get("requestBody", {}).get("content", {})
    ]
    found = [shapes[body["$ref"].rpartition("/")[2]] if "$ref" in body else body for body in bodies]
    assert len(found) >= 3
    assert [one.get("additionalProperties") for one in found] == [False] * len(found)


def test_a_draft_begins_with_nothing_else(api: Api, host: OpenHost, version: FormVersion, lena: User) -> None:
    host.creators = {lena.pk}
    body = {"version": str(version.pk), "subject": SUBJECT}
    before = kept()
    for name, value in unexpected().items():
        assert api.send("POST", "/drafts", {**body, name: value}).status_code == 422, name
    assert kept() == before
    assert api.send("POST", "/drafts", body).status_code == 409  # read, and no page stands behind this version


@pytest.mark.parametrize(("method", "path"), [("PATCH", ""), ("POST", "/validate")])
def test_answers_come_with_nothing_else(api: Api, draft: Draft, method: str, path: str) -> None:
    tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    before = kept()
    for name, value in unexpected().items():
        said = api.send(method, f"/drafts/{draft.pk}{path}", {"steps": {}, name: value}, If_Match=tag)
        assert said.status_code == 422, name
    assert kept() == before
