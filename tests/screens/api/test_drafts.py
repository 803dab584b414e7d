"""A program fills a form completely: what it is told is enough, and it is judged like the screens judge."""

from __future__ import annotations

from typing import Any

import pytest

from forms.models import Draft, DraftStep, FormVersion, Submission
from portal.people.models import User
from tests.cast import Cast, account
from tests.headless import ANSWERS, ROW, SUBJECT, Api, OpenHost, token_for

pytestmark = pytest.mark.django_db


def codes(response: Any) -> list[tuple[str, str]]:
    return [(one["question"] or one["step"], one["code"]) for one in response.json()["problems"]]


def test_filled_in_one_go_and_sent_once(draft: Draft, api: Api, host: OpenHost) -> None:
    response = api.patch(draft.pk, ANSWERS)
    assert response.status_code == 200, response.content
    state = response.json()
    assert state["problems"] == []
    assert [(step["step"], step["status"]) for step in state["steps"]] == [
        ("about", "completed"), ("people", "completed"), ("visits", "completed"),
    ]  # fmt: skip
    assert {step["step"]: step["answers"] for step in state["steps"]} == ANSWERS
    assert state["steps"][2]["calculated"] == {"total": 2}
    first = api.send("POST", f"/drafts/{draft.pk}/submit")
    assert first.status_code == 200, first.content
    second = api.send("POST", f"/drafts/{draft.pk}/submit")
    assert second.status_code == 200 and second.json() == first.json()
    submission = Submission.objects.get()
    assert first.json()["submission"] == str(submission.pk) and first.json()["result"] == f"/plans/{submission.pk}/"
    sent = {key: answer for answers in ANSWERS.values() for key, answer in answers.items()} | {"total": 2}
    assert submission.answers == sent and len(host.received) == 1
    after = api.patch(draft.pk, {"about": {"name": "Wren"}})
    assert after.status_code == 409 and after.json()["code"] == "submitted"
    assert api.get(f"/drafts/{draft.pk}").json()["state"] == "submitted"
