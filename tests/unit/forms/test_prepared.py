"""SQL that is written once gives what Django's own would, for whoever asks next."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from forms import purposes
from forms.models import Draft, DraftStep
from forms.selectors import draft_of, step_row
from forms.services.drafting import save_step
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_purpose, make_version

Limit = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def drafts(db: None, monkeypatch: pytest.MonkeyPatch) -> list[Draft]:
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(FakeHost()))
    lena: User = make_user("lena.hart", AccountKind.PRACTITIONER)
    return [make_draft(make_version(), lena) for _two in range(2)]


def save(draft: Draft, step: str, answers: dict[str, Any], revision: int = 0) -> int:
    return save_step(draft=draft, step=step, answers=answers, typed={}, complete=True, revision=revision, now=NOW)


def values(draft: Draft) -> dict[str, Any]:
    kept = {**vars(draft), **{f"version.{key}": value for key, value in vars(draft.version).items()}}
    return {key: value for key, value in kept.items() if not key.endswith("_state")}


@pytest.mark.parametrize("lock", [False, True])
def test_each_draft_is_found_as_it_is(drafts: list[Draft], lock: bool, django_assert_num_queries: Limit) -> None:
    with transaction.atomic():
        for draft in drafts:
            with django_assert_num_queries(1):
                found = draft_of(draft.pk, lock=lock)
            assert found is not None
            expected = Draft.objects.select_related("version").defer("version__spec").get(pk=draft.pk)
            assert values(found) == values(expected)
            assert found == expected
            with django_assert_num_queries(1):
                assert found.version.spec == draft.version.spec
        assert draft_of(uuid.uuid4(), lock=lock) is None


def test_a_step_and_what_decides_the_path_are_of_one_draft(drafts: list[Draft]) -> None:
    first, second = drafts
    save(first, "start", {"place": "Here", "dog": True})
    save(first, "dog-step", {"breed": "collie"})
    save(second, "start", {"place": "There", "dog": False})
    row = step_row(first, "start")
    assert row == DraftStep.objects.get(draft=first, step="start")
    assert row.answers == {"place": "Here", "dog": True}
    assert step_row(first, "tasks") is None
    other = step_row(second, "start")
    assert other is not None and other.answers["place"] == "There"
    for draft, dog in ((first, True), (second, False)):
        draft.refresh_from_db()
        assert draft.deciding == {"dog": dog}


def test_a_save_changes_its_own_row_and_no_other(drafts: list[Draft]) -> None:
    first, second = drafts
    for draft in drafts:
        save(draft, "start", {"place": "Before"})
        save(draft, "tasks", {"note": "Before"})
    assert save(second, "start", {"place": "Ä {%s} ”"}, revision=1) == 2
    kept = {(row.draft_id, row.step): (row.answers, row.revision) for row in DraftStep.objects.all()}
    assert kept == {
        (first.pk, "start"): ({"place": "Before"}, 1),
        (first.pk, "tasks"): ({"note": "Before"}, 1),
        (second.pk, "start"): ({"place": "Ä {%s} ”"}, 2),
        (second.pk, "tasks"): ({"note": "Before"}, 1),
    }


def test_what_decides_the_path_is_written_only_when_it_changed(drafts: list[Draft]) -> None:
    draft = drafts[0]
    save(draft, "start", {"place": "Here", "dog": True})
    with CaptureQueriesContext(connection) as sent:
        save(draft, "start", {"place": "There", "dog": True}, revision=1)
    assert not [one["sql"] for one in sent if '"deciding" =' in one["sql"]]
    with CaptureQueriesContext(connection) as sent:
        save(draft, "start", {"place": "There", "dog": False}, revision=2)
    assert [one["sql"] for one in sent if '"deciding" =' in one["sql"]]
    draft.refresh_from_db()
    assert draft.deciding == {"dog": False} and draft.saved_at == NOW
