"""Two tabs, or two colleagues, on one step: both texts are shown and somebody decides (T25)."""

from __future__ import annotations

import re

from django.test import Client

from forms.models import Draft, DraftStep
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import ROW, START, TASKS, FakeHost, page, post, sent

OTHER = "b" * 32


def hidden(html: str) -> dict[str, list[str]]:
    """The hidden inputs of a page, as a browser would send them back."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html):
        found.setdefault(name, []).append(value)
    return found


def stored(draft: Draft, step: str = "start") -> DraftStep:
    return DraftStep.objects.get(draft=draft, step=step)


def test_the_second_tab_is_shown_both_texts_and_nothing_is_written(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START, revision=0)
    response = post(client, draft, "start", START | {"place": "The beach", "when_day": "9"}, revision=0)
    html = response.content.decode()
    assert response.status_code == 409
    for text in ("The wood", "The beach", "3 February 2027", "9 February 2027"):
        assert text in html
    assert 'name="keep-dog"' not in html  # the same in both
    assert stored(draft).answers["place"] == "The wood"


def test_what_is_chosen_is_saved_field_by_field(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START, revision=0)
    html = post(client, draft, "start", START | {"place": "The beach", "when_day": "9"}, revision=0).content.decode()
    data = hidden(html)
    response = client.post(page(draft, "start"), data | {"keep-place": "mine"})
    assert response.status_code == 409
    assert "Choose what to keep for “First walk”" in response.content.decode()
    response = client.post(page(draft, "start"), data | {"keep-place": "mine", "keep-when": "theirs"})
    assert response.status_code == 302
    assert stored(draft).answers == {"place": "The beach", "when": "2027-02-03", "dog": False}


def test_a_third_save_in_between_asks_again(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START, revision=0)
    data = hidden(post(client, draft, "start", START | {"place": "The beach"}, revision=0).content.decode())
    post(client, draft, "start", START | {"place": "The hill"})
    response = client.post(page(draft, "start"), data | {"keep-place": "mine"})
    assert response.status_code == 409
    assert "The hill" in response.content.decode()
    assert stored(draft).answers["place"] == "The hill"


def test_the_same_text_twice_is_no_conflict(client: Client, draft: Draft) -> None:
    assert post(client, draft, "start", START, revision=0).status_code == 302
    assert post(client, draft, "start", START, revision=0).status_code == 302


def test_a_lost_revision_counts_as_stale(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START)
    for revision in ("", "-1", "x", "99999999999999999999", "٣"):
        assert post(client, draft, "start", START | {"place": "Elsewhere"}, revision=revision).status_code == 409


def test_half_typed_text_is_compared_too(client: Client, draft: Draft) -> None:
    post(client, draft, "start", {"place": "The wood", "when_day": "3"}, **{"come-back": "1"})
    html = post(client, draft, "start", START, revision=0).content.decode()
    data = hidden(html) | {"keep-when": "theirs", "keep-dog": "mine"}
    assert client.post(page(draft, "start"), data).status_code == 200  # kept, and said to be no date
    assert stored(draft).typed == {"when": ["3", "", ""]}


def test_rows_two_people_added_are_both_kept(client: Client, draft: Draft, host: FakeHost, owen: User) -> None:
    host.helpers.add(owen.pk)
    colleague = sign_in(Client(), owen)
    post(client, draft, "tasks", TASKS)
    mine = TASKS | {"actions-row": [ROW, OTHER], f"actions-{OTHER}-what": "Ask Tom"}
    theirs = TASKS | {
        f"actions-{ROW}-what": "Buy a red lead",
        "actions-row": [ROW, "c" * 32],
        f"actions-{'c' * 32}-what": "Map",
    }
    post(colleague, draft, "tasks", theirs, revision=1)
    response = post(client, draft, "tasks", mine, revision=1)
    assert response.status_code == 409
    choices = {f"keep-actions-{ROW}": "theirs", f"keep-actions-{OTHER}": "mine", f"keep-actions-{'c' * 32}": "theirs"}
    assert client.post(page(draft, "tasks"), hidden(response.content.decode()) | choices).status_code == 302
    assert [(row["id"][0], row["what"]) for row in stored(draft, "tasks").answers["actions"]] == [
        ("a", "Buy a red lead"), ("c", "Map"), ("b", "Ask Tom"),
    ]  # fmt: skip


def test_different_steps_do_not_meet(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START, revision=0)
    assert post(client, draft, "tasks", TASKS, revision=0).status_code == 302


def test_a_page_open_while_the_form_was_sent_gives_its_text_back(client: Client, draft: Draft) -> None:
    post(client, draft, "start", START)
    post(client, draft, "tasks", TASKS)
    client.post(f"/drafts/{draft.pk}/submit/")
    response = client.post(page(draft, "start"), sent(draft, "start", START | {"place": "Too late"}, revision=1))
    assert response.status_code == 409
    assert "Too late" in response.content.decode()
    assert stored(draft).answers["place"] == "The wood"
