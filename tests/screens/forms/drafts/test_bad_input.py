"""What no page of ours sends: refused with words or passed over, never a 500, and nothing of anybody's is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from forms.models import Draft, DraftStep
from portal.people.models import User
from tests.filling import ROW, START, TASKS, FakeHost, make_draft, page, post, sent

from .rich import pets, rooms

DOG = {"breed": "collie", "holder": "p-1"}


@pytest.fixture
def saved(client: Client, draft: Draft) -> Draft:
    """A draft with a good answer in every step."""
    post(client, draft, "start", START | {"dog": "yes"})
    post(client, draft, "dog-step", DOG)
    post(client, draft, "tasks", TASKS)
    return draft


def stored(draft: Draft) -> dict[str, Any]:
    return {row.step: row.answers for row in DraftStep.objects.filter(draft=draft)}


@pytest.mark.parametrize(
    "step",
    [
        "x" * 300,
        "%00",
        "..%2f..",
        "start'--",
        "dog-step/extra",
        "\N{SNOWMAN}",
        "start%0a",
        "27f8a6ad-3fb7-4c97-ae53-59ce35d464fd",
    ],
)
def test_forged_step_ids(client: Client, saved: Draft, step: str) -> None:
    before = stored(saved)
    for answer in (
        client.get(page(saved, step), follow=True),
        client.post(page(saved, step), sent(saved, step, START), follow=True),
    ):
        assert answer.status_code == 404
    assert stored(saved) == before


@pytest.mark.parametrize(
    "name", ["breed", "csrf", "__class__", "answers", "id", "place[]", "place.x", "-row", "start-row"]
)
def test_forged_question_ids_are_passed_over(client: Client, saved: Draft, name: str) -> None:
    post(client, saved, "start", START | {"dog": "yes", name: "forged"})
    assert "forged" not in json.dumps(stored(saved))


@pytest.mark.parametrize(
    ("question", "value"),
    [("breed", "spaniel"), ("breed", ["collie", "poodle"]), ("likes", ["balls", "forged"]), ("holder", "p-9"),
     ("holder", "../etc"), ("likes", "\N{REPLACEMENT CHARACTER}")],
)  # fmt: skip
def test_forged_options_are_no_answers(client: Client, saved: Draft, question: str, value: Any) -> None:
    response = post(client, saved, "dog-step", DOG | {question: value})
    assert response.status_code in (200, 302)
    found = stored(saved)["dog-step"].get(question)
    assert found in (None, "collie", "poodle")


@pytest.mark.parametrize(
    "rows",
    [["x"], ["A" * 32], [ROW + "\n"], [f"{n:032x}" for n in range(201)], ["' or 1=1"], [""]],
    ids=["short", "capitals", "line end", "201 rows", "sql", "empty"],
)
@pytest.mark.parametrize("more", [{}, {"add-actions": "1"}, {"autosave": "1"}, {"come-back": "1"}])
def test_forged_rows_are_refused(client: Client, saved: Draft, rows: list[str], more: dict[str, str]) -> None:
    before = stored(saved)
    assert post(client, saved, "tasks", {"actions-row": rows}, **more).status_code == 400
    assert stored(saved) == before


def test_ten_thousand_rows(client: Client, saved: Draft) -> None:
    before = stored(saved)
    response = post(client, saved, "tasks", {"actions-row": [f"{n:032x}" for n in range(10_000)]})
    assert response.status_code == 413
    assert "too much for one page" in response.content.decode()
    assert stored(saved) == before


def test_rows_of_rows_of_another_row(client: Client, host: FakeHost, lena: User) -> None:
    draft = make_draft(rooms(), lena)
    stray = f"rooms-{'b' * 32}-things"
    given = {f"{stray}-row": ROW, f"{stray}-{ROW}-thing": "stray", "rooms-row": "a" * 32}
    assert post(client, draft, "house", given).status_code == 200
    assert "stray" not in json.dumps(list(DraftStep.objects.values("answers", "typed")))
    bad = {"rooms-row": "a" * 32, f"rooms-{'a' * 32}-things-row": "x"}
    assert post(client, draft, "house", bad).status_code == 400


def test_ten_megabytes(client: Client, saved: Draft) -> None:
    before = stored(saved)
    for more in ({}, {"autosave": "1"}):
        response = post(client, saved, "start", START | {"why": "y" * 10_000_000}, **more)
        assert response.status_code == 413
        assert "nothing of it was saved" in response.content.decode()
    assert stored(saved) == before


@pytest.mark.parametrize(
    "body", [b'{"place": {"a": [1, [2, [3]]]}}', b"[" * 10_000, b"null", b"\xff\xfe", b""], ids=range(5)
)
@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]
)
def test_bodies_of_another_shape(client: Client, saved: Draft, body: bytes, kind: str) -> None:
    before = stored(saved)
    assert client.post(page(saved, "start"), body, content_type=kind).status_code in (400, 413)
    assert stored(saved) == before


@pytest.mark.parametrize(
    "value", ['{"a": 1}', "[1, 2]", "true", "null", "NaN", "1e999", "=1+1", "\u202eabc", "<script>x"]
)
def test_values_of_another_type_are_text_or_no_answer(client: Client, saved: Draft, value: str) -> None:
    response = post(client, saved, "start", START | {"place": value, "dog": value, "when_day": value, "why": value})
    assert response.status_code == 200
    row = DraftStep.objects.get(draft=saved, step="start")
    assert row.answers["place"] == value
    assert row.typed == {"dog": value, "when": [value, "2", "2027"]}
    assert b"<script>x" not in response.content


@pytest.mark.parametrize("name", ["seen", "unseen"])
@pytest.mark.parametrize("value", ["name", "x" * 5000, "\x00", "breed' or 1=1"])
def test_forged_marks_of_what_was_seen_finish_nothing(
    client: Client, host: FakeHost, lena: User, name: str, value: str
) -> None:
    draft = make_draft(pets(), lena)
    assert post(client, draft, "about", {"pet": "yes", name: value}).status_code == 200
    assert not DraftStep.objects.get(draft=draft, step="about").complete
    everything = ["pet", "name", "breed", "lead", "born", "sea"]
    assert post(client, draft, "about", {"pet": "yes", name: everything}).status_code == 200
    assert not DraftStep.objects.get(draft=draft, step="about").complete
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 422


@pytest.mark.parametrize("revision", ["", "-1", "9" * 50, "1.5", "\u0663", "x"])
def test_a_revision_that_is_none_asks_and_loses_nothing(client: Client, saved: Draft, revision: str) -> None:
    response = post(client, saved, "start", START | {"place": "Mine"}, revision=revision)
    assert response.status_code == 409
    assert "Mine" in response.content.decode()
    assert stored(saved)["start"]["place"] == "The wood"
