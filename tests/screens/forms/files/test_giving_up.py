"""Giving a draft up, and taking it up again."""

from __future__ import annotations

from django.test import Client

from forms.models import Draft
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import FakeHost, post

from ....unit.forms.keeping.test_correcting import submission_of


def test_it_is_asked_first_and_done_by_post(client: Client, draft: Draft) -> None:
    address = f"/drafts/{draft.pk}/give-up/"
    html = client.get(address).content.decode()
    assert "Do you want to give this form up?" in html
    assert "for 30 days" in html
    draft.refresh_from_db()
    assert draft.abandoned_at is None
    response = client.post(address, follow=False)
    assert (response.status_code, response["Location"]) == (302, "/children/")
    draft.refresh_from_db()
    assert draft.abandoned_at is not None


def test_saving_takes_it_up_again(client: Client, draft: Draft) -> None:
    client.post(f"/drafts/{draft.pk}/give-up/")
    post(client, draft, "after", {"more": "Still here"})
    draft.refresh_from_db()
    assert draft.abandoned_at is None


def test_nobody_else_gives_it_up(draft: Draft, owen: User, host: FakeHost) -> None:
    address = f"/drafts/{draft.pk}/give-up/"
    for method in ("get", "post"):
        assert getattr(sign_in(Client(), owen), method)(address).status_code == 404
        assert getattr(Client(), method)(address).status_code == 302
    draft.refresh_from_db()
    assert draft.abandoned_at is None


def test_what_was_sent_is_not_given_up(client: Client, draft: Draft) -> None:
    submission_of(draft)
    response = client.post(f"/drafts/{draft.pk}/give-up/")
    assert (response.status_code, response["Location"]) == (302, f"/drafts/{draft.pk}/")
    draft.refresh_from_db()
    assert draft.abandoned_at is None
