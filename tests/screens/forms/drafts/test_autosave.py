"""What somebody types is kept while they type, valid or not, and nothing is said of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forms.models import Draft, DraftStep, Parked, Upload
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import ROW, START, FakeHost, page, post


def row(draft: Draft, step: str = "start") -> DraftStep:
    return DraftStep.objects.get(draft=draft, step=step)


def autosave(client: Client, draft: Draft, answers: dict[str, Any], step: str = "start", **more: Any) -> Any:
    return post(client, draft, step, answers, autosave="1", **more)


def test_everything_is_kept_as_typed_and_the_step_is_not_finished(client: Client, draft: Draft) -> None:
    response = autosave(client, draft, {"place": "x" * 501, "why": "Because", "when_day": "3"})
    assert (response.status_code, response.json()) == (200, {"revision": 1, "finished": False})
    assert row(draft).typed == {"place": "x" * 501, "when": ["3", "", ""]}
    assert row(draft).answers == {"why": "Because"}
    assert "Not finished" in client.get(f"/drafts/{draft.pk}/").content.decode()
    assert "There is a problem" not in client.get(page(draft, "start")).content.decode()


def test_what_is_stored_already_is_not_written_again(client: Client, draft: Draft) -> None:
    assert autosave(client, draft, {}).json() == {"revision": 0, "finished": False}
    assert not DraftStep.objects.exists()
    post(client, draft, "start", START)
    assert autosave(client, draft, START).json() == {"revision": 1, "finished": True}
    assert autosave(client, draft, START | {"place": "Els"}).json() == {"revision": 2, "finished": False}
    assert post(client, draft, "start", START | {"place": "Elsewhere"}, revision=2).status_code == 302


def test_a_conflict_is_told_and_nothing_is_written(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START)
    response = autosave(client, draft, START | {"place": "The park"}, revision=0)
    assert (response.status_code, response.json()) == (409, {"revision": 1})
    assert row(draft).answers["place"] == "The wood"


def test_signed_out_is_told_and_what_was_typed_waits_once(client: Client, draft: Draft, lena: User) -> None:
    client.logout()
    for text in ("The", "The park"):
        response = autosave(client, draft, {"place": text})
        assert (response.status_code, response.json()) == (401, {})
    post(client, draft, "start", {"place": "The park now"})
    assert Parked.objects.get().typed["place"] == "The park now"
    assert not DraftStep.objects.exists()
    sign_in(client, lena)
    assert "The park now" in client.get(page(draft, "start")).content.decode()


def test_an_old_token_is_refused_and_nothing_is_written(draft: Draft, lena: User) -> None:
    strict = sign_in(Client(enforce_csrf_checks=True), lena)
    strict.get(page(draft, "start"))
    response = autosave(strict, draft, START)
    assert (response.status_code, response.json()) == (403, {})
    assert not DraftStep.objects.exists()


def test_a_draft_that_was_sent_is_not_changed(client: Client, draft: Draft) -> None:
    from tests.filling import TASKS

    post(client, draft, "start", START)
    post(client, draft, "tasks", TASKS)
    client.post(f"/drafts/{draft.pk}/submit/")
    assert autosave(client, draft, START | {"place": "Elsewhere"}).status_code == 409
    assert row(draft).answers["place"] == "The wood"


def test_rows_keep_their_ids(client: Client, draft: Draft) -> None:
    sent = {"actions-row": ROW, f"actions-{ROW}-what": "", f"actions-{ROW}-by_day": "3"}
    autosave(client, draft, sent, step="tasks")
    assert row(draft, "tasks").typed["actions"][0] == {"id": ROW, "what": "", "by": ["3", "", ""], "note": ""}


def test_files_stay_where_they_are(client: Client, draft: Draft) -> None:
    autosave(client, draft, {"place": "x", "place-file": SimpleUploadedFile("a.txt", b"hello")})
    assert not Upload.objects.exists()


def test_a_stranger_learns_nothing(draft: Draft, owen: User) -> None:
    assert autosave(sign_in(Client(), owen), draft, START).status_code == 404


@pytest.mark.parametrize("name", ["draft-x-current_step", "nonsense"])
def test_a_page_of_another_step_is_refused(client: Client, draft: Draft, name: str, host: FakeHost) -> None:
    assert client.post(page(draft, "start"), {name: "start", "autosave": "1"}).status_code == 400
