"""A session that ended while somebody was typing costs nobody a word (T26), and tells strangers nothing."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from forms.models import Draft, DraftStep, Parked
from forms.wizard import parking
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import START, page, post, sent


def out(draft: Draft, **more: str) -> tuple[Client, str]:
    """A browser whose session has ended, and where it was sent with what it had typed."""
    browser = Client()
    response = browser.post(page(draft, "start"), sent(draft, "start", START | {"place": "The lost wood"} | more))
    assert response.status_code == 302
    return browser, response["Location"]


def test_what_was_typed_is_there_after_signing_in_again(draft: Draft, lena: User) -> None:
    browser, place = out(draft, when_month="13")
    assert place == f"/accounts/login/?next={page(draft, 'start')}"
    cookie = browser.cookies[parking.COOKIE]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"]) == ("Lax", "/drafts/")
    assert cookie.value not in Parked.objects.values_list("token_hash", flat=True)
    sign_in(browser, lena)
    html = browser.get(page(draft, "start")).content.decode()
    for text in ("The lost wood", 'value="13"', "not saved yet"):
        assert text in html
    assert not DraftStep.objects.exists()
    assert browser.get(page(draft, "start")).status_code == 200  # reading it did not use it up
    assert post(browser, draft, "start", START | {"place": "The lost wood"}).status_code == 302
    assert not Parked.objects.exists()
    assert DraftStep.objects.get().answers["place"] == "The lost wood"


def test_a_step_saved_meanwhile_is_a_conflict_not_a_loss(client: Client, draft: Draft, lena: User) -> None:
    browser, _place = out(draft)
    post(client, draft, "start", START)
    sign_in(browser, lena)
    html = browser.get(page(draft, "start")).content.decode()
    revision = re.search(r'-revision" value="(\d+)"', html)
    assert revision is not None
    response = post(browser, draft, "start", START | {"place": "The lost wood"}, revision=revision[1])
    assert response.status_code == 409


def test_the_answer_is_the_same_whether_there_is_a_draft_or_not(draft: Draft) -> None:
    nowhere = uuid.uuid4()
    for path in (page(draft, "nonsense"), f"/drafts/{nowhere}/steps/start/"):
        response = Client().post(path, {"place": "The lost wood"})
        assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={path}")
        assert parking.COOKIE in response.cookies
        assert Client().get(path)["Location"] == response["Location"]
    assert not Parked.objects.exists()
    for path in (f"/drafts/{nowhere}/", f"/drafts/{draft.pk}/", f"/drafts/{draft.pk}/check/"):
        assert Client().get(path)["Location"] == f"/accounts/login/?next={path}"
    assert Client().post(f"/drafts/{draft.pk}/submit/")["Location"].startswith("/accounts/login/")


def test_another_browser_or_person_does_not_see_it(draft: Draft, lena: User, owen: User) -> None:
    browser, _place = out(draft)
    assert "The lost wood" not in sign_in(Client(), lena).get(page(draft, "start")).content.decode()
    stranger = sign_in(browser, owen)
    assert stranger.get(page(draft, "start"), follow=True).status_code == 404


def test_it_is_kept_for_a_day(draft: Draft, lena: User) -> None:
    browser, _place = out(draft)
    Parked.objects.update(parked_at=timezone.now() - timedelta(hours=25))
    assert "The lost wood" not in sign_in(browser, lena).get(page(draft, "start")).content.decode()
    out(draft)
    assert Parked.objects.count() == 1


def test_one_a_browser_and_step_and_never_many(draft: Draft) -> None:
    browser, _place = out(draft)
    browser.post(page(draft, "start"), sent(draft, "start", START | {"place": "Again"}))
    assert [parked.typed["place"] for parked in Parked.objects.all()] == ["Again"]
    for _number in range(15):
        out(draft)
    assert Parked.objects.count() == parking.MOST_A_DRAFT


def test_nothing_is_parked_for_a_draft_that_was_sent_or_beyond_the_size(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parking, "MOST_CHARACTERS", 50)
    out(draft)
    monkeypatch.undo()
    Draft.objects.update(submitted_at=timezone.now())
    out(draft)
    assert not Parked.objects.exists()


def test_only_questions_of_the_step_are_parked(draft: Draft) -> None:
    out(draft, breed="collie", password="secret")
    assert set(Parked.objects.get().typed) == {"place", "why", "when", "dog"}


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 30])
def test_a_lost_revision_is_no_error_and_shows_as_a_conflict(
    client: Client, draft: Draft, lena: User, revision: str
) -> None:
    browser = Client()
    assert browser.post(page(draft, "start"), START).status_code == 302
    data = sent(draft, "start", START | {"place": "The lost wood"}) | {f"draft-{draft.pk}-revision": revision}
    assert browser.post(page(draft, "start"), data).status_code == 302
    post(client, draft, "start", START)
    sign_in(browser, lena)
    assert "The lost wood" in browser.get(page(draft, "start")).content.decode()
    assert post(browser, draft, "start", START | {"place": "The lost wood"}, revision=0).status_code == 409


def strict(client: Client) -> Client:
    client.handler.enforce_csrf_checks = True
    return client


def test_a_forged_request_is_refused_signed_in_or_not(client: Client, draft: Draft) -> None:
    data = sent(draft, "start", START)
    assert strict(Client()).post(page(draft, "start"), data).status_code == 403
    response = strict(client).post(page(draft, "start"), data, HTTP_ORIGIN="https://elsewhere.example")
    assert response.status_code == 403
    assert "The wood" not in response.content.decode() or "Where do you go?" not in response.content.decode()
    assert not DraftStep.objects.exists()
    assert not Parked.objects.exists()


def test_a_page_from_before_signing_in_again_shows_what_was_typed(client: Client, draft: Draft) -> None:
    """Signing in changes the token: the other tab's form is old, and neither believed nor thrown away."""
    strict(client)
    html = client.get(page(draft, "start")).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert token is not None
    data = sent(draft, "start", START | {"place": "From the old tab"})
    response = client.post(page(draft, "start"), data | {"csrfmiddlewaretoken": "x" * 64})
    html = response.content.decode()
    assert response.status_code == 403
    assert "From the old tab" in html
    assert "signed in again" in html
    assert not DraftStep.objects.exists()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert token is not None
    assert client.post(page(draft, "start"), data | {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert DraftStep.objects.get().answers["place"] == "From the old tab"
