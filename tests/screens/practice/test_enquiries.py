"""An enquiry to the register on screens, and a child who has moved or is missing."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.plans.models import Plan
from portal.register.enums import KeeperRole
from portal.register.models import Enquiry, EnquiryStep, Notice
from portal.register.services import register
from tests.cast import Cast, account, sign_in
from tests.plans import NOW

from .test_readers import boxes
from .test_register import keeps

pytestmark = pytest.mark.django_db
LOG = "/register/england/enquiries/"
QUERIES = 26


@pytest.fixture
def plan(plan: Plan, cast: Cast) -> Plan:
    register(plan=plan, by=account(cast.lena), now=NOW)
    return plan


@pytest.fixture
def duty(cast: Cast, plan: Plan) -> Client:
    """Mira on duty, signed in."""
    keeps(cast.mira, KeeperRole.DUTY)
    return sign_in(Client(), cast.mira)


@pytest.fixture
def custodian(cast: Cast, plan: Plan) -> Client:
    keeps(cast.mair)
    return sign_in(Client(), cast.mair)


def asked(**given: Any) -> dict[str, Any]:
    return {
        "key": uuid4(), "kind": "formal", "enquirer": "Dr Amos", "agency": "Hospital", "telephone": "01632 960130",
        "child_name": "Robyn Greene", "concern": "A cut hand at night",
    } | given  # fmt: skip


def call(**given: Any) -> dict[str, Any]:
    known = {"source": "switchboard", "number": "01632 960131", "answered_by": "The ward", "confirmed": "yes"}
    return {"do": "call", "key": uuid4()} | known | given


def taken(client: Client, **given: Any) -> str:
    """Where the enquiry is that was taken."""
    response = client.post(LOG, asked(**given))
    assert response.status_code == 302
    return response.headers["Location"]


@pytest.mark.requirement("R-002-41", "R-004-44")
@pytest.mark.parametrize("missing", ["kind", "enquirer", "agency", "child_name", "concern"])
def test_what_an_enquiry_needs(duty: Client, missing: str) -> None:
    refused = duty.post(LOG, asked(**{missing: ""}))
    assert refused.status_code == 422 and missing in refused.context["form"].errors
    assert not Enquiry.objects.exists()


def test_pressing_twice_is_one_enquiry(duty: Client) -> None:
    data = asked()
    assert [duty.post(LOG, data).status_code for _ in "12"] == [302, 302] and Enquiry.objects.count() == 1


@pytest.mark.requirement("R-002-40", "R-002-41", "R-004-48", "R-004-50", "R-004-51", "R-004-52")
def test_no_result_before_the_log_and_the_call_back(duty: Client, plan: Plan, cast: Cast) -> None:
    where = taken(duty)
    for early in ({"do": "find", "name": "Robin"}, {"do": "here", "plan": plan.pk}, {"do": "advise", "said": "x"}):
        refused = duty.post(where, early | {"key": uuid4()})
        assert refused.status_code == 409 and "Robin" not in refused.content.decode()
    assert duty.post(where, call(source="caller")).status_code == 422
    assert duty.post(where, call(answered_by="")).status_code == 422
    assert duty.post(where, call(source="directory", confirmed="no")).status_code == 302
    assert duty.post(where, {"do": "find", "name": "Robin"}).status_code == 409
    assert duty.post(where, call()).status_code == 302
    shown = duty.get(where).content.decode()
    assert "Robin" not in shown and "Lena" not in shown
    found = duty.post(where, {"do": "find", "name": "robin"}).content.decode()
    assert "Robin" in found and "Lena" not in found
    assert [duty.post(where, {"do": "here", "plan": plan.pk}).status_code for _ in "12"] == [302, 302]
    told = duty.get(where).content.decode()
    assert "Lena" in told and EnquiryStep.objects.filter(kind="answered").count() == 1
    for word in ("Dana", "Neglect", "evenings", "Tom"):
        assert word not in told, "the lead's name and nothing else"
    assert not re.search(rf"/plans/{plan.pk}", told)


@pytest.mark.requirement("R-004-45")
def test_a_routine_check_is_told_nothing(duty: Client, plan: Plan) -> None:
    where = taken(duty, kind="routine", concern="", child_name="Robin Green")
    for data in (call(), {"do": "find", "name": "Robin"}, {"do": "here", "plan": plan.pk}):
        assert duty.post(where, data).status_code == 409
    assert "No result is given" in duty.get(where).content.decode() and not EnquiryStep.objects.exists()


@pytest.mark.requirement("R-004-55")
def test_of_a_child_who_is_not_there_advice_is_kept(duty: Client, plan: Plan) -> None:
    where = taken(duty)
    duty.post(where, call())
    assert "No child fits this" in duty.post(where, {"do": "find", "name": "Nobody"}).content.decode()
    assert duty.post(where, {"do": "advise", "key": uuid4(), "said": " "}).status_code == 422
    assert duty.post(where, {"do": "advise", "key": uuid4(), "said": "Refer today"}).status_code == 302
    assert "Refer today" in duty.get(where).content.decode()
    assert duty.post(where, {"do": "here", "plan": uuid4()}).status_code == 404


@pytest.mark.requirement("R-002-39")
def test_keepers_look_through_the_log(duty: Client, custodian: Client, cast: Cast) -> None:
    where = taken(duty)
    assert "Not looked through yet" in custodian.get(LOG).content.decode()
    assert duty.post(where, {"do": "review"}).status_code == 404
    assert [custodian.post(where, {"do": "review"}).status_code for _ in "12"] == [302, 302]
    assert "Not looked through yet" not in custodian.get(LOG).content.decode()
    keeps(cast.owen, place="wales")
    for other in (cast.owen, cast.lena, cast.tom, cast.dana):
        client = sign_in(Client(), other)
        assert [client.get(path).status_code for path in (LOG, where)] == [404, 404], other
        assert client.get(where.replace("england", "wales")).status_code == 404
        assert client.post(LOG, asked()).status_code == 404
    assert duty.post(where, {"do": "nothing"}).status_code == 404


@pytest.mark.requirement("R-004-41", "R-004-53")
def test_the_lead_follows_it_up(duty: Client, lena: Client, plan: Plan, cast: Cast) -> None:
    where = taken(duty)
    duty.post(where, call())
    duty.post(where, {"do": "here", "plan": plan.pk})
    assert "Follow up an enquiry about the child" in lena.get("/children/").content.decode()
    tom, page = sign_in(Client(), cast.tom), f"/plans/{plan.pk}/enquiries/"
    assert "Follow up an enquiry" not in tom.get("/children/").content.decode()
    assert tom.get(page).status_code == 404
    about = Enquiry.objects.get().pk
    assert "A cut hand at night" in lena.get(page).content.decode()
    assert lena.post(page, {"about": about, "said": ""}).status_code == 422
    assert lena.post(page, {"about": uuid4(), "said": "x"}).status_code == 404
    assert [lena.post(page, {"about": about, "said": "I saw Robin"}).status_code for _ in "12"] == [302, 302]
    assert "I saw Robin" in lena.get(page).content.decode()
    assert "Follow up an enquiry" not in lena.get("/children/").content.decode()


@pytest.mark.requirement("R-002-37")
@pytest.mark.parametrize("kind", ["missing", "moved"])
def test_a_move_or_a_missing_child_is_reported_seen_and_followed_up(
    lena: Client, custodian: Client, plan: Plan, cast: Cast, kind: str
) -> None:
    tom, page = sign_in(Client(), cast.tom), f"/plans/{plan.pk}/moved-or-missing/"
    data = {"key": uuid4(), "kind": kind, "known": "QZXKNOWN"} | boxes("on", 0)
    for wrong in ({"kind": ""}, {"known": " "}, *([boxes("on", 1)] if kind == "missing" else [])):
        assert tom.post(page, data | wrong).status_code == 422
    assert [tom.post(page, data).status_code for _ in "12"] == [302, 302] and Notice.objects.count() == 1
    assert "Follow up a move or a missing child" in lena.get("/children/").content.decode()
    assert "QZXKNOWN" in custodian.get("/register/england/").content.decode()
    one = Notice.objects.get()
    looked = Entry.objects.filter(action="register.listed").latest("at")
    assert looked.detail["notices"] == [str(one.pk)]
    seen = {"do": "seen", "notice": one.pk}
    assert [custodian.post("/register/england/", seen).status_code for _ in "12"] == [302, 302]
    assert "QZXKNOWN" not in custodian.get("/register/england/").content.decode()
    assert custodian.post("/register/england/", {"do": "seen", "notice": uuid4()}).status_code == 404
    done = {"do": "done", "about": one.pk, "said": "She is at her aunt's"}
    assert tom.post(page, done).status_code == 404
    assert lena.post(page, done | {"said": ""}).status_code == 422
    assert [lena.post(page, done).status_code for _ in "12"] == [302, 302]
    assert "She is at her aunt" in tom.get(page).content.decode()
    for other in (cast.dana, cast.owen):
        assert sign_in(Client(), other).get(page).status_code == 404
    assert custodian.get(page).status_code == 200, "Mair is the team manager too"
    Plan.objects.filter(pk=plan.pk).update(ended_on=timezone.localdate())
    assert lena.post(page, data | {"key": uuid4()}).status_code == 404


def test_pages_ask_little_however_much_was_asked(
    duty: Client, lena: Client, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        where = taken(duty, child_name=f"Kim{number}")
    with django_assert_max_num_queries(QUERIES):
        shown = duty.get(LOG).content.decode()
    assert "Kim29" in shown and "Kim1<" not in shown and "?page=2" in shown
    with django_assert_max_num_queries(QUERIES):
        duty.get(where)
