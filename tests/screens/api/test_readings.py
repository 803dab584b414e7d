"""The headless face gives what the screen gives, to the same people, and writes the same record."""

import pytest
from django.test import Client

from portal.audit.models import Entry
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.plans import make_plan, release_to, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, actions=2)
    word(made, cast.lena)
    release_to(made, cast.dana, cast.lena)
    return made


def test_a_parent_fetches_their_reading(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, account(cast.dana))
    response = client.get(f"/api/v1/readings/{plan.pk}")
    assert response.status_code == 200 and response["Cache-Control"] == "no-store"
    data = response.json()
    assert data["title"] == "The plan for Robin" and data["language"] == "en"
    assert [s["key"] for s in data["sections"]][:3] == ["concerns", "evidence", "strengths"]
    assert set(data) == set(plan.releases.get(person=cast.dana).reading.content) - {"schema"}  # type: ignore[union-attr]
    assert Entry.objects.get(action="reading.fetched").chain == f"plan:{plan.pk}"


@pytest.mark.parametrize("who", ["piotr", "amina", "lena", "tom"])
def test_nobody_else_finds_it(cast: Cast, plan: Plan, client: Client, who: str) -> None:
    sign_in(client, account(getattr(cast, who)))
    assert client.get(f"/api/v1/readings/{plan.pk}").status_code == 404
    assert not Entry.objects.filter(action="reading.fetched").exists()


def test_nobody_signed_in_gets_nothing(plan: Plan, client: Client) -> None:
    assert client.get(f"/api/v1/readings/{plan.pk}").status_code == 401


def test_the_queries_do_not_grow(cast: Cast, plan: Plan, client: Client, django_assert_max_num_queries: object) -> None:
    sign_in(client, account(cast.dana))
    client.get(f"/api/v1/readings/{plan.pk}")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        client.get(f"/api/v1/readings/{plan.pk}")


def test_the_list_holds_what_was_given_and_is_recorded(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, account(cast.dana))
    said = client.get("/api/v1/readings")
    assert [(one["plan"], one["title"]) for one in said.json()] == [(str(plan.pk), "The plan for Robin")]
    assert said["Cache-Control"] == "no-store"
    assert Entry.objects.get(action="plans.listed").detail == {"plans": [str(plan.pk)]}
    for who in ("piotr", "amina", "lena"):
        assert sign_in(Client(), account(getattr(cast, who))).get("/api/v1/readings").json() == []
    assert Client().get("/api/v1/readings").status_code == 401
