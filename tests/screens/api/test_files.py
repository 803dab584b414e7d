"""A file is sent for its question, then named in the answer; nothing else gets in."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forms.models import Draft, Submission, Upload
from forms.spec import Question, Spec, Step
from portal.people.models import User
from tests.cast import Cast, account, sign_in
from tests.filling import PURPOSE, make_draft, make_version
from tests.headless import Api, OpenHost, token_for
from tests.uploads import PDF, letters_version, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(host: OpenHost, lena: User, settings: Any, tmp_path: Any) -> Draft:
    settings.STORAGES = settings.STORAGES | {
        "uploads": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "base_url": None},
        }
    }
    return make_draft(letters_version(required=True), lena)


def send(client: Client, draft: Draft, *files: SimpleUploadedFile, question: str = "letters", **headers: str) -> Any:
    path = f"/api/v1/drafts/{draft.pk}/questions/{question}/files"
    return client.post(path, {"file": list(files)}, headers=headers)


def test_sent_named_and_submitted(draft: Draft, api: Api) -> None:
    response = send(api.client, draft, sent("letter.pdf", PDF))
    assert response.status_code == 201, response.content
    upload = Upload.objects.get()
    assert response.json() == {
        "upload": str(upload.pk), "name": "letter.pdf", "type": "application/pdf", "size": len(PDF),
    }  # fmt: skip
    named = api.patch(draft.pk, {"papers": {"letters": [str(upload.pk)]}, "after": {}})
    assert named.status_code == 200 and named.json()["problems"] == [], named.content
    assert api.send("POST", f"/drafts/{draft.pk}/submit").status_code == 200
    assert Submission.objects.get().answers == {"letters": [str(upload.pk)]}
    assert send(api.client, draft, sent("letter.pdf", PDF)).status_code == 409


def test_by_a_session_too(draft: Draft, lena: User) -> None:
    client = sign_in(Client(enforce_csrf_checks=True), lena)
    assert send(client, draft, sent("letter.pdf", PDF)).status_code == 403
    client.cookies["csrftoken"] = "a" * 32
    assert send(client, draft, sent("letter.pdf", PDF), **{"X-CSRFToken": "a" * 32}).status_code == 201


def test_what_is_refused_is_kept_nowhere(draft: Draft, api: Api) -> None:
    refused = send(api.client, draft, sent("letter.pdf", b"MZ\x90\x00"))
    assert refused.status_code == 422 and refused.json()["problems"][0]["code"] == "refused"
    assert "letter.pdf" in refused.json()["problems"][0]["message"]
    assert send(api.client, draft, sent("big.pdf", PDF + b"x" * 1_100_000)).status_code == 422
    assert send(api.client, draft).status_code == 422
    assert send(api.client, draft, sent("a.pdf", PDF), sent("b.pdf", PDF)).status_code == 422
    assert api.send("POST", f"/drafts/{draft.pk}/questions/letters/files", {"file": "x"}).status_code == 422
    assert not Upload.objects.exists()


def test_only_for_a_question_that_takes_files(draft: Draft, api: Api, cast: Cast) -> None:
    for question in ("why", "more", "nothing", "../letters"):
        assert send(api.client, draft, sent("letter.pdf", PDF), question=question).status_code == 404
    stranger = Api(token_for(account(cast.owen)))
    assert send(stranger.client, draft, sent("letter.pdf", PDF)).status_code == 404
    assert not Upload.objects.exists()


def test_a_file_of_another_draft_is_no_answer(draft: Draft, api: Api, lena: User) -> None:
    other = make_draft(draft.version, lena)
    upload = send(api.client, other, sent("letter.pdf", PDF)).json()["upload"]
    step = api.patch(draft.pk, {"papers": {"letters": [upload]}}).json()["steps"][0]
    assert step["answers"] == {} and step["typed"] == {"letters": [upload]} and step["status"] == "incomplete"


def test_the_queries_do_not_grow_with_the_files(draft: Draft, api: Api, django_assert_max_num_queries: Any) -> None:
    for _file in range(3):
        send(api.client, draft, sent("letter.pdf", PDF))
    with django_assert_max_num_queries(10):
        api.get(f"/drafts/{draft.pk}")


def test_a_file_is_nobody(host: OpenHost, draft: Draft, lena: User, api: Api) -> None:
    spec = Spec("both", PURPOSE, (Step("one", (Question("letters", "file"), Question("holder", "person"))),))
    both = make_draft(make_version(spec, {}), lena)
    upload = send(api.client, both, sent("letter.pdf", PDF)).json()["upload"]
    step = api.patch(both.pk, {"one": {"letters": [upload], "holder": upload}}).json()["steps"][0]
    assert step["answers"] == {"letters": [upload]} and step["typed"] == {"holder": upload}
