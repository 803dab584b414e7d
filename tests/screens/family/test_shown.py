"""What of a plan the family finds in words of its own: the harm, what is hoped for, what a service is for; and what a
member of the family who is no parent finds."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.people.models import Person
from portal.plans.enums import Ground
from portal.plans.models import Plan
from portal.plans.rules import item_id
from portal.plans.services import withhold
from portal.wording.enums import Audience
from portal.wording.services import write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, TODAY, Row, make_plan, release_to, text, who, word

pytestmark = pytest.mark.django_db
LIKELY = {"type": "choice", "value": "o1", "display": "It is likely"}


def rows(cast: Cast) -> list[Row]:
    harm = {"text": text("Afraid at night"), "likelihood": LIKELY}
    concern = {"text": text("Alone at night"), "impact": harm["text"], "likelihood": LIKELY}
    return [
        ("concern", "c9", concern),
        ("impact", "c9", harm),
        ("outcome", "o1", {"text": text("Sleeps through")}),
        ("longer_outcome", "o2", {"text": text("Has friends")}),
        ("service", "v1", {"name": text("Club"), "outcome": text("Time for herself"), "funding": text("Council")}),
        ("parent_views", "p1", {"who": who(cast.piotr), "text": text("QZXVIEW of Piotr")}),
        ("no_child_views", "", {"text": text("QZXREASON")}),
        ("present", "n1", {"who": who(cast.dana)}),
        ("dissent", "d1", {"who": who(cast.tom), "reason": text("QZXDISSENT"), "response": text("Heard")}),
    ]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Robin's plan with Joan in the core group; the words of the harm are each audience's own."""
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.joan, cast.tom], more=rows(cast))
    word(made, cast.lena)
    harm = item_id(made.pk, "impact", "c9")
    for audience, said in (
        (Audience.FAMILY, "It can happen: Robin fears the night"),
        (Audience.CHILD, "You feel afraid"),
    ):
        write(plan=made, item=harm, audience=audience, text=said, revision=1, by=account(cast.lena), now=NOW)
    return made


def page(plan: Plan, reader: Person) -> str:
    response = sign_in(Client(), account(reader)).get(reverse("family:plan", args=[plan.pk]))
    assert response.status_code == 200
    return response.content.decode()


def section(html: str, key: str) -> str:
    return html.partition(f'id="{key}"')[2].partition("</section>")[0]


@pytest.mark.requirement("R-000-10")
@pytest.mark.requirement("R-003-04")
def test_the_harm_and_how_likely_it_is_stand_in_all_three_renderings(cast: Cast, plan: Plan) -> None:
    professional = sign_in(Client(), cast.tom).get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert "Alone at night" in professional and "It is likely" in professional and "Afraid at night" in professional
    release_to(plan, cast.dana, cast.lena)
    parent = page(plan, cast.dana)
    assert "What this means for your child" in parent and "It can happen: Robin fears the night" in parent
    assert "You feel afraid" not in parent
    account_of = cast.cai.person  # the one young person who signs in
    other = make_plan(cast.cai, cast.owen, cast.nia, more=rows(cast))
    word(other, cast.owen)
    release_to(other, account_of, cast.owen)
    assert "Afraid at night" in section(page(other, account_of), "worries")


@pytest.mark.requirement("R-000-12")
@pytest.mark.requirement("R-001-17")
def test_outcomes_stand_apart_and_a_service_says_what_it_is_for(cast: Cast, plan: Plan) -> None:
    release_to(plan, cast.dana, cast.lena)
    html = page(plan, cast.dana)
    soon, later = section(html, "outcomes"), section(html, "later_outcomes")
    assert "Sleeps through" in soon and "Has friends" not in soon
    assert "Has friends" in later and "Sleeps through" not in later
    assert "Time for herself" in html and "Council" not in html
    professional = sign_in(Client(), cast.lena).get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert professional.index("Shorter-term outcomes") < professional.index("Longer-term outcomes")
    assert "What it is to achieve" in professional


@pytest.mark.requirement("R-004-15")
@pytest.mark.requirement("R-000-19")
def test_what_is_for_the_record_stands_there_alone(cast: Cast, plan: Plan) -> None:
    professional = sign_in(Client(), cast.tom).get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert "Who did not agree" in professional and "QZXDISSENT" in professional and "QZXREASON" in professional
    release_to(plan, cast.dana, cast.lena)
    assert "QZX" not in page(plan, cast.dana)


@pytest.mark.requirement("R-001-59")
def test_a_grandmother_in_the_core_group_reads_what_is_shared_with_her(cast: Cast, plan: Plan) -> None:
    joan = sign_in(Client(), account(cast.joan))
    assert joan.get(reverse("family:plan", args=[plan.pk])).status_code == 404  # being a member opens nothing by itself
    withhold(
        plan=plan, items=[item_id(plan.pk, "concern", "c9")], person=cast.joan, ground=Ground.CHILD, evidence="Told on",
        authorised_by=cast.mira, review_on=TODAY.replace(year=2027), by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    release_to(plan, cast.joan, cast.lena)
    html = page(plan, cast.joan)
    assert "Nobody was home on four evenings" in html
    assert "Alone at night" not in html and "Robin fears the night" not in html  # nor what the concern leads to
    assert "QZXVIEW" not in html and "Walk to school together" not in html  # a parent's own words and tasks
    assert joan.get(reverse("practice:plan", args=[plan.pk])).status_code == 404
