"""Every kind of question on the screens of a draft: shown, kept half typed, checked, sent."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from forms.fields import KINDS, kind_of
from forms.models import Draft, DraftStep, Submission
from forms.spec import Option, Question, Step
from portal.people.models import User
from tests.filling import FakeHost, make_draft, page, post

from .rich import ask, made

ANSWERS: dict[str, Any] = {
    "short_text": "Text",
    "long_text": "Line\nLine",
    "number": 7.5,
    "date": "2026-03-02",
    "time": "14:30",
    "date_time": "2026-03-02T14:30",
    "yes_no": True,
    "single_choice": "o1",
    "several_choices": ["o1", "o2"],
    "scale": 3,
    "email": "a@example.org",
    "telephone": "01632 960001",
    "address": {"line_1": "1 High Street", "town": "Ambridge", "postcode": "SW1A 1AA"},
    "person": "p-1",
    "organisation": {"name": "The school"},
    "declaration": True,
    "grid": {"r1": {"c1": "Nine"}},
}
SETTINGS: dict[str, dict[str, Any]] = {
    "number": {"decimals": 1},
    "scale": {"lowest": 1, "highest": 5},
    "grid": {"rows": ["r1"], "columns": ["c1"], "cell": "text"},
}


def asked() -> tuple[Question, ...]:
    return tuple(
        ask(f"k{kind.replace('_', '')}", kind, options=(Option("o1"), Option("o2")), settings=SETTINGS.get(kind, {}))
        for kind in ANSWERS
    )


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    rows = ask("rows", "repeat", questions=tuple(_again(q) for q in asked() if kind_of(q).groupable))
    return make_draft(made(Step("all", asked()), Step("inside", (rows,))), lena)


def _again(question: Question) -> Question:
    from dataclasses import replace

    return replace(question, id=f"r{question.id}")


def test_every_kind_that_is_answered_is_tried() -> None:
    answered = {key for key, kind in KINDS.items() if kind.asks} - {"repeat", "file"}  # these have tests of their own
    assert answered == set(ANSWERS)


def sends(question: Question, name: str, answer: Any) -> dict[str, Any]:
    """What a browser sends for this answer."""
    found: dict[str, Any] = {}
    for key, value in kind_of(question).posted(question, name, kind_of(question).raw(question, answer)):
        found.setdefault(key, []).append(value)
    return found


def test_every_kind_is_saved_shown_again_checked_and_sent(client: Client, draft: Draft) -> None:
    row = "a" * 32
    flat: dict[str, Any] = {}
    nested: dict[str, Any] = {"rows-row": row}
    for question in asked():
        answer = ANSWERS[question.kind]
        flat |= sends(question, question.id, answer)
        if kind_of(question).groupable:
            nested |= sends(_again(question), f"rows-{row}-r{question.id}", answer)
    for step, given in (("all", flat), ("inside", nested)):
        response = post(client, draft, step, given)
        assert response.status_code == 302, response.content.decode()
    expected = {question.id: ANSWERS[question.kind] for question in asked()}
    assert DraftStep.objects.get(draft=draft, step="all").answers == expected
    cells = {f"r{q.id}": ANSWERS[q.kind] for q in asked() if kind_of(q).groupable}
    assert DraftStep.objects.get(draft=draft, step="inside").answers == {"rows": [{"id": row, **cells}]}
    for step, given in (("all", flat), ("inside", nested)):
        assert client.get(page(draft, step)).status_code == 200
        assert post(client, draft, step, given, autosave="1").json()["finished"]
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    for words in ("2 March 2026", "1 High Street", "Dana Green", "The school", "Option o2", "a@example.org"):
        assert html.count(words) >= 2
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 302
    assert Submission.objects.get().answers == expected | {"rows": [{"id": row, **cells}]}


@pytest.mark.parametrize("typed", ["", "x", "=1+1", "\u202e", "9" * 400, '{"a": []}'])
def test_anything_typed_into_any_kind_is_kept_and_never_an_error_of_ours(
    client: Client, draft: Draft, typed: str
) -> None:
    row, boxes = "a" * 32, ("", "_day", "_month", "_year", "_hour", "_minute", "_time", "_name", "_line_1", "-r1-c1")
    flat = {f"{question.id}{box}": typed for question in asked() for box in boxes}
    nested = {f"rows-{row}-r{question.id}{box}": typed for question in asked() for box in boxes} | {"rows-row": row}
    for step, given in (("all", flat), ("inside", nested)):
        assert post(client, draft, step, given).status_code == 200
        assert post(client, draft, step, given, **{"come-back": "1"}).status_code == 302
        assert client.get(page(draft, step)).status_code == 200
    assert client.get(f"/drafts/{draft.pk}/check/").status_code == 200
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 422
