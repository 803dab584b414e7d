"""One step: shown, saved, refused, and nothing lost."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from forms.models import Draft, DraftStep
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import ROW, START, TASKS, FakeHost, make_draft, page, post, sent


def row(draft: Draft, step: str = "start") -> DraftStep:
    return DraftStep.objects.get(draft=draft, step=step)


@pytest.mark.requirement("R-X-02")
def test_a_step_shows_its_questions_and_the_pointer_of_its_procedure(client: Client, draft: Draft) -> None:
    html = client.get(page(draft, "start")).content.decode()
    for words in (
        "Where to go",
        "Where do you go?",
        "A park, a wood",
        "About listening",
        "Listen first.",
        "Robin Green",
    ):
        assert words in html
    assert "no-store" in client.get(page(draft, "start"))["Cache-Control"]


def test_a_whole_step_is_saved_and_leads_to_the_next(client: Client, draft: Draft) -> None:
    response = post(client, draft, "start", START)
    assert (response.status_code, response["Location"]) == (302, page(draft, "tasks"))
    saved = row(draft)
    assert saved.answers == {"place": "The wood", "when": "2027-02-03", "dog": False}
    assert (saved.complete, saved.typed, saved.revision) == (True, {}, 1)


def test_the_path_follows_the_answer_just_given(client: Client, draft: Draft) -> None:
    assert post(client, draft, "start", START | {"dog": "yes"})["Location"] == page(draft, "dog-step")


def test_the_last_step_leads_to_the_check_page_and_so_does_a_change(client: Client, draft: Draft) -> None:
    assert post(client, draft, "tasks", TASKS)["Location"] == f"/drafts/{draft.pk}/check/"
    assert post(client, draft, "start", START, query="?return=check")["Location"] == f"/drafts/{draft.pk}/check/"


def test_what_is_not_valid_is_shown_with_its_error_and_kept(client: Client, draft: Draft) -> None:
    response = post(client, draft, "start", START | {"place": "", "when_month": "13"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: Where to go" in html
    assert '<a href="#id_place">Enter an answer to “Where do you go?”</a>' in html
    assert '<a href="#id_when-month">“First walk” must be a real date</a>' in html
    saved = row(draft)
    assert (saved.typed, saved.complete) == ({"when": ["3", "13", "2027"]}, False)
    html = client.get(page(draft, "start")).content.decode()
    assert 'value="13"' in html
    assert "There is a problem" not in html


def test_come_back_later_keeps_everything_and_says_nothing(client: Client, draft: Draft) -> None:
    response = post(client, draft, "start", {"place": "x" * 501, "when_day": "3"}, **{"come-back": "1"})
    assert response["Location"] == f"/drafts/{draft.pk}/"
    assert row(draft).typed == {"place": "x" * 501, "when": ["3", "", ""]}
    assert "x" * 501 in client.get(page(draft, "start")).content.decode()
    assert "Not finished" in client.get(f"/drafts/{draft.pk}/").content.decode()


def test_come_back_later_leaves_an_unchanged_step_complete(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START)
    post(client, draft, "start", START, **{"come-back": "1"})
    assert row(draft).complete
    post(client, draft, "start", START | {"place": "The park"}, **{"come-back": "1"})
    assert not row(draft).complete


def test_reading_writes_nothing(client: Client, draft: Draft) -> None:
    for step in ("start", "dog-step", "tasks"):
        client.get(page(draft, step))
    client.get(f"/drafts/{draft.pk}/")
    client.get(f"/drafts/{draft.pk}/check/")
    assert not DraftStep.objects.exists()
    post(client, draft, "start", START)
    client.get(page(draft, "start", "?reset=1"))
    assert row(draft).revision == 1


def test_back_in_the_browser_loses_nothing(client: Client, draft: Draft) -> None:
    """formtools goes where `wizard_goto_step` says and drops what came with it."""
    assert post(client, draft, "start", START, wizard_goto_step="tasks").status_code == 302
    assert row(draft).answers["place"] == "The wood"


def test_an_unknown_step_is_404(client: Client, draft: Draft) -> None:
    assert client.get(page(draft, "nonsense"), follow=True).status_code == 404
    assert client.post(page(draft, "nonsense"), sent(draft, "nonsense", START), follow=True).status_code == 404


@pytest.mark.parametrize("step", ["nonsense", "tasks", ""])
def test_a_forged_step_in_the_body_is_refused_plainly(client: Client, draft: Draft, step: str) -> None:
    data = sent(draft, step, START)
    assert client.post(page(draft, "start"), data).status_code == 400
    assert client.post(page(draft, "start"), START).status_code == 400
    assert not DraftStep.objects.exists()


def test_a_hidden_step_leads_to_the_list_and_still_keeps_what_was_typed(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START)
    assert client.get(page(draft, "dog-step"))["Location"] == f"/drafts/{draft.pk}/"
    response = post(client, draft, "dog-step", {"breed": "collie", "holder": "p-1"})
    assert response["Location"] == f"/drafts/{draft.pk}/"
    assert row(draft, "dog-step").answers == {"breed": "collie", "holder": "p-1"}


def test_two_drafts_of_one_form_do_not_mix(client: Client, draft: Draft, lena: User) -> None:
    other = make_draft(draft.version, lena)
    post(client, draft, "start", START)
    post(client, other, "start", START | {"place": "The beach"})
    assert (row(draft).answers["place"], row(other).answers["place"]) == ("The wood", "The beach")
    assert client.post(page(other, "start"), sent(draft, "start", START, revision=1)).status_code == 400
    assert row(other).answers["place"] == "The beach"


def test_somebody_elses_draft_and_no_draft_look_the_same(draft: Draft, owen: User) -> None:
    stranger = sign_in(Client(), owen)
    for path in (
        page(draft, "start"),
        f"/drafts/{draft.pk}/",
        f"/drafts/{draft.pk}/check/",
        f"/drafts/{draft.pk}/submit/",
    ):
        assert stranger.get(path, follow=True).status_code == 404
        assert stranger.get(path.replace(str(draft.pk), str(uuid.uuid4())), follow=True).status_code == 404
    assert stranger.post(page(draft, "start"), sent(draft, "start", START), follow=True).status_code == 404
    assert stranger.post(f"/drafts/{draft.pk}/submit/", follow=True).status_code == 404
    assert not DraftStep.objects.exists()


def test_the_host_is_asked_to_write_inside_the_transaction(client: Client, draft: Draft, host: FakeHost) -> None:
    client.get(page(draft, "start"))
    post(client, draft, "start", START)
    assert host.writes == [False, True]


@pytest.mark.parametrize("length", [20_001, 60_000])
def test_a_text_beyond_the_limit_is_named_and_kept(client: Client, draft: Draft, length: int) -> None:
    response = post(client, draft, "start", START | {"why": "y" * length})
    html = response.content.decode()
    assert f"Take away {length - 20_000} character" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert "y" * length in html
    assert row(draft).typed == {"why": "y" * length}


def test_more_than_a_request_can_hold_is_refused_with_words(client: Client, draft: Draft) -> None:
    response = post(client, draft, "start", START | {"why": "y" * 2_000_000})
    assert response.status_code == 413
    assert "too much for one page" in response.content.decode()
    assert post(client, draft, "start", {f"f{number}": "1" for number in range(2_500)}).status_code == 413
    assert not DraftStep.objects.exists()


@pytest.mark.parametrize("bad", [b"%FF%FEtown", b"a%00b", b"%ED%A0%80", b"bell%07"])
def test_damaged_characters_are_refused_and_shown(client: Client, draft: Draft, bad: bytes) -> None:
    body = b"&".join(f"{name}={value}".encode() for name, value in sent(draft, "start", START | {"place": ""}).items())
    body = body.replace(b"place=", b"place=" + bad)
    response = client.post(page(draft, "start"), body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert "holds characters that cannot be read" in response.content.decode()
    assert "\N{REPLACEMENT CHARACTER}" in row(draft).typed["place"]


def test_a_file_is_no_answer(client: Client, draft: Draft) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    response = post(client, draft, "start", START | {"place": SimpleUploadedFile("p.txt", b"The wood")})
    assert response.status_code == 200
    assert "place" not in row(draft).answers


def test_only_the_questions_of_the_step_are_taken(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START | {"complete": "1", "owner": "1", "breed": "collie", "revision": "9", "id": "7"})
    assert set(row(draft).answers) == {"place", "when", "dog"}
    assert row(draft).revision == 1


def test_rows_of_another_shape_are_refused(client: Client, draft: Draft) -> None:
    for bad in ("x", "../..", "A" * 32, ROW + "1"):
        assert post(client, draft, "tasks", {"actions-row": bad}).status_code == 400
    assert post(client, draft, "tasks", {"actions-row": [f"{n:032x}" for n in range(300)]}).status_code == 400
