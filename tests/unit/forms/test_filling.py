"""Filling a draft by a program: the same checks as a person meets, all or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from forms import purposes
from forms.api import fill
from forms.exceptions import NotFinished
from forms.models import Draft
from portal.people.enums import AccountKind
from tests.cast import make_user
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_purpose, make_version

STEPS: dict[str, dict[str, Any]] = {
    "start": {"place": "The wood", "when": "2027-02-03", "dog": False},
    "tasks": {"actions": [{"id": "a" * 32, "what": "Buy a lead"}]},
}


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def draft(db: None, host: FakeHost) -> Draft:
    return make_draft(make_version(), make_user("lena.hart", AccountKind.PRACTITIONER))


def test_a_filled_draft_is_sent_once_with_what_is_on_its_path(draft: Draft, host: FakeHost) -> None:
    address = fill(draft=draft, steps=STEPS, by=draft.owner, now=NOW)
    (submission,) = host.received
    assert address == f"/plans/{submission.pk}/"
    assert submission.answers == STEPS["start"] | STEPS["tasks"]
    draft.refresh_from_db()
    assert draft.submitted_at == NOW


@pytest.mark.parametrize(
    "steps",
    [
        {"start": STEPS["start"]},
        STEPS | {"start": STEPS["start"] | {"when": "tomorrow"}},
        STEPS | {"start": STEPS["start"] | {"dog": True}, "dog-step": {"breed": "collie", "holder": "p-9"}},
    ],
    ids=["a step is missing", "no date", "nobody of the network"],
)
def test_what_a_person_could_not_send_is_refused_and_nothing_is_saved(
    steps: dict[str, dict[str, Any]], draft: Draft, host: FakeHost
) -> None:
    with pytest.raises(NotFinished):
        fill(draft=draft, steps=steps, by=draft.owner, now=NOW)
    assert not draft.steps.exists()
    assert host.received == []
