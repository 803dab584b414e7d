"""Adding files to a step, seeing them again, taking them out: as a browser without JavaScript does it."""

from __future__ import annotations

import uuid
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from forms.models import Draft, DraftStep, Submission, Upload
from forms.services import receiving
from portal.people.models import User
from tests.filling import FakeHost, make_draft, page, post
from tests.uploads import PDF, PNG, letters_version, one, sent

STEP = "papers"


class Inputs(HTMLParser):
    """Every <input> and <button> of a page, by their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "button"):
            self.found.append({key: value or "" for key, value in attrs})

    def named(self, name: str) -> list[dict[str, str]]:
        return [one for one in self.found if one.get("name") == name]


def row(draft: Draft) -> DraftStep:
    return DraftStep.objects.get(draft=draft, step=STEP)


def shown(client: Client, draft: Draft) -> str:
    html: str = client.get(page(draft, STEP)).content.decode()
    return html


def test_a_file_is_added_shown_and_kept(client: Client, draft: Draft) -> None:
    response = post(client, draft, STEP, {"letters-file": [sent("letter.pdf", PDF), sent("photo.png", PNG)]})
    assert response.status_code == 302
    uploads = list(Upload.objects.order_by("name"))
    assert set(row(draft).answers["letters"]) == {str(upload.pk) for upload in uploads}
    html = shown(client, draft)
    kept = Inputs(html).named("letters")
    assert [box["type"] for box in kept] == ["hidden", "hidden"]
    for upload in uploads:
        assert f'href="/drafts/{draft.pk}/files/{upload.pk}/"' in html
        assert Inputs(html).named(f"remove-letters-{upload.pk}")
    assert 'enctype="multipart/form-data"' in html
    post(client, draft, STEP, {"letters": row(draft).answers["letters"], "why": "Because"})
    assert Upload.objects.count() == 2
    assert row(draft).answers["why"] == "Because"
    check = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "letter.pdf" in check
    assert "photo.png" in check


def test_the_box_says_what_it_takes(client: Client, draft: Draft) -> None:
    html = shown(client, draft)
    (box,) = Inputs(html).named("letters-file")
    assert box["type"] == "file"
    assert "multiple" in box
    assert {".pdf", ".jpg", ".png", ".docx"} <= set(box["accept"].split(","))
    assert "PDF, JPG, PNG, WEBP, HEIC, DOCX, ODT, TXT, up to 1 MB each" in html
    for ident in box["aria-describedby"].split():
        assert f'id="{ident}"' in html, ident
    assert f'for="{box["id"]}"' in html


def test_a_button_takes_a_file_out(client: Client, draft: Draft) -> None:
    post(client, draft, STEP, {"letters-file": [sent("letter.pdf", PDF), sent("photo.png", PNG)]})
    first, second = row(draft).answers["letters"]
    response = post(client, draft, STEP, {"letters": [first, second], f"remove-letters-{first}": "1", "why": "half"})
    assert response.status_code == 302
    assert response["Location"].startswith(page(draft, STEP))
    assert row(draft).answers == {"letters": [second], "why": "half"}
    assert not Inputs(shown(client, draft)).named(f"remove-letters-{first}")


def test_a_full_question_takes_no_more(client: Client, draft: Draft) -> None:
    post(client, draft, STEP, {"letters-file": [sent(f"{n}.pdf", PDF) for n in range(3)]})
    html = shown(client, draft)
    assert "To add another file, remove one first." in html
    assert "disabled" in Inputs(html).named("letters-file")[0]


@pytest.mark.parametrize("button", [{}, {"come-back": "1"}])
def test_a_refused_file_costs_nothing_else(client: Client, draft: Draft, button: dict[str, str]) -> None:
    files = {"letters-file": [sent("virus.pdf", b"MZ\x00"), sent("letter.pdf", PDF)]}
    response = post(client, draft, STEP, {**files, "why": "Because", **button})
    saved = row(draft)
    assert len(saved.answers.get("letters", saved.typed.get("letters"))) == 1
    assert saved.answers["why"] == "Because"
    assert not saved.complete
    if not button:
        html = response.content.decode()
        assert "is not one of the types of file that can be added" in html
        assert 'class="govuk-file-upload govuk-file-upload--error"' in html
        (box,) = Inputs(html).named("letters-file")
        assert "id_letters-error" in box["aria-describedby"].split()


@pytest.mark.django_db
def test_forged_ids_are_refused_and_nothing_of_others_is_shown(client: Client, draft: Draft, lena: User) -> None:
    other = one(make_draft(draft.version, lena), called="secret.pdf")
    for forged in (str(other.pk), str(uuid.uuid4()), "no-uuid", "../../etc/passwd", "x" * 5000):
        response = post(client, draft, STEP, {"letters": forged})
        assert response.status_code == 200
        html = response.content.decode()
        assert "is not there any more. Add it again" in html
        assert "secret.pdf" not in html
        assert "letters" not in row(draft).answers
    client.post(f"/drafts/{draft.pk}/submit/")
    assert not Submission.objects.exists()


def test_a_file_far_too_large_is_not_even_written(
    client: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "LARGEST", 1)
    written: list[int] = []
    write = TemporaryFileUploadHandler.receive_data_chunk

    def counting(self: Any, raw_data: bytes, start: int) -> Any:
        written.append(len(raw_data))
        return write(self, raw_data, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", counting)
    files = [sent("huge.pdf", PDF + bytes(3 * 1024 * 1024)), sent("letter.pdf", PDF)]
    response = post(client, draft, STEP, {"letters-file": files, "why": "Because"})
    assert "must be 1 MB or smaller" in response.content.decode()
    assert sum(written) < 1.2 * 1024 * 1024
    assert [upload.name for upload in Upload.objects.all()] == ["letter.pdf"]
    assert row(draft).answers["why"] == "Because"


def test_all_files_of_a_request_have_a_limit(client: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LARGEST_REQUEST", 1000)
    response = post(client, draft, STEP, {"letters-file": [sent("a.pdf", PDF), sent("b.pdf", PDF + bytes(2000))]})
    assert "b" in response.content.decode()
    assert [upload.name for upload in Upload.objects.all()] == ["a.pdf"]


def test_a_scanner_that_is_down_refuses_with_a_message(client: Client, draft: Draft, settings: LazySettings) -> None:
    settings.FORMS_FILE_SCANNER, settings.FORMS_CLAMD = "forms.services.scanning.clamd", "unix:/no/such/socket"
    response = post(client, draft, STEP, {"letters-file": sent("letter.pdf", PDF)})
    assert "could not be checked for viruses. Try again later" in response.content.decode()
    assert not Upload.objects.exists()


def test_two_tabs_with_a_file_each_lose_none(client: Client, draft: Draft) -> None:
    post(client, draft, STEP, {"letters-file": sent("mine.pdf", PDF)})
    response = post(client, draft, STEP, {"letters-file": sent("theirs.pdf", PDF)}, revision=0)
    html = response.content.decode()
    assert response.status_code == 409
    assert "mine.pdf" in html
    assert "theirs.pdf" in html
    assert Upload.objects.count() == 2


def test_a_file_that_must_be_added(client: Client, host: FakeHost, lena: User) -> None:
    draft = make_draft(letters_version(required=True), lena)
    response = post(client, draft, STEP, {"why": "x"})
    assert "Add a file to “The letters you have”" in response.content.decode()
