"""What was sent never changes: it is corrected by a draft that refers to it and says so."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from forms.models import Draft, Submission
from forms.services.correcting import correct
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import START, TASKS, FakeHost, page, post

SAYS = "These answers will correct ones that were sent before"


@pytest.fixture
def sent_once(client: Client, draft: Draft) -> Submission:
    post(client, draft, "start", START)
    post(client, draft, "tasks", TASKS)
    assert SAYS not in client.get(f"/drafts/{draft.pk}/check/").content.decode()
    client.post(f"/drafts/{draft.pk}/submit/")
    return Submission.objects.get()


def test_a_correction_says_so_and_refers_to_what_it_corrects(
    client: Client, sent_once: Submission, lena: User, host: FakeHost
) -> None:
    again = correct(submission=sent_once, by=lena, now=timezone.now())
    assert 'value="The wood"' in client.get(page(again, "start")).content.decode()
    post(client, again, "start", START | {"place": "The beach"})
    post(client, again, "tasks", TASKS)
    assert SAYS in client.get(f"/drafts/{again.pk}/check/").content.decode()
    assert SAYS in client.get(f"/drafts/{again.pk}/").content.decode()
    client.post(f"/drafts/{again.pk}/submit/")
    second = Submission.objects.get(draft=again)
    assert (second.corrects, second.answers["place"]) == (sent_once, "The beach")
    sent_once.refresh_from_db()
    assert sent_once.answers["place"] == "The wood"
    assert len(host.received) == 2


def test_a_second_correction_of_the_same_is_refused_with_words(
    client: Client, sent_once: Submission, lena: User
) -> None:
    mine = correct(submission=sent_once, by=lena, now=timezone.now())
    other = Draft.objects.get(pk=mine.pk)
    other.pk = uuid.uuid4()
    other.save(force_insert=True)
    for draft in (mine, other):
        post(client, draft, "start", START)
        post(client, draft, "tasks", TASKS)
    client.post(f"/drafts/{mine.pk}/submit/")
    response = client.post(f"/drafts/{other.pk}/submit/")
    assert response.status_code == 422
    assert "Somebody else has corrected these answers" in response.content.decode()
    assert Submission.objects.count() == 2


def test_the_owner_corrects_what_was_sent_from_its_page(client: Client, draft: Draft, sent_once: Submission) -> None:
    sent = f"/drafts/{draft.pk}/"
    assert f'action="{sent}correct/"' in client.get(sent).content.decode()
    assert client.get(f"{sent}correct/")["Location"] == sent
    begun, again = (client.post(f"{sent}correct/")["Location"] for _twice in range(2))
    made = Draft.objects.get(corrects=sent_once)
    assert begun == again == f"/drafts/{made.pk}/"
    unsent = f"/drafts/{made.pk}/"
    assert f'action="{unsent}correct/"' not in client.get(unsent).content.decode()
    assert client.post(f"{unsent}correct/")["Location"] == unsent
    assert Draft.objects.count() == 2


def test_nobody_else_corrects_it(draft: Draft, sent_once: Submission, owen: User) -> None:
    assert sign_in(Client(), owen).post(f"/drafts/{draft.pk}/correct/").status_code == 404
    assert Draft.objects.count() == 1
