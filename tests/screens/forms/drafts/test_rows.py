"""A repeating group without JavaScript: rows are added and removed by buttons, and keep their ids."""

from __future__ import annotations

import re

from django.test import Client

from forms.models import Draft, DraftStep
from tests.filling import ROW, TASKS, page, post


def saved(draft: Draft) -> DraftStep:
    return DraftStep.objects.get(draft=draft, step="tasks")


def rows_on(client: Client, draft: Draft) -> list[str]:
    return re.findall(r'name="actions-row" value="([0-9a-f]{32})"', client.get(page(draft, "tasks")).content.decode())


def test_an_empty_group_starts_with_one_row(client: Client, draft: Draft) -> None:
    assert len(rows_on(client, draft)) == 1


def test_adding_keeps_what_was_typed_and_row_ids(client: Client, draft: Draft) -> None:
    response = post(client, draft, "tasks", TASKS | {f"actions-{ROW}-by_day": "9"}, **{"add-actions": "1"})
    rows = rows_on(client, draft)
    assert rows[0] == ROW
    assert len(rows) == 2
    assert response["Location"] == f"{page(draft, 'tasks')}#id_actions-{rows[1]}-what"  # its first box has the focus
    html = client.get(page(draft, "tasks")).content.decode()
    assert 'value="Buy a lead"' in html
    assert 'value="9"' in html
    assert "Action 2" in html
    assert not saved(draft).complete


def test_removing_takes_that_row_and_no_other(client: Client, draft: Draft) -> None:
    other = "b" * 32
    data = TASKS | {"actions-row": [ROW, other], f"actions-{other}-what": "Ask Tom"}
    post(client, draft, "tasks", data, **{f"remove-actions-{ROW}": "1"})
    assert rows_on(client, draft) == [other]
    post(client, draft, "tasks", {"actions-row": other, f"actions-{other}-what": "Ask Tom and Ann"})
    assert saved(draft).answers["actions"] == [{"id": other, "what": "Ask Tom and Ann"}]


def test_the_most_is_enforced(client: Client, draft: Draft) -> None:
    ids = [f"{number:032x}" for number in range(4)]
    data = {"actions-row": ids, **{f"actions-{row}-what": "x" for row in ids}}
    response = post(client, draft, "tasks", data)
    assert "can hold at most 3" in response.content.decode()
    assert len(saved(draft).typed["actions"]) == 4
    data["actions-row"] = ids[:3]
    post(client, draft, "tasks", data, **{"add-actions": "1"})
    assert len(rows_on(client, draft)) == 3
    assert 'name="add-actions"' not in client.get(page(draft, "tasks")).content.decode()


def test_the_fewest_is_enforced(client: Client, draft: Draft) -> None:
    html = post(client, draft, "tasks", {"actions-row": ROW, f"actions-{ROW}-what": ""}).content.decode()
    assert f'<a href="#id_actions-{ROW}-what">Enter an answer to “Action 1: What”</a>' in html
    assert "Add at least 1" not in html  # once is enough
    assert "Add at least 1 to “Actions”" in post(client, draft, "tasks", {}).content.decode()


def test_an_empty_row_more_is_no_mistake(client: Client, draft: Draft) -> None:
    data = TASKS | {"actions-row": [ROW, "b" * 32], f"actions-{'b' * 32}-what": " "}
    assert post(client, draft, "tasks", data).status_code == 302
    assert saved(draft).answers["actions"] == [{"id": ROW, "what": "Buy a lead"}]


def test_an_error_in_a_row_names_the_row_and_keeps_all(client: Client, draft: Draft) -> None:
    data = TASKS | {f"actions-{ROW}-by_day": "40", f"actions-{ROW}-by_month": "1", f"actions-{ROW}-by_year": "2027"}
    html = post(client, draft, "tasks", data).content.decode()
    assert "“Action 1: By when” must be a real date" in html
    assert saved(draft).typed["actions"] == [{"id": ROW, "what": "Buy a lead", "by": ["40", "1", "2027"], "note": ""}]
