"""Who has looked at my plan (T32, R-X-07): practitioners and oneself, nobody else of the family."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.audit.services import record
from portal.plans.enums import Ground
from portal.plans.models import Plan
from portal.plans.services import Agreed, agree
from portal.procedures.models import Jurisdiction
from portal.wording.services import withhold
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, make_plan, plan_items, release_to, who, word

pytestmark = pytest.mark.django_db
QUERIES = 19


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])
    word(made, cast.lena)
    for person in (cast.dana, cast.joan):
        release_to(made, person, cast.lena)
    return made


def looks(plan: Plan, client: Client, more: str = "") -> str:
    response = client.get(reverse("family:looked", args=[plan.pk]) + more)
    assert response.status_code == 200
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def name_viewers(how: str) -> None:
    Jurisdiction.objects.filter(key="england").update(viewers_named=how)


@pytest.mark.requirement("R-X-07")
def test_a_parent_sees_practitioners_and_themselves(cast: Cast, plan: Plan) -> None:
    name_viewers("name_and_role")
    sign_in(Client(), cast.lena).get(reverse("practice:plan", args=[plan.pk]))
    tom = sign_in(Client(), cast.tom)
    for _ in range(3):
        tom.get(reverse("practice:plan", args=[plan.pk]))
    sign_in(Client(), cast.joan).get(reverse("family:plan", args=[plan.pk]))
    dana = sign_in(Client(), cast.dana)
    dana.get(reverse("family:plan", args=[plan.pk]))
    page = looks(plan, dana)
    for words in ("Lena Hart", "Social worker", "Tom Bell", "Head of year", "3 times", "You"):
        assert words in page, words
    assert "Joan" not in page  # another of the family
    assert Entry.objects.filter(chain=f"plan:{plan.pk}", action="looked.viewed").count() == 1
    assert looks(plan, dana).count("<li>") == page.count("<li>")  # reading the list is no look


def test_a_place_may_tell_roles_alone(cast: Cast, plan: Plan) -> None:
    name_viewers("role")
    sign_in(Client(), cast.lena).get(reverse("practice:plan", args=[plan.pk]))
    page = looks(plan, sign_in(Client(), cast.dana))
    assert "Social worker" in page
    assert "Lena" not in page


@pytest.mark.requirement("R-004-08", "R-X-04")
@pytest.mark.parametrize("how", ["withheld", "restricted"])
def test_nobody_is_told_of_whom_the_plan_does_not_name_to_them(cast: Cast, how: str) -> None:
    """Fails where "who has looked" tells of a helper whom the plan keeps from this reader: their role says it all."""
    member = who(cast.tom) | ({"restricted": True} if how == "restricted" else {})
    items = [*plan_items(cast.lena), ("lead", "", {"who": who(cast.lena)}), ("core_group", "m1", {"who": member})]
    agreed = Agreed(submission=uuid.uuid4(), language="en", items=items, other=[], lead=cast.lena, members=[cast.tom],
                    conference_on=TODAY)  # fmt: skip
    made = agree(child=cast.robin, agreed=agreed, by=account(cast.lena), today=TODAY, now=NOW).plan
    word(made, cast.lena)
    for person in (cast.dana, cast.joan):
        release_to(made, person, cast.lena)
    if how == "withheld":
        withhold(
            plan=made, person=cast.dana, ground=Ground.CHILD, evidence="A report", authorised_by=cast.mira,
            review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW,
            items=[made.items.get(capture="core_group").pk],
        )  # fmt: skip
    for person in (cast.tom, cast.lena):
        sign_in(Client(), person).get(reverse("practice:plan", args=[made.pk]))
    for named in ("name_and_role", "role"):
        name_viewers(named)
        page = looks(made, sign_in(Client(), cast.dana))
        assert "Social worker" in page and "Head of year" not in page and "Tom" not in page
    assert ("Head of year" in looks(made, sign_in(Client(), cast.joan))) is (how == "withheld")  # kept from Dana alone


@pytest.mark.parametrize("who", ["piotr", "amina", "karl", "lena", "tom", "mira"])
def test_who_has_no_plan_to_read_has_no_list(cast: Cast, plan: Plan, who: str) -> None:
    assert sign_in(Client(), getattr(cast, who)).get(reverse("family:looked", args=[plan.pk])).status_code == 404


def test_many_days_come_in_pages_and_cost_the_same(
    cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    noon = timezone.localtime().replace(hour=12)  # late in the evening two moments may share a day when clocks change
    for back in range(60, 0, -1):
        at = noon - timedelta(days=back)
        record(chain=f"plan:{plan.pk}", action="plan.viewed", by=account(cast.lena), now=at)
    client = sign_in(Client(), cast.dana)
    with django_assert_max_num_queries(QUERIES):
        page = looks(plan, client)
    assert page.count("<li>") == 25
    seen, more = page.count("<li>"), page.partition('href="?before=')[2].partition('"')[0]
    while more:
        page = looks(plan, client, f"?before={more}")
        seen += page.count("<li>")
        more = page.partition('href="?before=')[2].partition('"')[0]
    assert seen == 60


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 40, "0"])
def test_a_page_that_is_none_is_no_error(cast: Cast, plan: Plan, before: str) -> None:
    assert (
        sign_in(Client(), cast.dana).get(reverse("family:looked", args=[plan.pk]), {"before": before}).status_code
        == 200
    )
