"""In which order, and how strongly, rows are locked (T24)."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast, sign_in
from tests.dialogue import read_by

ROOT = Path(__file__).parents[3] / "portal"
TOO_STRONG = re.compile(r"(?:\b(?:Child|Plan)\.objects|_base_manager)\.select_for_update\((?!no_key=True)")


def test_what_points_to_a_child_or_a_plan_can_be_written_while_it_is_locked() -> None:
    """Whoever writes holds their grant, and the new row points to the plan. Somebody who has locked the plan waits for
    every grant (`grants.refresh`). Locked FOR UPDATE, the plan makes the first wait too, and PostgreSQL stops one of
    the two: a parent's answer or a report of denied access would be lost."""
    found = [str(one) for one in sorted(ROOT.rglob("*.py")) if TOO_STRONG.search(one.read_text())]
    assert found == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["network_add", "network_group", "network_tie", "advocate"])
def test_a_screen_that_changes_who_is_around_a_child_locks_the_child_before_the_plan(cast: Cast, name: str) -> None:
    """As a new lead is named: `allocate` locks the child and then brings the plan's grants to the facts."""
    plan = read_by(cast, cast.piotr)
    person = {"network_tie": cast.piotr, "advocate": cast.ada}.get(name)
    path = reverse(f"practice:{name}", args=[plan.pk, *([person.pk] if person else [])])
    client = sign_in(Client(), cast.lena)
    with CaptureQueriesContext(connection) as asked:
        assert client.post(path, {"do": "change" if name == "network_tie" else "agree"}).status_code in (404, 422)
    said = [one["sql"] for one in asked]
    holds = next(number for number, sql in enumerate(said) if " held JOIN " in sql)
    assert 'FROM "people_child" WHERE' in said[holds - 1]
