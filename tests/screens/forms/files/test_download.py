"""A file is given only to whoever the host admits, and only to be saved (T7)."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client

from forms import purposes
from forms.models import Draft, FormVersion, Part, Upload
from forms.purposes import Admission
from forms.spec import Question, Step
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_purpose, make_version
from tests.uploads import PDF, WORDS, add, letters, name, one, sent

from ....unit.forms.keeping.test_correcting import submission_of


def address(upload: Upload, draft: Draft | None = None) -> str:
    return f"/drafts/{draft.pk if draft else upload.draft_id}/files/{upload.pk}/"


def status(client: Client, address: str) -> int:
    """The answer to GET; what it streams is read to its end, which closes it."""
    response: Any = client.get(address)
    if response.streaming:
        assert b"".join(response.streaming_content)
    found: int = response.status_code
    return found


def test_the_bytes_come_as_they_were_to_be_saved(client: Client, draft: Draft) -> None:
    upload = one(draft, called='Lléythyr خط "1".pdf')
    response: Any = client.get(address(upload))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(PDF))
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Ll%C3%A9ythyr%20%D8%AE%D8%B7%201.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
    head: Any = client.head(address(upload))
    assert b"".join(head.streaming_content) == b""
    assert head.status_code == 200


def test_nobody_else_gets_it(client: Client, draft: Draft, owen: User, lena: User, host: FakeHost) -> None:
    upload = one(draft)
    stranger = sign_in(Client(), owen)
    assert status(stranger, address(upload)) == 404
    anonymous = Client().get(address(upload))
    assert anonymous.status_code == 302
    assert str(upload.pk) not in anonymous["Location"]
    assert client.post(address(upload)).status_code == 405
    host.helpers.add(owen.pk)
    draft.refresh_from_db()
    host.helpers.clear()
    assert status(stranger, address(upload)) == 404, "what was given is taken at once"


def test_a_file_of_another_draft_is_not_there(client: Client, draft: Draft, lena: User) -> None:
    other = make_draft(draft.version, lena)
    upload = one(other)
    assert status(client, address(upload)) == 200
    assert status(client, address(upload, draft)) == 404
    name(draft, str(upload.pk))
    assert status(client, address(upload, draft)) == 404, "whatever an answer says"
    for nothing in (f"/drafts/{draft.pk}/files/{uuid.uuid4()}/", f"/drafts/{draft.pk}/files/..%2f{upload.pk}/"):
        assert status(client, nothing) == 404


def test_sent_files_stay_readable(client: Client, draft: Draft) -> None:
    upload = one(draft)
    submission_of(draft)
    assert status(client, address(upload)) == 200


def test_bytes_that_are_gone_are_not_there(client: Client, draft: Draft, caplog: Any) -> None:
    upload = one(draft)
    upload.file.storage.delete(upload.file.name)
    assert status(client, address(upload)) == 404
    assert "bytes of an upload are gone" in caplog.text


class Colleagues(FakeHost):
    """Admits the colleagues named too, not as owners."""

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        return replace(super().admit(request, draft, write=write), owner=request.user.pk == draft.owner_id)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Colleagues:
    host = Colleagues()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


def version(question: Question) -> FormVersion:
    spec = letters()
    papers = replace(spec.steps[0], questions=(question, *spec.steps[0].questions[1:]))
    return make_version(replace(spec, steps=(papers, *spec.steps[1:])), WORDS)


def ask(draft: Draft, owen: User, *steps: str) -> None:
    Part.objects.create(draft=draft, steps=list(steps), asked=owen, asked_by=draft.owner, asked_at=NOW)


def test_a_colleague_reads_the_files_of_their_own_steps(client: Client, draft: Draft, owen: User, host: Any) -> None:
    upload = one(draft)
    host.helpers.add(owen.pk)
    colleague = sign_in(Client(), owen)
    ask(draft, owen, "after")
    assert status(colleague, address(upload)) == 404
    ask(draft, owen, "papers")
    assert status(colleague, address(upload)) == 200


@pytest.mark.parametrize("more", [{"roles": ("nurse",)}, {"restricted": True}])
def test_a_question_for_others_keeps_its_files(lena: User, owen: User, host: Any, more: dict[str, Any]) -> None:
    question = replace(letters().steps[0].questions[0], **more)
    draft = make_draft(version(question), lena)
    upload = one(draft)
    host.helpers.add(owen.pk)
    ask(draft, owen, "papers")
    assert status(sign_in(Client(), owen), address(upload)) == 404
    host.roles[lena.pk] = frozenset({"nurse"})
    assert status(sign_in(Client(), lena), address(upload)) == 200


def test_a_file_whose_question_is_gone_is_its_owners(lena: User, owen: User, host: Any) -> None:
    draft = make_draft(version(letters().steps[0].questions[0]), lena)
    upload = one(draft)
    newer = make_version(replace(letters(), steps=(Step("papers", letters().steps[0].questions[1:]),)), WORDS)
    Draft.objects.filter(pk=draft.pk).update(version=newer)
    host.helpers.add(owen.pk)
    ask(draft, owen, "papers")
    assert status(sign_in(Client(), owen), address(upload)) == 404
    assert status(sign_in(Client(), lena), address(upload)) == 200


def test_what_is_added_is_told_by_its_bytes(client: Client, draft: Draft) -> None:
    (key,) = add(draft, sent("page.html", b"<script>alert(1)</script>\n")).raw["letters"]
    response: Any = client.get(f"/drafts/{draft.pk}/files/{key}/")
    assert response["Content-Type"] == "text/plain"
    assert "page.html.txt" in response["Content-Disposition"]
    assert b"".join(response.streaming_content)
