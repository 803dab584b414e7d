"""Who asks for what they may not have is in the record (point 7), and learns nothing by it."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.audit.models import Entry
from portal.audit.selectors import faults
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.plans import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.lena)


@pytest.mark.requirement("R-X-07")
@pytest.mark.parametrize(
    ("who", "name"),
    [("owen", "practice:plan"), ("dana", "family:plan"), ("tom", "practice:release"), ("karl", "api-1:reading")],
)
def test_a_refused_look_is_in_the_persons_chain(cast: Cast, plan: Plan, client: Client, who: str, name: str) -> None:
    user = account(getattr(cast, who))
    sign_in(client, user)
    assert client.get(reverse(name, args=[plan.pk])).status_code == 404
    [entry] = Entry.objects.filter(action="access.refused")
    assert entry.chain == f"user:{user.pk}" and entry.actor == str(user.pk)
    assert entry.about == f"{name}:{plan.pk}"
    assert not Entry.objects.filter(chain=f"plan:{plan.pk}", actor=str(user.pk)).exists()
    assert faults() == []


def test_a_refused_write_too(cast: Cast, plan: Plan, client: Client) -> None:
    sign_in(client, account(cast.owen))
    assert client.post(reverse("practice:release", args=[plan.pk])).status_code == 404
    assert Entry.objects.get(action="access.refused").detail == {"method": "POST"}


def test_nobody_signed_in_and_no_object_leaves_no_entry(cast: Cast, plan: Plan, client: Client) -> None:
    client.get(reverse("practice:plan", args=[plan.pk]))
    sign_in(client, account(cast.owen))
    client.get("/nothing/of/the/kind/")
    assert not Entry.objects.filter(action="access.refused").exists()
