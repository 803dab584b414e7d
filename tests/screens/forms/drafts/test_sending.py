"""The list of steps, check your answers, and sending once."""

from __future__ import annotations

import threading
import uuid

import pytest
from django.test import Client

from forms.models import Draft, DraftStep, Submission
from forms.selectors import submissions_about
from forms.services.submitting import content_hash
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import ROW, START, TASKS, FakeHost, make_draft, page, post


def test_the_list_shows_visible_steps_and_how_far_they_are(client: Client, draft: Draft) -> None:
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert html.count("Not yet started") == 2
    assert "The dog" not in html
    post(client, draft, "start", START | {"dog": "yes"})
    post(client, draft, "tasks", {"actions-row": ROW})
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    for words in (
        "Plan a walk",
        "The dog",
        "Completed",
        "Not finished",
        "Not yet started",
        "1 of 3 steps",
        "/children/",
    ):
        assert words in html


def fill(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START)
    post(client, draft, "tasks", TASKS)


def test_check_your_answers_shows_the_answers_that_count(client: Client, draft: Draft) -> None:
    post(client, draft, "dog-step", {"breed": "collie", "holder": "p-1"})
    fill(client, draft)
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    for words in ("The wood", "3 February 2027", "Not provided", "Action 1", "Buy a lead", "Send these answers"):
        assert words in html
    assert "Collie" not in html
    assert f'href="{page(draft, "start")}?return=check#id_place"' in html


def test_what_is_missing_is_listed_with_links_and_stops_sending(client: Client, draft: Draft, host: FakeHost) -> None:
    post(client, draft, "start", START | {"place": ""})
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Answer “Where do you go?”" in html
    assert "Finish the step “Who does what”" in html
    assert "Send these answers" not in html
    response = client.post(f"/drafts/{draft.pk}/submit/")
    assert response.status_code == 422
    assert "Nothing has been sent" in response.content.decode()
    assert not Submission.objects.exists()
    assert not host.received


def test_sending_twice_sends_once_and_leads_to_the_same_place(client: Client, draft: Draft, host: FakeHost) -> None:
    fill(client, draft)
    first = client.post(f"/drafts/{draft.pk}/submit/")
    second = client.post(f"/drafts/{draft.pk}/submit/")
    submission = Submission.objects.get()
    assert first["Location"] == second["Location"] == f"/plans/{submission.pk}/"
    assert len(host.received) == 1
    assert submission.answers == {
        "place": "The wood", "when": "2027-02-03", "dog": False, "actions": [{"id": ROW, "what": "Buy a lead"}],
    }  # fmt: skip
    assert submission.content_hash == content_hash(str(draft.version_id), "child:robin", submission.answers)
    assert list(submissions_about("child:robin")) == [submission]
    assert host.writes[-1]


def test_only_relevant_answers_are_sent_and_the_others_are_kept(client: Client, draft: Draft) -> None:
    post(client, draft, "dog-step", {"breed": "collie", "holder": "p-1"})
    fill(client, draft)
    client.post(f"/drafts/{draft.pk}/submit/")
    assert "breed" not in Submission.objects.get().answers
    assert DraftStep.objects.get(draft=draft, step="dog-step").answers["breed"] == "collie"


def test_somebody_who_left_the_network_stops_sending(client: Client, draft: Draft, host: FakeHost) -> None:
    post(client, draft, "start", START | {"dog": "yes"})
    post(client, draft, "dog-step", {"breed": "collie", "holder": "p-1"})
    post(client, draft, "tasks", TASKS)
    host.somebody = host.somebody[1:]
    response = client.post(f"/drafts/{draft.pk}/submit/")
    assert response.status_code == 422
    assert "Put right “Who holds the lead?”" in response.content.decode()


def test_a_sent_draft_is_read_only(client: Client, draft: Draft) -> None:
    fill(client, draft)
    client.post(f"/drafts/{draft.pk}/submit/")
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert "have been sent" in html
    assert f"/plans/{Submission.objects.get().pk}/" in html
    for path in (page(draft, "start"), f"/drafts/{draft.pk}/check/", f"/drafts/{draft.pk}/submit/"):
        assert client.get(path, follow=True).status_code == 200
    assert post(client, draft, "start", START | {"place": "Elsewhere"}).status_code == 409


def test_skipping_ahead_to_sending_sends_nothing(client: Client, draft: Draft) -> None:
    assert client.get(f"/drafts/{draft.pk}/submit/")["Location"] == f"/drafts/{draft.pk}/check/"
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 422
    assert client.get(f"/drafts/{uuid.uuid4()}/check/", follow=True).status_code == 404


def test_what_the_destination_refuses_was_never_sent(client: Client, draft: Draft, host: FakeHost) -> None:
    fill(client, draft)

    def refuse(*args: object, **kwargs: object) -> str:
        raise RuntimeError

    host.receive = refuse  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        client.post(f"/drafts/{draft.pk}/submit/")
    assert not Submission.objects.exists()
    draft.refresh_from_db()
    assert draft.submitted_at is None


@pytest.mark.django_db(transaction=True)
def test_two_sends_at_the_same_moment_make_one_submission(draft: Draft, lena: User, host: FakeHost) -> None:
    from django.db import connection

    fill(sign_in(Client(), lena), draft)
    browsers = [sign_in(Client(), lena) for _two in range(2)]
    places: list[str] = []
    barrier = threading.Barrier(2)

    def send(browser: Client) -> None:
        barrier.wait()
        places.append(browser.post(f"/drafts/{draft.pk}/submit/")["Location"])
        connection.close()

    threads = [threading.Thread(target=send, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(places) == 2
    assert len(set(places)) == 1
    assert len(host.received) == Submission.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_saves_at_the_same_moment_lose_none(draft: Draft, lena: User) -> None:
    """Each save is stored or answered with both texts: 8 browsers on one revision, one is stored, seven are asked."""
    from django.db import connection

    browsers = [sign_in(Client(), lena) for _eight in range(8)]
    codes: list[int] = []
    barrier = threading.Barrier(8)

    def save(number: int, browser: Client) -> None:
        barrier.wait()
        codes.append(post(browser, draft, "start", START | {"place": f"Place {number}"}, revision=0).status_code)
        connection.close()

    threads = [threading.Thread(target=save, args=pair) for pair in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [302] + [409] * 7


def test_two_drafts_are_sent_apart(client: Client, draft: Draft, lena: User) -> None:
    other = make_draft(draft.version, lena)
    fill(client, draft)
    client.post(f"/drafts/{draft.pk}/submit/")
    assert client.post(f"/drafts/{other.pk}/submit/").status_code == 422
