"""The known traps of django-formtools, each by its name: none of them is here."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forms.models import Draft, DraftStep, Submission, Upload
from forms.spec import Step
from forms.wizard.steps import StepView
from portal.people.models import User
from tests.filling import START, TASKS, FakeHost, make_draft, make_version, page, post, sent

from .rich import ask, made, pets

PDF = b"%PDF-1.4\n%%EOF"


def answers(draft: Draft, step: str = "start") -> dict[str, Any]:
    found: dict[str, Any] = DraftStep.objects.get(draft=draft, step=step).answers
    return found


def test_answers_leak_between_two_forms_or_tabs(client: Client, draft: Draft, lena: User) -> None:
    """formtools keeps all under one prefix a class: two tabs of one wizard share their answers."""
    other = make_draft(make_version(), lena)
    session = copy.deepcopy(dict(client.session))
    for one, place in ((draft, "The wood"), (other, "The beach"), (draft, "The park")):
        client.get(page(one, "start"))
        post(client, one, "start", START | {"place": place})
    assert (answers(draft)["place"], answers(other)["place"]) == ("The park", "The beach")
    assert dict(client.session) == session


def test_a_get_resets_the_draft(client: Client, draft: Draft) -> None:
    """formtools empties its storage whenever the first page is opened."""
    post(client, draft, "start", START)
    for _twice in range(2):
        client.get(page(draft, "start"))
        client.get(f"/drafts/{draft.pk}/")
    assert answers(draft)["place"] == "The wood"
    assert DraftStep.objects.get(draft=draft).revision == 1


def test_skipping_ahead_or_submitting_by_url(client: Client, draft: Draft, host: FakeHost) -> None:
    """formtools' named wizard takes any step in the address, and "done" among them."""
    for path in (page(draft, "done"), page(draft, "wizard_done"), f"/drafts/{draft.pk}/done/"):
        assert client.get(path).status_code == 404
    post(client, draft, "tasks", TASKS)
    for answer in (client.get(f"/drafts/{draft.pk}/submit/"), client.post(f"/drafts/{draft.pk}/submit/")):
        assert answer.status_code in (302, 422)
    assert not Submission.objects.exists()
    assert not host.received


def test_back_loses_what_was_typed(client: Client, draft: Draft) -> None:
    """formtools' `wizard_goto_step` leaves the page without reading what came with it."""
    post(client, draft, "start", START, wizard_goto_step="tasks")
    assert answers(draft)["place"] == "The wood"
    post(client, draft, "tasks", TASKS | {"wizard_goto_step": "start", "come-back": "1"})
    assert answers(draft, "tasks")["actions"][0]["what"] == "Buy a lead"
    assert 'value="The wood"' in client.get(page(draft, "start")).content.decode()


def test_a_hidden_step_raises_keyerror(client: Client, draft: Draft) -> None:
    """formtools looks a step up in its list without asking whether it is there."""
    for step in ("dog-step", "nonsense"):
        for answer in (client.get(page(draft, step)), post(client, draft, step, {"breed": "collie"})):
            assert answer.status_code in (302, 404)
    post(client, draft, "start", START | {"dog": "yes"})
    client.get(page(draft, "dog-step"))
    post(client, draft, "start", START)
    assert post(client, draft, "dog-step", {"breed": "collie"})["Location"] == f"/drafts/{draft.pk}/"
    assert answers(draft, "dog-step") == {"breed": "collie"}


def test_overriding_get_form_list_breaks_post(client: Client, host: FakeHost, lena: User) -> None:
    """formtools 2.7 deletes what its own `get_form_list` keeps after every valid page: an override has not kept it."""
    assert "get_form_list" not in vars(StepView)
    draft = make_draft(pets(), lena)
    assert post(client, draft, "about", {"pet": "no"}).status_code == 302
    assert post(client, draft, "later", {"note": "x"}).status_code == 302


@pytest.fixture
def files(host: FakeHost, lena: User) -> Draft:
    proof = ask("proof", "file", required=False, settings={"accepts": ["pdf"], "most": 2})
    return make_draft(made(Step("papers", (ask("name"), proof)), Step("more", (ask("word"),))), lena)


def test_uploads_go_stale_or_are_orphaned(client: Client, files: Draft) -> None:
    """formtools keeps files in a folder by name and forgets them when a page is sent again or the wizard is reset."""
    given = {"name": "", "proof-file": SimpleUploadedFile("plan.pdf", PDF)}
    html = post(client, files, "papers", given).content.decode()
    upload = Upload.objects.get()
    assert "There is a problem" in html
    assert f'name="proof" value="{upload.pk}"' in html
    assert post(client, files, "papers", {"name": "x", "proof": str(upload.pk)}).status_code == 302
    assert answers(files, "papers") == {"name": "x", "proof": [str(upload.pk)]}
    client.get(page(files, "papers"))
    post(client, files, "papers", {"name": "y", "proof": str(upload.pk)}, **{f"remove-proof-{upload.pk}": "1"})
    assert "proof" not in answers(files, "papers")
    other = make_draft(files.version, files.owner)
    html = post(client, other, "papers", {"name": "x", "proof": str(upload.pk)}).content.decode()
    assert "There is a problem" in html


def test_a_file_question_at_run_time_without_file_storage(client: Client, files: Draft) -> None:
    """formtools finds file fields when the class is made; one that comes at run time is a NoFileStorageConfigured."""
    assert getattr(StepView, "file_storage", None) is None
    assert 'enctype="multipart/form-data"' in client.get(page(files, "papers")).content.decode()
    assert "multipart" not in client.get(page(files, "more")).content.decode()
    given = {"name": "x", "proof-file": SimpleUploadedFile("plan.pdf", PDF)}
    assert post(client, files, "papers", given)["Location"] == page(files, "more")
    assert "plan.pdf" in client.get(f"/drafts/{files.pk}/check/").content.decode()


def test_a_file_that_is_refused_says_why_and_keeps_the_rest(client: Client, files: Draft) -> None:
    given = {"name": "x", "proof-file": SimpleUploadedFile("plan.pdf", b"MZ no pdf")}
    html = post(client, files, "papers", given).content.decode()
    assert "is not one of the types of file" in html
    assert answers(files, "papers") == {"name": "x"}
    assert not Upload.objects.exists()


def test_a_page_of_the_wizard_from_elsewhere_is_refused(client: Client, draft: Draft) -> None:
    data = sent(draft, "start", START)
    data = {key.replace(f"draft-{draft.pk}", "step_view"): value for key, value in data.items()}
    assert client.post(page(draft, "start"), data).status_code == 400
