"""How to complain stands where a family comes in, in the words of their place."""

import pytest
from django.test import Client
from django.urls import reverse

from content.api import create_manual
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.plans import make_plan, release_to, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])
    word(made, cast.lena)
    release_to(made, cast.dana, cast.lena)
    return made


@pytest.mark.requirement("R-004-13")
def test_the_list_of_plans_leads_to_how_to_complain(cast: Cast, plan: Plan, client: Client) -> None:
    place = plan.jurisdiction
    page = {"key": f"{place}/complaints", "title": "Complaints", "slug": "complaints"}
    create_manual(key=place, jurisdiction=place, shape={"title": "Here", "slug": "here", "children": [page]})
    shown = sign_in(client, account(cast.dana)).get(reverse("family:home")).content.decode()
    assert 'href="/en/here/complaints/"' in shown
    assert client.get("/en/here/complaints/").status_code == 200


def test_a_place_without_such_a_page_has_no_link(cast: Cast, plan: Plan, client: Client) -> None:
    shown = sign_in(client, account(cast.dana)).get(reverse("family:home")).content.decode()
    assert "How to complain" not in shown
