"""The register for its keepers: purpose first, the names of one place, and a header that only they change."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction
from portal.register.enums import KeeperRole
from portal.register.models import Keeper, Registration
from portal.register.services import name_keeper, register
from tests.cast import Cast, account, make_child, relate, sign_in
from tests.plans import NOW, make_plan

from .test_readers import boxes

pytestmark = pytest.mark.django_db
LIST = "/register/england/"
NEGLECT = "Neglect | Esgeulustod"
LIST_QUERIES, HEADER_QUERIES = 23, 22


def keeps(person: Person, role: KeeperRole = KeeperRole.CUSTODIAN, place: str = "england") -> None:
    name_keeper(place=place, person=person, role=role, since=timezone.localdate(), now=NOW)


@pytest.fixture
def plan(plan: Plan, cast: Cast) -> Plan:
    register(plan=plan, by=account(cast.lena), now=NOW)
    return plan


@pytest.fixture
def mira(cast: Cast, plan: Plan) -> Client:
    """Mira, custodian in England, signed in."""
    keeps(cast.mira)
    return sign_in(Client(), cast.mira)


def header(plan: Plan, place: str = "england") -> str:
    return f"/register/{place}/children/{plan.pk}/"


@pytest.mark.requirement("R-002-38")
def test_each_page_begins_with_what_it_is_for_and_why_it_may_be_kept(mira: Client, plan: Plan) -> None:
    said = {"register_purpose": "QZXFOR | QZXAT", "register_basis": "QZXLAW | QZXAC"}
    Jurisdiction.objects.filter(key="england").update(**said)
    for path in (LIST, header(plan), f"{LIST}enquiries/"):
        shown = mira.get(path).content.decode()
        assert "QZXFOR" in shown and "QZXLAW" in shown and "QZXA" not in shown


@pytest.mark.requirement("R-002-38", "R-002-39")
def test_only_keepers_of_the_place_come_in(mira: Client, plan: Plan, cast: Cast) -> None:
    keeps(cast.mair, KeeperRole.DEPUTY)
    keeps(cast.owen, place="wales")
    keeps(cast.tom, KeeperRole.DUTY)
    for person, status in ((cast.mair, 200), (cast.owen, 404), (cast.tom, 404), (cast.lena, 404), (cast.dana, 404)):
        client = sign_in(Client(), person)
        assert [client.get(path).status_code for path in (LIST, header(plan))] == [status, status], person
        assert client.post(header(plan), changed()).status_code in ((302,) if status == 200 else (404,)), person
    assert sign_in(Client(), cast.tom).get(f"{LIST}enquiries/").status_code == 200
    for path in ("/register/wales/", "/register/nowhere/", header(plan, "wales")):
        assert mira.get(path).status_code == 404
    assert sign_in(Client(), cast.owen).get(header(plan, "wales")).status_code == 404
    Keeper.objects.all().delete()
    assert mira.get(f"/plans/{plan.pk}/").status_code == 404, "the register gives no plan"


def changed(**given: Any) -> dict[str, Any]:
    """What a keeper sends to put a header right."""
    return {"revision": 0, "category": NEGLECT, "reason": "The conference said so"} | boxes("registered_on", -1) | given


@pytest.mark.requirement("R-002-39")
def test_a_header_is_put_right_with_a_reason_and_says_what_it_said(mira: Client, plan: Plan) -> None:
    for wrong in ({"reason": " "}, {"category": "Anything"}, {"category": ""}, boxes("registered_on", 1)):
        assert mira.post(header(plan), changed(**wrong)).status_code == 422
    assert mira.post(header(plan), changed()).status_code == 302
    assert mira.post(header(plan), changed()).status_code == 409
    found = Registration.objects.get(plan=plan)
    assert (found.category, found.revision, found.rows.count()) == (NEGLECT, 1, 2)
    shown = mira.get(header(plan)).content.decode()
    assert "The conference said so" in shown and ">Neglect</dd>" in shown
    said = Entry.objects.filter(chain="register:england", about=f"plan:{plan.pk}").values_list("action", flat=True)
    assert {"register.entered", "register.changed", "header.viewed"} <= set(said)


def test_a_header_of_a_name_that_is_off_stays_as_it_is(mira: Client, plan: Plan) -> None:
    Registration.objects.filter(plan=plan).update(
        removed_on=timezone.localdate(), because="left", ongoing_need=False, follow_on="x"
    )
    assert mira.post(header(plan), changed()).status_code == 404
    assert "Taken off" in mira.get(header(plan)).content.decode()
    assert "Robin" not in mira.get(LIST).content.decode()
    assert "Robin" in mira.post(LIST, {"name": "green robin"}).content.decode()


def test_a_search_names_nobody_in_an_address_and_finds_one_place_alone(mira: Client, plan: Plan, cast: Cast) -> None:
    register(plan=make_plan(cast.cai, cast.owen, cast.nia), by=account(cast.owen), now=NOW)
    assert "Robin" in mira.get(LIST).content.decode()
    assert "Robin" in mira.post(LIST, {"name": "ROB"}).content.decode()
    assert mira.post(LIST, {"name": "Cai"}).context["rows"] == []
    assert mira.post(LIST, {"name": "r o"}).context["rows"] == []  # nobody leafs through it letter by letter
    assert "Robin" in mira.post(LIST, {"name": "robin g"}).content.decode()
    assert "Cai" not in mira.get(LIST).content.decode()
    assert mira.post(LIST, {"name": ""}).status_code == 422
    for bad in ("0", "x", "99999", "-1"):
        assert mira.get(f"{LIST}?page={bad}").status_code == 404


def test_the_links_are_there_for_keepers_alone(mira: Client, plan: Plan, cast: Cast) -> None:
    keeps(cast.tom, KeeperRole.DUTY)
    own = mira.get("/children/").content.decode()
    duty = sign_in(Client(), cast.tom).get("/children/").content.decode()
    assert f'"{LIST}"' in own and f'"{LIST}enquiries/"' in own
    assert f'"{LIST}"' not in duty and f'"{LIST}enquiries/"' in duty
    assert "/register/" not in sign_in(Client(), cast.lena).get("/children/").content.decode()


def test_pages_ask_little_however_many_names(
    mira: Client, plan: Plan, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        child = make_child(f"Kim{number:02}", "Adams", cast.robin.person.born_on or NOW.date())
        relate(child, cast.dana, "mother")  # type: ignore[arg-type]
        made = Plan.objects.create(child=child, jurisdiction="england", started_on=NOW.date())
        Registration.objects.create(plan=made, registered_on=made.started_on)
    with django_assert_max_num_queries(LIST_QUERIES):
        first = mira.get(LIST).content.decode()
    assert "Kim24" in first and "Kim25" not in first
    second = mira.get(f"{LIST}?page=2").content.decode()
    assert "Kim25" in second and "Robin" in second and "?page=3" not in second
    with django_assert_max_num_queries(HEADER_QUERIES):
        mira.get(header(plan))
