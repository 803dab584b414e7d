"""Rows in rows without JavaScript: fields, markers and buttons of both levels, and rules inside them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from forms.models import Draft, DraftStep, Submission
from portal.people.models import User
from tests.filling import FakeHost, make_draft, page, post

from .rich import rooms

A, B, C, D = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)
THING = f"rooms-{A}-things"


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    return make_draft(rooms(), lena)


def house(**more: Any) -> dict[str, Any]:
    """One room with one broken thing."""
    return {
        "rooms-row": A, f"rooms-{A}-room": "Kitchen", f"rooms-{A}-heated": "yes", f"rooms-{A}-heater": "Oven",
        f"{THING}-row": C, f"{THING}-{C}-thing": "Tap", f"{THING}-{C}-broken": "yes", f"{THING}-{C}-how": "Drips",
        **more,
    }  # fmt: skip


def saved(draft: Draft) -> DraftStep:
    return DraftStep.objects.get(draft=draft, step="house")


def on_page(client: Client, draft: Draft) -> str:
    return client.get(page(draft, "house")).content.decode()


def test_rows_in_rows_are_saved_and_decide_the_path(client: Client, draft: Draft) -> None:
    assert post(client, draft, "house", house())["Location"] == page(draft, "after")
    thing = {"id": C, "thing": "Tap", "broken": True, "how": "Drips"}
    room = {"id": A, "room": "Kitchen", "heated": True, "heater": "Oven", "things": [thing]}
    assert saved(draft).answers == {"rooms": [room]}
    html = on_page(client, draft)
    for value in ("Kitchen", "Oven", "Tap", "Drips"):
        assert f'value="{value}"' in html
    cold = house() | {f"rooms-{A}-heated": "no"}
    assert post(client, draft, "house", cold)["Location"] == f"/drafts/{draft.pk}/check/"


def test_a_question_hidden_in_a_row_is_kept_and_does_not_count(client: Client, draft: Draft) -> None:
    sent = house() | {f"rooms-{A}-heated": "no", f"{THING}-{C}-broken": "no"}
    assert post(client, draft, "house", sent).status_code == 302
    (room,) = saved(draft).answers["rooms"]
    assert (room["heater"], room["things"][0]["how"]) == ("Oven", "Drips")
    assert re.search(rf'data-field="rooms-{A}-heater"[^>]*\bhidden\b', on_page(client, draft))
    client.post(f"/drafts/{draft.pk}/submit/")
    (room,) = Submission.objects.get().answers["rooms"]
    assert room == {
        "id": A, "room": "Kitchen", "heated": False, "things": [{"id": C, "thing": "Tap", "broken": False}]
    }  # fmt: skip


def test_errors_in_an_inner_row_name_both_rows(client: Client, draft: Draft) -> None:
    html = post(client, draft, "house", house() | {f"{THING}-{C}-how": ""}).content.decode()
    link = f'<a href="#id_{THING}-{C}-how">Enter an answer to “Item rooms 1, Item things 1: Label how”</a>'
    assert link in html
    assert saved(draft).typed["rooms"][0]["things"][0]["thing"] == "Tap"


def test_a_question_that_comes_up_in_a_row_is_shown_first(client: Client, draft: Draft) -> None:
    sent = house(unseen=[f"{THING}-{C}-how"]) | {f"{THING}-{C}-how": ""}
    html = post(client, draft, "house", sent).content.decode()
    assert "Your answers bring up more questions" in html
    assert "There is a problem" not in html
    again = house(unseen=[f"{THING}-{C}-how"], seen=[f"{THING}-{C}-how"]) | {f"{THING}-{C}-how": ""}
    assert "There is a problem" in post(client, draft, "house", again).content.decode()


def test_adding_an_inner_row_keeps_all_and_puts_the_focus_in_it(client: Client, draft: Draft) -> None:
    response = post(client, draft, "house", house(**{f"add-{THING}": "1"}))
    html = on_page(client, draft)
    ids = re.findall(rf'name="{THING}-row" value="([0-9a-f]{{32}})"', html)
    assert ids[0] == C
    assert len(ids) == 2
    assert response["Location"] == f"{page(draft, 'house')}#id_{THING}-{ids[1]}-thing"
    assert f'id="id_{THING}-{ids[1]}-thing"' in html
    assert "Item things 2" in html


def test_adding_an_outer_row_keeps_the_inner_ones(client: Client, draft: Draft) -> None:
    post(client, draft, "house", house(**{"add-rooms": "1"}))
    html = on_page(client, draft)
    assert len(re.findall(r'name="rooms-row"', html)) == 2
    assert 'value="Tap"' in html


def test_removing_an_inner_row_takes_that_one_and_no_other(client: Client, draft: Draft) -> None:
    two = house() | {f"{THING}-row": [C, D], f"{THING}-{D}-thing": "Lamp", f"{THING}-{D}-broken": "no"}
    response = post(client, draft, "house", two | {f"remove-{THING}-{C}": "1"})
    assert response["Location"].endswith(f"#id_{THING}")
    assert [one["thing"] for one in saved(draft).answers["rooms"][0]["things"]] == ["Lamp"]


def test_the_same_row_id_in_two_rows_does_not_mix(client: Client, draft: Draft) -> None:
    both = house() | {
        "rooms-row": [A, B], f"rooms-{B}-room": "Bath", f"rooms-{B}-heated": "no", f"rooms-{B}-things-row": C,
        f"rooms-{B}-things-{C}-thing": "Mirror", f"rooms-{B}-things-{C}-broken": "no",
    }  # fmt: skip
    post(client, draft, "house", both)
    assert [room["things"][0]["thing"] for room in saved(draft).answers["rooms"]] == ["Tap", "Mirror"]


def test_the_most_of_an_inner_group_is_enforced(client: Client, draft: Draft) -> None:
    ids = [f"{number:032x}" for number in range(5)]
    cells = {f"{THING}-{one}-thing": "x" for one in ids} | {f"{THING}-{one}-broken": "no" for one in ids}
    html = post(client, draft, "house", house() | {f"{THING}-row": ids} | cells).content.decode()
    assert "“Label things” can hold at most 4" in html
    assert len(saved(draft).typed["rooms"][0]["things"]) == 5


def test_two_people_with_different_inner_rows_decide(client: Client, draft: Draft) -> None:
    post(client, draft, "house", house())
    mine = house() | {f"{THING}-{C}-how": "Leaks"}
    response = post(client, draft, "house", mine, revision=0)
    assert response.status_code == 409
    html = response.content.decode()
    assert "Drips" in html
    assert "Leaks" in html
    kept = re.findall(r'name="([^"]+)" value="([^"]*)"', html)
    names = {name for name, _value in kept}
    assert {f"{THING}-row", f"{THING}-{C}-how"} <= names
    settled = mine | {"settling": "1", f"keep-rooms-{A}": "mine"}
    assert post(client, draft, "house", settled).status_code == 302
    assert saved(draft).answers["rooms"][0]["things"][0]["how"] == "Leaks"


def test_check_your_answers_names_each_row_of_a_row(client: Client, draft: Draft) -> None:
    post(client, draft, "house", house())
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    words = ("Item rooms 1", "Label room: <bdi>Kitchen", "<strong>Item things 1", "Label thing: <bdi>Tap")
    places = [html.index(one) for one in words]
    assert places == sorted(places)


def test_enter_in_a_box_continues_and_removes_nothing(client: Client, draft: Draft) -> None:
    """A browser presses the first submit button of the form for Enter: that must not be "Remove"."""
    html = on_page(client, draft)
    form = html[html.index("data-step") :]
    assert "name=" not in re.findall(r'<button type="submit"[^>]*>', form)[0]
