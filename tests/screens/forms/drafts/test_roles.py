"""Questions kept to a role: neither shown to others nor taken from them, and nobody learns the answers."""

from __future__ import annotations

import pytest
from django.test import Client

from forms.models import Draft, DraftStep, Submission
from forms.spec import Step
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import FakeHost, make_draft, page, post

from .rich import ask, made, shared

ROW = "a" * 32
VISIT = {"visits-row": ROW, f"visits-{ROW}-day": "Monday"}


@pytest.fixture
def draft(host: FakeHost, lena: User, owen: User) -> Draft:
    """Lena's; Owen is a doctor."""
    host.helpers = {owen.pk}
    host.roles = {owen.pk: frozenset({"doctor"})}
    return make_draft(shared(), lena)


@pytest.fixture
def doctor(owen: User) -> Client:
    return sign_in(Client(), owen)


def answers(draft: Draft, step: str = "health") -> dict[str, object]:
    found: dict[str, object] = DraftStep.objects.get(draft=draft, step=step).answers
    return found


def test_a_question_of_another_role_is_neither_shown_nor_taken(client: Client, draft: Draft) -> None:
    html = client.get(page(draft, "health")).content.decode()
    assert "Label height" in html
    assert "Label diagnosis" not in html
    assert "Label finding" not in html
    sent = {"height": "1", "diagnosis": "forged", f"visits-{ROW}-finding": "forged", **VISIT}
    assert post(client, draft, "health", sent).status_code == 302
    assert answers(draft) == {"height": "1", "visits": [{"id": ROW, "day": "Monday"}]}


def test_what_others_answered_is_kept_counts_and_is_not_shown(client: Client, doctor: Client, draft: Draft) -> None:
    post(doctor, draft, "health", {"height": "1", "diagnosis": "flu", f"visits-{ROW}-finding": "Cough", **VISIT})
    html = client.get(page(draft, "health")).content.decode()
    for secret in ("flu", "Cough", "diagnosis"):
        assert secret not in html
    assert 'data-question="rest"' in html
    post(client, draft, "health", {"height": "2", "rest": "Bed", **VISIT})
    kept = {
        "height": "2",
        "diagnosis": "flu",
        "rest": "Bed",
        "visits": [{"id": ROW, "day": "Monday", "finding": "Cough"}],
    }
    assert answers(draft) == kept
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Bed" in html
    assert "Cough" not in html
    assert "flu" not in html
    assert "Cough" in doctor.get(f"/drafts/{draft.pk}/check/").content.decode()


def test_a_rule_that_needs_a_secret_stays_with_the_server(client: Client, doctor: Client, draft: Draft) -> None:
    post(doctor, draft, "health", {"height": "1", "diagnosis": "flu"})
    assert "app-rules" not in client.get(page(draft, "health")).content.decode()
    html = client.get(page(draft, "work")).content.decode()
    assert "app-rules" not in html
    assert "flu" not in html
    assert "Label leave" in html
    assert "app-rules" in doctor.get(page(draft, "work")).content.decode()


def test_what_is_missing_of_others_is_said_without_their_questions(
    client: Client, doctor: Client, draft: Draft, host: FakeHost
) -> None:
    post(client, draft, "health", {"height": "1"})
    post(client, draft, "work", {"job": "x"})
    listed = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert "Waiting for: Family doctor" in listed
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Waiting for: Family doctor" in html
    assert "diagnosis" not in html
    assert "Send these answers" not in html
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 422
    post(doctor, draft, "health", {"height": "1", "diagnosis": "cold"})
    assert "Waiting for" not in client.get(f"/drafts/{draft.pk}/").content.decode()
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 302
    assert Submission.objects.get().answers == {"height": "1", "diagnosis": "cold", "job": "x"}


def test_a_conflict_shows_nobody_what_they_are_not_asked(client: Client, doctor: Client, draft: Draft) -> None:
    post(client, draft, "health", {"height": "1"})
    post(doctor, draft, "health", {"height": "2", "diagnosis": "flu"})
    response = post(client, draft, "health", {"height": "3"}, revision=1)
    assert response.status_code == 409
    assert "flu" not in response.content.decode()
    assert post(client, draft, "health", {"height": "2"}, revision=1).status_code == 200  # the same: no conflict
    assert answers(draft)["diagnosis"] == "flu"


def test_what_another_role_half_typed_is_not_left_out_unsaid(
    client: Client, doctor: Client, lena: User, host: FakeHost, draft: Draft
) -> None:
    day = ask("day", "date", required=False, roles=("doctor",))
    half = make_draft(made(Step("one", (ask("name"), day))), lena)
    wrong = {"day_day": "31", "day_month": "2", "day_year": "2026"}
    post(doctor, half, "one", {"name": "x", **wrong})
    post(client, half, "one", {"name": "y"})
    refused = client.post(f"/drafts/{half.pk}/submit/")
    assert refused.status_code == 422 and "Waiting for: Family doctor" in refused.content.decode()
    post(doctor, half, "one", {"name": "y", **wrong, "day_day": "28"})
    assert client.post(f"/drafts/{half.pk}/submit/").status_code == 302
    assert Submission.objects.get().answers == {"name": "y", "day": "2026-02-28"}
