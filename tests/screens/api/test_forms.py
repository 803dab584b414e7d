"""Published forms over HTTP: what is current, kept for ever where it never changes, for nobody who may not."""

from __future__ import annotations

import pytest
from django.http import HttpRequest

from forms.api import FormVersion as Version
from forms.models import FormText, FormVersion
from portal.audit.models import Entry
from portal.intake.purpose import PLAN
from tests.cast import Cast, account
from tests.forms import plan_form
from tests.headless import Api, OpenHost, token_for

pytestmark = pytest.mark.django_db


def test_forms_of_a_purpose(cast: Cast) -> None:
    form = plan_form(cast.pat)
    version = Version.objects.get()
    api = Api(token_for(account(cast.lena)))
    assert api.get(f"/forms?purpose={PLAN}").json() == [
        {
            "form": str(form.translation_key), "version": str(version.pk), "number": 1, "purpose": PLAN,
            "title": "Child protection plan", "language": "en", "languages": ["en"],
            "published_at": version.published_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
    ]  # fmt: skip
    assert api.get(f"/forms?purpose={PLAN}&language=cy").json()[0]["language"] == "en", "nobody translated it"
    form.unpublish()
    assert api.get(f"/forms?purpose={PLAN}").json() == []


@pytest.mark.parametrize("path", ["/forms?purpose=child_protection_plan", "/forms?purpose=nothing"])
@pytest.mark.parametrize("who", ["dana", "cai"])
def test_families_see_no_forms(cast: Cast, path: str, who: str) -> None:
    plan_form(cast.pat)
    api = Api(token_for(account(getattr(cast, who))))
    assert api.get(path).status_code == 404
    version = FormVersion.objects.get()
    for part in ("", "/texts", "/schema"):
        assert api.get(f"/forms/versions/{version.pk}{part}").status_code == 404
    assert Api(token_for(account(cast.lena))).get(f"/forms/versions/{version.pk}").status_code == 200


def test_a_draft_is_started_on_the_local_form(cast: Cast) -> None:
    plan_form(cast.pat)
    version, api = FormVersion.objects.get(), Api(token_for(account(cast.lena)))
    body = {"version": str(version.pk), "subject": f"child:{cast.robin.pk}"}
    made = api.send("POST", "/drafts", body)
    assert made.status_code == 201, made.content
    assert (
        made["Location"] == f"/api/v1/drafts/{made.json()['draft']}"
        and made["ETag"] == api.client.get(made["Location"])["ETag"]
    )
    assert made.json()["subject"] == body["subject"] and made.json()["state"] == "open"
    started = Entry.objects.get(action="draft.started")
    assert (started.actor, started.about) == (str(account(cast.lena).pk), f"draft:{made.json()['draft']}")
    for subject in (f"child:{cast.cai.pk}", "child:nobody", "plan:1", ""):
        assert api.send("POST", "/drafts", {**body, "subject": subject}).status_code == 404
    for unknown in ("0" * 32, "nothing"):
        assert api.send("POST", "/drafts", {**body, "version": unknown}).status_code == 404
    assert Api(token_for(account(cast.owen))).send("POST", "/drafts", body).status_code == 404
    assert Api(token_for(account(cast.dana))).send("POST", "/drafts", body).status_code == 404


def test_a_version_is_kept_for_ever(version: FormVersion, api: Api) -> None:
    path = f"/forms/versions/{version.pk}"
    first = api.get(path)
    assert first["Cache-Control"] == "private, max-age=31536000, immutable"
    assert {"Authorization", "Cookie"} <= set(first["Vary"].split(", "))
    assert first.json()["spec"] == version.spec
    FormText.objects.create(version=version, language="cy", texts={"form.title": "Popeth"})
    FormVersion.objects.filter(pk=version.pk).update(texts_revision=2)
    again = api.get(path, If_None_Match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert api.get(path).json() == first.json()


def test_words_are_asked_for_again_when_they_are_new(version: FormVersion, api: Api) -> None:
    for part in ("texts", "schema"):
        path = f"/forms/versions/{version.pk}/{part}"
        first = api.get(f"{path}?language=cy")
        assert first["Cache-Control"] == "private, no-cache"
        assert api.get(f"{path}?language=cy", If_None_Match=first["ETag"]).status_code == 304
        assert api.get(f"{path}?language=pl", If_None_Match=first["ETag"]).status_code == 200
    before = api.get(f"/forms/versions/{version.pk}/texts?language=cy")
    assert before.json()["texts"]["form.title"] == "Everything" and "form.title" in before.json()["source"]
    FormText.objects.create(version=version, language="cy", texts={"form.title": "Popeth"})
    FormVersion.objects.filter(pk=version.pk).update(texts_revision=2)
    after = api.get(f"/forms/versions/{version.pk}/texts?language=cy", If_None_Match=before["ETag"])
    assert after.status_code == 200 and after.json()["texts"]["form.title"] == "Popeth"
    assert "form.title" not in after.json()["source"] and after.json()["direction"] == "ltr"


def test_who_may_not_gets_no_304_either(
    version: FormVersion, api: Api, host: OpenHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = api.get(f"/forms/versions/{version.pk}")["ETag"]

    def nobody(request: HttpRequest) -> bool:
        return False

    monkeypatch.setattr(host, "may_read", nobody)
    refused = api.get(f"/forms/versions/{version.pk}", If_None_Match=tag)
    assert refused.status_code == 404 and refused["Cache-Control"] == "no-store"


FORM_QUERIES = 6


def test_the_queries_are_few(version: FormVersion, api: Api, django_assert_max_num_queries: object) -> None:
    for path in ("/forms?purpose=walk", *(f"/forms/versions/{version.pk}{part}" for part in ("", "/texts", "/schema"))):
        api.get(path)
        with django_assert_max_num_queries(FORM_QUERIES):  # type: ignore[operator]
            api.get(path)
