"""The list of steps: sections, a fixed order, ends."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from forms.models import Draft, DraftStep, Submission
from portal.people.models import User
from tests.filling import FakeHost, make_draft, page, post

from .rich import ordered


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    return make_draft(ordered(), lena)


def listed(client: Client, draft: Draft) -> str:
    return client.get(f"/drafts/{draft.pk}/").content.decode()


def test_sections_are_headings_in_order(client: Client, draft: Draft) -> None:
    html = listed(client, draft)
    places = [html.index(words) for words in ("Section first", "Step one", "Step two", "Section second", "Step three")]
    assert places == sorted(places)
    assert len(set(re.findall(r'id="(tasks[^"]*-status)"', html))) == 3


def test_a_later_step_cannot_start_yet_and_leads_to_the_first_unfinished(client: Client, draft: Draft) -> None:
    html = listed(client, draft)
    assert html.count("Cannot start yet") == 2
    assert f'href="{page(draft, "two")}"' not in html
    assert client.get(page(draft, "three"))["Location"] == page(draft, "one")
    post(client, draft, "one", {"fits": "yes"})
    assert client.get(page(draft, "three"))["Location"] == page(draft, "two")
    assert client.get(page(draft, "two")).status_code == 200
    post(client, draft, "two", {"more": ""})
    html = listed(client, draft)
    assert "Not finished" in html
    assert html.count("Cannot start yet") == 1


def test_what_is_sent_to_a_step_that_cannot_start_is_kept_and_leads_back(client: Client, draft: Draft) -> None:
    assert post(client, draft, "three", {"last": "x"})["Location"] == page(draft, "one")
    assert DraftStep.objects.get(draft=draft, step="three").answers == {"last": "x"}
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 422


def test_a_finished_step_that_an_answer_opens_again_stops_those_after_it(client: Client, draft: Draft) -> None:
    for step, answers in (("one", {"fits": "yes"}), ("two", {"more": "x"})):
        post(client, draft, step, answers)
    assert client.get(page(draft, "three")).status_code == 200
    post(client, draft, "one", {"fits": ""}, **{"come-back": "1"})
    assert client.get(page(draft, "three"))["Location"] == page(draft, "one")


def test_a_free_order_opens_everything(client: Client, host: FakeHost, lena: User) -> None:
    draft = make_draft(ordered(fixed=False), lena)
    assert client.get(page(draft, "three")).status_code == 200
    assert "Cannot start yet" not in listed(client, draft)


def test_an_end_shows_its_text_and_takes_the_steps_after_it_away(client: Client, draft: Draft) -> None:
    assert post(client, draft, "one", {"fits": "no"})["Location"] == f"/drafts/{draft.pk}/check/"
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    for words in ("The form ends here", "Ends with stop.", "Label fits"):
        assert words in html
    assert "Send these answers" not in html
    assert "Step two" not in listed(client, draft)
    assert client.get(page(draft, "two"))["Location"] == f"/drafts/{draft.pk}/"
    response = client.post(f"/drafts/{draft.pk}/submit/")
    assert response.status_code == 422
    assert "the form ends without being sent" in response.content.decode()
    assert not Submission.objects.exists()


def test_an_end_that_can_be_sent_is_sent_without_the_steps_after_it(client: Client, host: FakeHost, lena: User) -> None:
    draft = make_draft(ordered(sendable=True), lena)
    post(client, draft, "one", {"fits": "yes"})
    post(client, draft, "two", {"more": "x"})
    post(client, draft, "one", {"fits": "no"})
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Ends with stop." in html
    assert "Send these answers" in html
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 302
    assert Submission.objects.get().answers == {"fits": False}


def test_a_whole_step_that_another_step_brings_a_question_into_is_not_finished(
    client: Client, host: FakeHost, lena: User
) -> None:
    from .rich import pets

    draft = make_draft(pets(), lena)
    post(client, draft, "later", {"note": ""})
    assert listed(client, draft).count("Completed") == 1
    post(client, draft, "about", {"pet": "yes", "name": "Tom", "breed": "cat"})
    html = listed(client, draft)
    assert "Not finished" in html
    assert "Answer “Label food”" in client.get(f"/drafts/{draft.pk}/check/").content.decode()
